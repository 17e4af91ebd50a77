import Claims
import Support
import Testing

@Suite struct StructuredCaptionTests {
  static let full = StructuredCaption([
    .dense: "A man walks.", .mainObject: "A man.", .background: "A street.", .camera: "It pans: left.",
    .style: "Warm \"film\" look.", .action: "He walks.\n He stops.",
  ])

  @Test func textIsSixLines() {
    #expect(
      StructuredCaptionTests.full.text == """
        1. Dense caption: A man walks.
        2. Main object caption: A man.
        3. Background caption: A street.
        4. Camera caption: It pans: left.
        5. Style caption: Warm "film" look.
        6. Action caption: He walks. He stops.
        """)
  }

  @Test func roundTrips() throws {
    let full = StructuredCaptionTests.full
    #expect(try StructuredCaption(text: full.text) == full)
    #expect(try StructuredCaption(json: full.json) == full)
    #expect(full.json.members?.map(\.key) == ["dense", "main_object", "background", "camera", "style", "action"])
    #expect(full.isComplete)
    let partial = StructuredCaption([.dense: "Only this."])
    #expect(!partial.isComplete)
    #expect(partial[.camera].isEmpty)
    #expect(try StructuredCaption(text: partial.text) == partial)
    #expect(try StructuredCaption(json: partial.json) == partial)
  }

  @Test func readsThePapersSpelling() throws {
    let text = """

      1.Dense caption : One
      and two.
      2.Main object caption : Three.
      3.Background caption : Four.
      4.Camera caption : Five.
      5. STYLE CAPTION: Six.
      6) Action caption: Seven.
      """
    let caption = try StructuredCaption(text: text)
    #expect(caption[.dense] == "One and two.")
    #expect(caption[.style] == "Six.")
    #expect(caption[.action] == "Seven.")
  }

  @Test func missingPartsAreNamed() {
    #expect(throws: StructuredCaptionError.missing([.background, .style], found: [])) {
      try StructuredCaption(
        text: "1. Dense caption: a\n2. Main object caption: b\n4. Camera caption: c\n6. Action caption: d")
    }
    let json: JSON = .object([
      "dense": "a", "main-object": "b", "background": "c", "camera": "d", "style": "e", "action": "f",
    ])
    do throws(StructuredCaptionError) {
      _ = try StructuredCaption(json: json)
      Issue.record("accepted")
    } catch {
      #expect(error.message.contains("'main_object'"))
      #expect(error.hint == "did you mean 'main_object' by 'main-object'?")
      #expect(error.exitStatus == .badInput)
    }
  }

  @Test func otherFaults() {
    #expect(throws: StructuredCaptionError.noObject) { try StructuredCaption(json: .array([])) }
    #expect(throws: StructuredCaptionError.noText(.dense)) { try StructuredCaption(json: .object(["dense": .int(1)])) }
    #expect(throws: StructuredCaptionError.repeated(.dense)) {
      try StructuredCaption(text: "1. Dense caption: a\n2. Dense caption: b")
    }
    #expect(throws: StructuredCaptionError.textBeforeParts("Here it is")) {
      try StructuredCaption(text: "Here it is\n1. Dense caption: a")
    }
    #expect(throws: StructuredCaptionError.self) { try StructuredCaption(text: "") }
  }
}
