import Chat
import HTTP
import Support
import TestSupport
import Testing

@Suite struct LenientJSONTests {
  @Test(arguments: [
    (#"{"a": "x"}"#, #"{"a":"x"}"#), (#"Sure! {"a": "x",} Enjoy."#, #"{"a":"x"}"#),
    ("{\"a\": \"two\nlines\"}", #"{"a":"two\nlines"}"#), (#"{'a': 'it\'s', b: 2}"#, #"{"a":"it's","b":2}"#),
    (#"{"a": "a sign that says "OPEN", lit"}"#, #"{"a":"a sign that says \"OPEN\", lit"}"#),
    (#"{"a": "x", "a": "y"}"#, #"{"a":"x"}"#), (#"{"a": "", "a": "y"}"#, #"{"a":"y"}"#),
    (#"{"a": None, "b": True, "c": null} // done"#, #"{"a":null,"b":true,"c":null}"#),
    (#"{"a": "\u00e9\ud83d\ude00\ud83d"}"#, #"{"a":"é😀�"}"#),
    (#"As [1] says: [{"a": 1}, {"a": 2}]"#, #"[{"a":1},{"a":2}]"#),
    ("{\"a\": \"x\", // first\n \"b\": 1.5e3}", #"{"a":"x","b":1500.0}"#),
  ]) func whatModelsWriteIsRead(_ text: String, _ wanted: String) throws {
    let found = try #require(LenientJSON.first(in: text))
    #expect(found.value == (try JSONParser.parse(wanted)))
    #expect(found.isWhole)
  }

  @Test(arguments: [
    #"{"a": "x", "b": "half a sen"#, #"{"a": "x", "b": "half a sen\"#, #"{"a": "x", "b": "half a sen\u00"#,
  ])
  func whatBreaksOffIsReadAsFarAsItGoes(_ text: String) throws {
    let found = try #require(LenientJSON.first(in: text))
    #expect(found.value["a"]?.stringValue == "x")
    #expect(found.value["b"]?.stringValue?.hasPrefix("half a sen") == true)
    #expect(!found.isWhole)
  }

  @Test func proseHoldsNoObject() {
    for text in ["", "{", "a dog {", "[1] and [sic]", "{}", "}{", String(repeating: "[", count: 5000)] {
      #expect(LenientJSON.first(in: text) == nil, "\(text.prefix(20))")
    }
  }

  /// Whatever is cut, changed or doubled: an answer or none, never a trap.
  @Test func damageDoesNoHarm() {
    let text = Array(#"{"a": ["x", {"b": 'y\u00e9', c: -1.5}], "d": "OPEN", e: null} tail"#.utf8)
    var random = SplitMix(seed: 7)
    for _ in 0..<3000 {
      var bytes = text
      for _ in 0...Int(random.next() % 4) {
        let place = Int(random.next() % UInt64(max(bytes.count, 1)))
        guard place < bytes.count else { continue }
        switch random.next() % 3 {
        case 0: bytes.remove(at: place)
        case 1: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        default: bytes = Array(bytes[..<place])
        }
      }
      _ = LenientJSON.all(in: String(decoding: bytes, as: UTF8.self))
    }
  }
}

@Suite struct AnswerTextTests {
  @Test(arguments: [
    ("<think>{\"dense\": \"no\"}</think>{\"dense\": \"yes\"}", "{\"dense\": \"yes\"}"),
    ("the template opened it</think> yes", " yes"), ("<think>it never ends: yes", "it never ends: yes"),
    ("yes<|im_end|>\n<|im_start|>user no", "yes"), ("<|im_start|>assistant\nyes", "\nyes"), ("yes</s>no", "yes"),
    ("<|channel|>analysis<|message|>hm<|end|><|start|>assistant<|channel|>final<|message|>yes", "yes"),
    ("a < b and <b>bold</b>", "a < b and <b>bold</b>"), ("<|eot_id|>yes", "yes"),
  ]) func whatIsNoAnswerGoes(_ text: String, _ wanted: String) { #expect(AnswerText.clean(text) == wanted) }

  @Test func aThoughtThatIsBeingThoughtShowsNothing() { #expect(AnswerText.clean("a<think>b", isOpen: true) == "a") }
}

@Suite struct EventStreamTests {
  @Test func eventsComeInAnyPieces() {
    let text = ": comment\r\ndata: one\r\n\r\nevent: x\ndata:two\ndata: three\n\n\n\rdata: four\r\rdata: [DONE]"
    let wanted = ["one", "two\nthree", "four", "[DONE]"]
    for size in 1...9 {
      var stream = EventStream()
      var events: [[UInt8]] = []
      var rest = Array(text.utf8)[...]
      while !rest.isEmpty {
        events += stream.take(rest.prefix(size))
        rest = rest.dropFirst(size)
      }
      events += stream.finish()
      #expect(events.map { String(decoding: $0, as: UTF8.self) } == wanted)
    }
  }
}
