import Support
import TestSupport
import Testing

@Suite struct JSONTests {
  static let sound: [(text: String, value: JSON)] = [
    ("null", JSON.null), (" true ", true), ("false", false), ("0", 0), ("-0", 0), ("-17", -17), ("3.5", 3.5),
    ("1e3", 1000.0), ("1E-2", 0.01), ("9223372036854775807", .int(.max)), ("-9223372036854775808", .int(.min)),
    ("9223372036854775808", .double(9_223_372_036_854_775_808)), ("123456789012345678", 123_456_789_012_345_678),
    ("1234567890123456789", 1_234_567_890_123_456_789), ("5e-324", .double(.leastNonzeroMagnitude)), ("1e-400", 0.0),
    ("\"\"", ""), ("\"a\\u0041\\n\\\"\\\\\\/\\b\\f\\r\\t\"", "aA\n\"\\/\u{8}\u{C}\r\t"), ("\"\\u00e9é\"", "éé"),
    ("\"\\ud83d\\ude00\\uD83D\\uDE00😀\"", "😀😀😀"), ("\"\\u0000\"", "\u{0}"), ("\"\u{7F}\u{2028}\"", "\u{7F}\u{2028}"),
    ("[]", []), ("[1, [2] ,\n{}]", [1, [2], .object([JSON.Member]())]), ("\u{FEFF}[1]", [1]),
    ("{\"b\":1,\"a\":{\"c\":null}}", .object(["b": 1, "a": .object(["c": JSON.null])])),
  ]

  @Test(arguments: sound) func reads(_ text: String, _ value: JSON) throws {
    #expect(try JSONParser.parse(text) == value)
  }

  @Test(arguments: [
    ("", 0), (" ", 1), ("nul", 0), ("truE", 0), ("01", 2), ("-", 1), ("+1", 0), (".5", 0), ("1.", 2), ("1e", 2),
    ("1e+", 3), ("0x10", 1), ("NaN", 0), ("Infinity", 0), ("-Infinity", 1), ("[1,]", 3), ("[1 2]", 3), ("[", 1),
    ("[1", 2), ("{\"a\":1,}", 7), ("{a:1}", 1), ("{\"a\"}", 4), ("{\"a\":}", 5), ("{\"a\":1", 6), ("{1:2}", 1),
    ("\"", 1), ("\"\\", 2), ("\"\\x\"", 2), ("\"\\u12\"", 5), ("\"\\u12G4\"", 5), ("\"a\nb\"", 2), ("\"\u{0}\"", 1),
    ("'a'", 0), ("1 1", 2), ("[1]]", 3), ("// no\n1", 0), ("\u{FEFF}\u{FEFF}1", 3),
  ])
  func refuses(_ text: String, at offset: Int) {
    let error = #expect(throws: JSONError.self) { try JSONParser.parse(text) }
    #expect(error?.offset == offset)
    #expect(error?.exitStatus == .badInput)
  }

  @Test(arguments: ["[", "{\"a\":", "[[", "[{\"a\":"]) func nestingHasALimit(_ opening: String) {
    let text = String(repeating: opening, count: 100_000)
    let error = #expect(throws: JSONError.self) { try JSONParser.parse(text) }
    #expect(error?.reason == .tooDeep(limit: Limits.jsonDepth))
    // A limit beyond what a stack bears is not taken at its word.
    #expect(throws: JSONError.self) { try JSONParser.parse(Array(text.utf8), maxDepth: .max) }
  }

  @Test func nestingUpToTheLimitIsRead() throws {
    let depth = Limits.jsonDepth
    let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    #expect(try JSONParser.parse(text).text() == text)
    #expect(throws: JSONError.self) { try JSONParser.parse("[" + text + "]") }
  }

  @Test func duplicateKeysAreAnError() {
    for count in [2, 12, 13, 40] {
      let keys = (0..<(count - 1)).map { "\"k\($0)\":1" } + ["\"k0\":2"]
      let error = #expect(throws: JSONError.self) { try JSONParser.parse("{" + keys.joined(separator: ",") + "}") }
      #expect(error?.reason == .duplicateKey("k0"))
    }
    // Escaped and plain spellings are one key.
    #expect(throws: JSONError.self) { try JSONParser.parse("{\"a\":1,\"\\u0061\":2}") }
  }

  @Test func composedAndDecomposedLettersAreDifferentKeys() throws {
    for padding in [0, 40] {
      let more = (0..<padding).map { ",\"k\($0)\":0" }.joined()
      let json = try JSONParser.parse("{\"\u{E9}\":1,\"e\u{301}\":2\(more)}")
      #expect(json.members?.count == 2 + padding)
      #expect(json["\u{E9}"] == 1)
      #expect(json["e\u{301}"] == 2)
    }
  }

