import Claims
import Support
import Testing

/// A body is one line, whatever it is made from.
@Suite struct LineTests {
  @Test(
    "White space at the ends goes, and where the line would break stands a space",
    arguments: [
      ("  a dog  ", "a dog"), ("a\nb", "a b"), ("a \r\n\t b", "a b"), ("a  b", "a  b"), ("a\u{2028}b", "a b"),
      ("a\u{85}\u{0B}\u{0C}b", "a b"), ("\n\n", ""), ("", ""), ("a\u{A0}b", "a\u{A0}b"), ("a \u{301}", "a \u{301}"),
      ("\u{301}a", "\u{301}a"), ("a\tb", "a b"), ("a\u{0}b\u{1B}[31mc", "ab[31mc"), ("a \u{7}", "a"),
      ("\u{9B}a\u{84}", "a"), ("a\u{202E}b\u{2066}c", "abc"), ("\u{200F}א", "\u{200F}א"), ("👨\u{200D}👩", "👨\u{200D}👩"),
    ])
  func lines(text: String, line: String) {
    let caption = StructuredCaption([.dense: text])
    #expect(caption[.dense].unicodeScalars.elementsEqual(line.unicodeScalars))
    // A line stays as it is.
    #expect(StructuredCaption([.dense: line])[.dense].unicodeScalars.elementsEqual(line.unicodeScalars))
  }

  static let complete = """
    1. Dense caption: A dog runs.
    2. Main object caption: A brown dog.
    3. Background caption: A beach.
    4. Camera caption: It pans left.
    5. Style caption: Bright.
    6. Action caption: Running.
    """

  @Test("What a free model wrote is read as far as it goes")
  func found() throws {
    #expect(StructuredCaption(foundIn: Self.complete) == (try StructuredCaption(text: Self.complete)))
    let loose = StructuredCaption(
      foundIn: """
        Sure! Here it is:

        DENSE   CAPTION: A dog
        runs: fast.
        3) background caption:A beach.
        1. Dense caption: Another.
        More of it.
        6.Action Caption:
        """)
    #expect(loose[.dense] == "A dog runs: fast.")
    #expect(loose[.background] == "A beach.")
    #expect(loose.missingParts == [.mainObject, .camera, .style, .action])
    #expect(StructuredCaption(foundIn: "").missingParts == CaptionPart.allCases)
    #expect(StructuredCaption(foundIn: "no headings: at all").missingParts == CaptionPart.allCases)
  }

  @Test("Text and JSON give the caption back")
  func roundTrip() throws {
    let caption = try StructuredCaption(text: Self.complete)
    #expect(caption.isComplete)
    #expect(caption.text == Self.complete)
    #expect(try StructuredCaption(json: caption.json) == caption)
    #expect(caption.json.members?.map(\.key) == ["dense", "main_object", "background", "camera", "style", "action"])
  }

  @Test("What is no caption is refused with words")
  func refused() {
    #expect(throws: StructuredCaptionError.noObject) { try StructuredCaption(json: [1]) }
    #expect(throws: StructuredCaptionError.noText(.dense)) { try StructuredCaption(json: .object(["dense": 1])) }
    #expect(throws: StructuredCaptionError.repeated(.dense)) {
      try StructuredCaption(text: "Dense caption: a\nDense caption: b")
    }
    #expect(throws: StructuredCaptionError.textBeforeParts("Hello")) { try StructuredCaption(text: "Hello") }
    let typo = #expect(throws: StructuredCaptionError.self) {
      try StructuredCaption(json: .object(["dense": "a", "backgruond": "b"]))
    }
    #expect(typo?.hint?.contains("did you mean 'background' by 'backgruond'?") == true)
  }
}
