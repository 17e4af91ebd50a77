import Manifests
import Support
import Testing

/// What a document may not hold, whatever its kind.
struct YAMLRulesTests {
  @Test func aliasesAnchorsTagsAndMergeKeysAreAllReported() {
    let text: MarkedText = """
      a2c: run/1
      prompt: 1️⃣&p "dance"
      output: 2️⃣*p
      caption: 3️⃣!!python/object:os.system {seed: 1}
      limits: {4️⃣<<: 5️⃣*p}
      model: 6️⃣!custom nano
      """
    #expect(
      text.findings(RunManifest.self) == [
        "1️⃣ the anchor '&p' is not accepted (write the value out; text that starts with & needs quotes)",
        "2️⃣ the alias '*p' is not accepted (write the value out; text that starts with * needs quotes)",
        "3️⃣ the tag 'tag:yaml.org,2002:python/object:os.system' is not accepted "
          + "(remove it; text that starts with ! needs quotes)",
        "4️⃣ the merge key '<<' is not accepted (write the keys out)",
        "5️⃣ the alias '*p' is not accepted (write the value out; text that starts with * needs quotes)",
        "6️⃣ the tag '!custom' is not accepted (remove it; text that starts with ! needs quotes)",
      ])
  }

  @Test(.timeLimit(.minutes(1))) func aliasBombIsRefused() {
    var text = "a2c: run/1\na: &a [x,x,x,x,x,x,x,x,x]\n"
    for (name, last) in zip("bcdefghij", "abcdefghi") {
      text += "\(name): &\(name) [" + Array(repeating: "*\(last)", count: 9).joined(separator: ",") + "]\n"
    }
    let found = refusal(RunManifest.self, text)
    #expect(found?.message.contains("the alias '*a' is not accepted") == true)
    #expect(found?.exitStatus == .badInput)
  }

  @Test(.timeLimit(.minutes(1)), arguments: ["[", "{a: ", "- ", "? ", "[[{a: "])
  func deepNestingIsRefused(opening: String) {
    for count in [1000, 100_000] {
      let text = "a2c: run/1\nconditions:\n  " + String(repeating: opening, count: count)
      let found = refusal(RunManifest.self, text)
      #expect(found?.message.hasPrefix("nested deeper than 64 levels") == true, "\(String(describing: found))")
    }
  }

  @Test func depthIsCountedExactly() {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    var diagnostics = Diagnostics(source: DocumentSource(path: "x.yaml"))
    #expect(throws: Never.self) {
      try YAML.read(Array(nested(Limits.documentDepth).utf8), into: &diagnostics)
    }
    let error = #expect(throws: ManifestError.self) {
      try YAML.read(Array(nested(Limits.documentDepth + 1).utf8), into: &diagnostics)
    }
    #expect(error.map { "\($0)" } == "x.yaml:1:65: nested deeper than 64 levels")
  }

  @Test func deepNestingFitsASmallStack() {
    let text = "a2c: run/1\nconditions: " + String(repeating: "[", count: 100_000)
    #expect(onSmallStack { refusal(RunManifest.self, text) != nil })
    let allowed =
      "a2c: run/1\nconditions: [{adapter: depth, input: a, params: {a: "
      + String(repeating: "[", count: 60) + String(repeating: "]", count: 60) + "}}]"
    #expect(onSmallStack { refusal(RunManifest.self, allowed) == nil })
  }

  @Test func duplicateAndStrangeKeysAreReported() {
    let text: MarkedText = """
      a2c: run/1
      prompt: one
      1️⃣prompt: two
      2️⃣[a, b]: 1
      3️⃣{a: b}: 1
      4️⃣"": empty
      5️⃣12: number
      6️⃣"prompt": quoted
      """
    #expect(
      text.findings(RunManifest.self) == [
        "1️⃣ duplicate key 'prompt', first at 2:1 (remove one of the two)",
        "2️⃣ expected a text as key, found a list",
        "3️⃣ expected a text as key, found a map",
        "4️⃣ expected a key before ':'",
        "5️⃣ 12: unknown key (known: a2c, caption, combine, conditions, generators, isolation, limits, model, output, prompt, shots, video)",
        "6️⃣ duplicate key 'prompt', first at 2:1 (remove one of the two)",
      ])
  }

  @Test(arguments: [
    ("a2c: run/1\n---\na2c: run/1\n", "2:1: a second document starts here, expected one"),
    ("a2c: run/1\n...\nx: 1\n", "3:1: invalid YAML: text after the end of the document"),
    ("%TAG ! tag:example.com,2000:\n---\na2c: run/1\n", "1:1: a %TAG directive is not accepted"),
    ("", "1:1: the document is empty"),
    ("# only a comment\n", "1:1: the document is empty"),
    ("a2c: run/1\nprompt: a\u{0}b\n", "2:10: the character U+0000 is not allowed in a document"),
    ("a2c: run/1\nprompt: \u{1B}[31m\n", "2:9: the character U+001B is not allowed in a document"),
    ("a2c: run/1\ncaption:\n\tseed: 1\n", "3:1: invalid YAML: a tab where indentation was expected"),
    ("a2c: run/1\nprompt: a: b\n", "2:10: invalid YAML: mapping values are not allowed in this context"),
    ("a2c: run/1\nprompt: \"open\n", "3:1: invalid YAML: found unexpected end of stream"),
    ("a2c: run/1\nprompt: @home\n", "2:9: invalid YAML: found character that cannot start any token"),
    ("a2c: run/1\ngenerators: [a, b\noutput: x\n", "3:7: invalid YAML: did not find expected ',' or ']'"),
    ("[a]", "1:1: expected a map, found a list"),
    ("text", "1:1: expected a map, found 'text'"),
  ])
  func brokenTextIsReportedWithItsPlace(text: String, start: String) throws {
    let error = try #require(refusal(RunManifest.self, text))
    #expect("\(error)".hasPrefix("x.yaml:" + start), "\(error)")
    #expect(error.exitStatus == .badInput)
  }

  @Test(arguments: [
    ("a2c: run/1\ncaption:\n\tseed: 1\n", "indent with spaces"),
    ("a2c: run/1\nprompt: @home\n", "text that starts with '@' needs quotes"),
    ("a2c: run/1\r\nprompt: größe 色\r\nmodel: `x`\r\n", "text that starts with '`' needs quotes"),
    ("a2c: run/1\nprompt: größe 色\ncaption:\n\tseed: 1\n", "indent with spaces"),
    ("a2c: run/1\nprompt: \"open\n", "close the quotes"),
  ])
  func brokenTextComesWithAHint(text: String, hint: String) {
    #expect(refusal(RunManifest.self, text)?.hint == hint)
  }

  @Test func bytesThatAreNotUTF8AreRefused() throws {
    func message(_ bytes: [UInt8]) -> String? {
      do throws(ManifestError) {
        _ = try RunManifest.parse(bytes: bytes, path: "x.yaml")
        return nil
      } catch {
        return "\(error)"
      }
    }
    #expect(message(Array("a2c: run/1\nprompt: ä".utf8) + [0xFF]) == "x.yaml:2:10: a byte that is not UTF-8")
    #expect(message([0xFF, 0xFE, 0x61, 0x00]) == "x.yaml:1:1: the document is UTF-16, expected UTF-8")
    #expect(message([0xFE, 0xFF, 0x00, 0x61]) == "x.yaml:1:1: the document is UTF-16, expected UTF-8")
    #expect(message([0x61, 0x00, 0x32, 0x00]) == "x.yaml:1:2: the character U+0000 is not allowed in a document")
    // An overlong slash and half of a surrogate pair.
    #expect(message([0xC0, 0xAF]) == "x.yaml:1:1: a byte that is not UTF-8")
    #expect(message([0xED, 0xA0, 0x80]) == "x.yaml:1:1: a byte that is not UTF-8")
  }

  @Test func byteOrderMarkAndLineEndsOfWindowsAreFine() throws {
    let text = "\u{FEFF}a2c: run/1\r\nprompt: dance\r\ncaption:\r\n  seed: 7\r\n"
    let run = try RunManifest.parse(text: text, path: "x.yaml")
    #expect(run.prompt == "dance")
    #expect(run.caption.seed == 7)
    let broken = refusal(RunManifest.self, "\u{FEFF}a2c: run/1\r\nprompt: dance\r\nx: 1\r\n")
    #expect(broken?.place == "x.yaml:3:1")
    #expect(
      refusal(RunManifest.self, "\u{FEFF}x: 1\n")?.diagnostics.contains { $0.mark == Mark(line: 1, column: 1) } == true)
  }

  @Test func sizeIsCapped() throws {
    let long = run("prompt: \"" + String(repeating: "x", count: Limits.documentBytes) + "\"")
    #expect(refusal(RunManifest.self, long)?.message == "\(long.utf8.count) bytes are more than the limit of 1048576")
    let fits = run("prompt: \"" + String(repeating: "x", count: Limits.documentBytes - 21) + "\"")
    #expect(fits.utf8.count == Limits.documentBytes)
    #expect(refusal(RunManifest.self, fits) == nil)
  }

  @Test func manyFindingsAreCountedNotListed() throws {
    let keys = (0..<1000).map { "zz\($0): 1\n" }.joined()
    let error = try #require(refusal(RunManifest.self, run(keys)))
    #expect(error.diagnostics.count == 100)
    #expect(error.message.hasPrefix("1000 problems:\n"))
    #expect(error.message.hasSuffix("\n  and 900 more"))
  }

  /// As large as a document may be, in ways that make careless readers slow.
  static let large: [(name: String, lines: @Sendable () -> String)] = [
    ("one key again and again", { String(repeating: "x: 1\n", count: 200_000) }),
    ("many unknown keys", { (0..<100_000).map { "k\($0): 1\n" }.joined() }),
    ("a key of a megabyte", { "? " + String(repeating: "x", count: 1_000_000) + "\n: 1" }),
    ("an endless list", { "conditions: [" + String(repeating: "a,", count: 500_000) }),
    ("a word of a megabyte", { "caption: {grammar: " + String(repeating: "x", count: 1_000_000) + "}" }),
    ("many generators", { "generators: [" + String(repeating: "a,", count: 500_000) + "]" }),
    ("many line breaks", { "prompt: |\n" + String(repeating: "  \n", count: 300_000) }),
    ("a comment of a megabyte", { String(repeating: "#", count: 1_000_000) }),
    ("many aliases", { "x: [" + String(repeating: "*a,", count: 300_000) + "]" }),
    ("many open quotes", { String(repeating: "\"", count: 1_000_000) }),
  ]

  @Test(.timeLimit(.minutes(1)), arguments: large.map(\.name))
  func largeDocumentsComeToAnEnd(name: String) throws {
    let lines = try #require(Self.large.first { $0.name == name }?.lines())
    // The limit of time is for hanging, not for speed.
    _ = refusal(RunManifest.self, run(lines))
  }
}
