import Captioning
import Generators
import TestSupport
import Testing

@Suite struct PromptEscapingTests {
  @Test(arguments: [
    ("A man (old) walks.", #"A man \(old\) walks."#),
    ("Pick {a|b}.", #"Pick \{a|b\}."#),
    (#"C:\x and \(y\)"#, #"C:\x and \\(y\\)"#),
    (#"\{"#, #"\\\{"#),
    ("See http://a.b/c and /* this */.", "See http:/ /a.b/c and / * this */."),
    ("///", "/ / /"),
    ("embedding:x, but not myembedding:x", "embedding :x, but not myembedding:x"),
    ("Time: 5:30 (noon: 12:00)", #"Time: 5:30 \(noon: 12:00\)"#),
    ("Plain text, \"quoted\".", "Plain text, \"quoted\"."),
    ("", ""),
  ])
  func escapes(_ text: String, _ expected: String) {
    #expect(PromptEscaping.comfyui.apply(to: text) == expected)
    #expect(PromptEscaping.none.apply(to: text) == text)
  }

  /// What the text encoder reads of a text box's content, written from ComfyUI's rules: comments go, a backslash keeps
  /// the next character, braces choose, brackets set weights. `nil` where something would be chosen or weighted.
  private func read(_ box: String) -> String? {
    var text = box
    while let start = text.firstRange(of: "/*"), let end = text[start.upperBound...].firstRange(of: "*/") {
      text.removeSubrange(start.lowerBound..<end.upperBound)
    }
    text = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in line.firstRange(of: "//").map { String(line[..<$0.lowerBound]) } ?? String(line) }
      .joined(separator: "\n")
    var output: [Character] = []
    var rest = Array(text)[...]
    while let character = rest.popFirst() {
      if character == "{" { return nil }
      output.append(character)
      if character == "\\" {
        guard let next = rest.popFirst() else { return nil }
        output.append(next)
      }
    }
    var plain = String(output)
    for mark in ["{", "}", "|"] { plain = plain.replacing("\\" + mark, with: mark) }
    plain = plain.replacing("\\(", with: "\u{E000}").replacing("\\)", with: "\u{E001}")
    guard !plain.contains("("), !plain.contains(")") else { return nil }
    return plain.replacing("\u{E000}", with: "(").replacing("\u{E001}", with: ")")
  }

  @Test func theEncoderReadsTheText() throws {
    var random = SplitMix(seed: 4)
    let alphabet = Array("ab(){}|\\/*: ")
    for round in 0..<5000 {
      let text = String((0..<random.next(below: 24)).map { _ in alphabet[random.next(below: alphabet.count)] })
      let box = PromptEscaping.comfyui.apply(to: text)
      let back = try #require(read(box), "\(round): \(text) -> \(box)")
      // Comments and backslashes before braces have no exact spelling.
      let isExact = !text.contains("\\") && !text.contains("//") && !text.contains("/*")
      if isExact { #expect(back == text) }
      let bare = { (text: String) in text.filter { $0 != " " && $0 != "\\" } }
      #expect(bare(back) == bare(text), "\(text) -> \(box)")
    }
  }

  @Test func formatterEscapesPromptAndNegative() throws {
    let manifest = try Fixtures.manifest("ltx-video")
    let plain = try Formatter(manifest).format(Fixtures.caption, usersOwn: [])
    let escaped = try Formatter(manifest, escaping: .comfyui).format(Fixtures.caption, usersOwn: [])
    #expect(plain.text.contains("(knee-length, with a hood)"))
    #expect(escaped.text.contains("\\(knee-length, with a hood\\)"))
    // The encoder reads the text without the escapes, so these cost nothing.
    #expect(escaped.tokenCount == plain.tokenCount && escaped.kept == plain.kept)
    #expect(read(escaped.text) == plain.text)
    #expect(escaped.escaping == .comfyui && plain.escaping == .none)
  }
}