  @Test(arguments: ["\\ud83d", "\\ude00", "\\ud83d\\u0041", "\\ud83dx", "\\ud83d\\n", "\\ud83d\\ud83d"])
  func halfSurrogates(_ text: String) throws {
    let error = #expect(throws: JSONError.self) { try JSONParser.parse("\"\(text)\"") }
    #expect(error?.reason == .loneSurrogate)
    let lenient = try JSONParser.parse(Array("\"\(text)\"".utf8), surrogates: .replace).stringValue
    #expect(lenient?.unicodeScalars.first == "\u{FFFD}")
    if text == "\\ud83d\\u0041" { #expect(lenient == "\u{FFFD}A") }
  }

  @Test(
    arguments: [
      [0x22, 0xFF, 0x22], [0x22, 0xC3, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
      [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], [0x22, 0x5C, 0x6E, 0xFF, 0x22],
    ] as [[UInt8]]) func wrongUTF8(_ bytes: [UInt8])
  {
    let error = #expect(throws: JSONError.self) { try JSONParser.parse(bytes) }
    #expect(error?.reason == .invalidUTF8)
  }

  @Test(arguments: ["1e400", "-1e400", "1" + String(repeating: "0", count: 400), "1e99999999999999999999"])
  func numbersOutOfRange(_ text: String) {
    let error = #expect(throws: JSONError.self) { try JSONParser.parse(text) }
    guard case .numberOutOfRange = error?.reason else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func errorsNameTheFile() {
    let error = #expect(throws: JSONError.self) { try JSONParser.parse([0x5B], source: "poses.json") }
    #expect(error?.description == "poses.json:byte 1: invalid JSON: the text ends where a value was expected")
  }

  @Test func keysInErrorsAreShortAndHarmless() {
    let key = "\\u001b[31m" + String(repeating: "x", count: 1_000_000)
    let error = #expect(throws: JSONError.self) { try JSONParser.parse("{\"\(key)\":1,\"\(key)\":2}") }
    #expect((error?.message.utf8.count ?? .max) < 300)
    #expect(error?.message.contains("\u{1B}") == false)
  }

  @Test func everyPrefixOfATextIsRefused() throws {
    let text = Array("{\"a\\u00e9\":[1,-2.5e3,true,null,\"x\\ud83d\\ude00\"],\"b\":{\"c\":false}}".utf8)
    #expect(try JSONParser.parse(text)["b"]?["c"] == false)
    for length in 0..<text.count {
      #expect(throws: JSONError.self, "length \(length)") { try JSONParser.parse(Array(text.prefix(length))) }
    }
  }

  @Test func randomBytesNeverTrap() throws {
    var random = SeededGenerator(seed: 3)
    let alphabet = Array("{}[]\",:\\u00dDtrfalsen1e-+. \u{0}é".utf8) + [0xFF, 0x80]
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 0...24, using: &random)).map { _ in
        alphabet.randomElement(using: &random) ?? 0
      }
      // Whatever is read can be written and read again.
      if let value = try? JSONParser.parse(text) {
        #expect(try JSONParser.parse(value.text()) == value)
      }
    }
  }

  @Test func whatIsWrittenIsReadBack() throws {
    let value = JSON.object([
      "text": .string("\"\\\n\r\t\u{0}\u{1F}\u{7F}\u{2028}é😀 plain"),
      "numbers": [0, -1, 0.1, 1e300, .double(.leastNonzeroMagnitude), -2.5, .int(.min)],
      "nested": [[], .object([JSON.Member]()), .object(["x": [1, 2], "left out": nil]), .null, true],
    ])
    #expect(try JSONParser.parse(value.text()) == value)
    #expect(try JSONParser.parse(value.text(pretty: true)) == value)
    #expect(value["nested"]?.arrayValue?[2].members?.count == 1)
    #expect(JSON.double(.infinity).text() == "null")
    #expect(JSON.object(["a": 1, "b": [1, 2]]).text(pretty: true) == "{\n  \"a\": 1,\n  \"b\": [1,2]\n}")
  }

  @Test func valuesOfOtherTypesAreNil() {
    #expect(JSON.double(3).intValue == 3)
    #expect(JSON.double(3.5).intValue == nil)
    #expect(JSON.double(1e300).intValue == nil)
    #expect(JSON.int(3).doubleValue == 3)
    #expect(JSON.string("3").intValue == nil)
    #expect(JSON.null["a"] == nil)
  }

  @Test(.enabled(if: TestFiles.data != nil)) func theRealVocabularyIsRead() throws {
    let bytes = try FileSystem.read(Path.join(TestFiles.data ?? "", "qwen2-vl-tokenizer.json"), limit: Limits.jsonBytes)
    let json = try JSONParser.parse(bytes)
    #expect(json["model"]?["vocab"]?.members?.count == 151_643)
    #expect(json["model"]?["merges"]?.arrayValue?.count == 151_387)
  }
}
