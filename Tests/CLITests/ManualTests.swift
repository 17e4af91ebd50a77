import Support
import TestSupport
import Testing

/// What people read of the program without running it on anything: help, manual page, completions, schemas, messages.
@Suite struct ManualTests {
  private func output(_ arguments: String...) throws -> String {
    let outcome = try Command(arguments).run()
    outcome.expectSuccess()
    return outcome.output
  }

  @Test func theManualHasEveryCommandAndOption() throws {
    let page = try output("manual")
    #expect(page.hasPrefix(".TH A2C 1 "))
    for title in ["NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "ENVIRONMENT", "FILES", "EXIT STATUS"] {
      #expect(page.contains("\n.SH \(title)\n"), "\(title)")
    }
    for command in ["run", "check", "inspect", "init", "adapter validate", "generator compare", "eval captions"] {
      #expect(page.contains("\n.SS a2c \(command)\n"), "\(command)")
    }
    #expect(page.contains("\\fB\\-\\-manifest\\fR \\fImanifest\\fR") || page.contains("\\fB\\-\\-manifest\\fR"))
    for variable in ["A2C_ADAPTER_PATH", "A2C_SERVER", "A2C_MODEL", "A2C_API_KEY"] { #expect(page.contains(variable)) }
    // What is for the program's own processes is no command for people.
    #expect(!page.contains("a2c manual") && !page.contains("a2c worker"))
    // Nothing of a text can be taken for a request to roff.
    for line in page.split(separator: "\n") where line.hasPrefix(".") || line.hasPrefix("'") {
      #expect([".TH", ".SH", ".SS", ".TP", ".PP", ".B", ".I"].contains(String(line.prefix { $0 != " " })), "\(line)")
    }
  }

  @Test(arguments: ["bash", "zsh", "fish"]) func completions(_ shell: String) throws {
    let script = try output("--generate-completion-script", shell)
    #expect(script.contains("a2c") && script.contains("generator") && !script.contains("\u{0}"))
  }

  // MARK: Wording

  /// `docs/wording.md`: the words that are not to be used and what is written instead.
  private static func avoided() throws -> [(pattern: Regex<AnyRegexOutput>, words: String)] {
    let text = String(
      decoding: try FileSystem.read("\(TestFiles.root)/docs/wording.md", limit: 1 << 20), as: UTF8.self)
    return try text.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { line in
      let words = String(line.dropFirst(3).prefix { $0 != "`" })
      return (try Regex("(?i)\\b" + words + "\\b"), words)
    }
  }

  @Test func helpAndSchemasKeepToTheWording() throws {
    let list = try Self.avoided()
    #expect(list.count >= 10)
    var texts = [("help", try output("manual"))]
    for kind in ["run", "adapter", "generator", "model", "prompt", "recipe"] {
      texts.append(("schema \(kind)", try output("schema", kind)))
    }
    for (name, text) in texts {
      for line in text.split(separator: "\n") {
        for item in list where line.contains(item.pattern) {
          Issue.record("\(name): '\(item.words)' in: \(line)")
        }
      }
    }
  }

  /// The texts in the sources of errors, of the command line and of the documents.
  @Test func messagesKeepToTheWording() throws {
    let list = try Self.avoided()
    let literal = #/"((?:[^"\\\n]|\\.)*)"/#
    var seen = 0
    for file in try sources("Sources") {
      let isMessage =
        file.contains("/a2c/") || file.contains("/Manifests/") || file.hasSuffix("Error.swift")
        || file.hasSuffix("Problem.swift")
      guard isMessage else { continue }
      let text = String(decoding: try FileSystem.read("\(TestFiles.root)/\(file)", limit: 1 << 22), as: UTF8.self)
      for line in text.split(separator: "\n") where !line.drop(while: { $0 == " " }).hasPrefix("//") {
        for match in line.matches(of: literal) {
          seen += 1
          for item in list where match.1.contains(item.pattern) {
            Issue.record("\(file): '\(item.words)' in: \(match.1)")
          }
        }
      }
    }
    #expect(seen > 1000)
  }

  private func sources(_ folder: String) throws -> [String] {
    try FileSystem.list("\(TestFiles.root)/\(folder)").flatMap { name -> [String] in
      let path = "\(folder)/\(name)"
      if FileSystem.kind("\(TestFiles.root)/\(path)") == .folder { return try sources(path) }
      return Path.fileExtension(name) == "swift" ? [path] : []
    }
  }
}
