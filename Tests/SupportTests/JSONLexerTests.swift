import Support
import Testing

@Suite struct JSONLexerTests {
  /// Skips the value in `text` and answers how many bytes it had.
  private func skip(_ text: String) throws -> Int {
    try Array(text.utf8).withUnsafeBufferPointer { buffer in
      var lexer = JSONLexer(buffer)
      try lexer.skipValue()
      return lexer.position
    }
  }

  @Test(arguments: [
    "1", "-2.5e3", "\"a\\n]\"", "[]", "{}", "[1,[2,{\"a\":[]}],\"]\"]", "{\"a\":{\"b\":1},\"a\":2}", "null",
  ])
  func skipsWholeValues(_ text: String) throws {
    #expect(try skip(text + " ,") == text.utf8.count)
  }

  @Test(arguments: ["", "[1", "[1,]", "{\"a\"}", "{1:2}", "\"", "tru", "-", "[1 2]"])
  func refusesWhatIsNoValue(_ text: String) {
    #expect(throws: JSONError.self) { try skip(text) }
  }

  @Test func nestingHasALimit() {
    let error = #expect(throws: JSONError.self) { try skip(String(repeating: "[", count: 100_000)) }
    #expect(error?.reason == .tooDeep(limit: Limits.jsonDepth))
  }
}
