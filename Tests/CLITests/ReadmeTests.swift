import Glibc
import Support
import TestSupport
import Testing

/// README.md's commands, in their order and as they stand, in a folder that holds the examples.
@Suite struct ReadmeTests {
  /// A command line that takes what a test has not: a model that is downloaded, hours, a server, an adapter that is built.
  private static func isBeyond(_ line: String) -> Bool {
    let words = line.split(separator: " ").map(String.init)
    let verbs = ["train", "eval", "synth", "serve", "adapter", "bench"]
    if words.dropFirst().first.map(verbs.contains) == true || words.contains("--adapter-path") { return true }
    guard let place = words.firstIndex(of: "--model"), words.indices.contains(place + 1) else { return false }
    return !["facts", "nano"].contains(words[place + 1])
  }

  /// The fenced blocks of a kind, in the page's order.
  private static func blocks(_ kind: String, in page: String) -> [String] {
    var (blocks, open): ([String], [Substring]?) = ([], nil)
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if line == "```" + kind, open == nil {
        open = []
      } else if line == "```", let lines = open {
        blocks.append(lines.joined(separator: "\n") + "\n")
        open = nil
      } else {
        open?.append(line)
      }
    }
    return blocks
  }

  /// Each line is one command; a backslash at its end joins it to the next.
  private static func commands(in page: String) -> [String] {
    var commands: [String] = []
    var open = ""
    for line in blocks("sh", in: page).flatMap({ $0.split(separator: "\n") }) {
      if line.hasSuffix("\\") {
        open += line.dropLast() + " "
        continue
      }
      commands.append((open + line).split(separator: " ").joined(separator: " "))
      open = ""
    }
    return commands.filter { $0.hasPrefix("a2c ") || $0.hasPrefix(".build/release/a2c ") }
  }

  /// A folder as a reader has it: the examples, their media beside a manifest of one's own, and the program.
  private func workspace(_ page: String) throws -> Workspace {
    let work = Workspace()
    try work.addExamples()
    try work.copyTree("\(TestFiles.root)/Examples/media", to: "media")
    work.scratch.makeFolder(".build")
    try #require(symlink(Build.folder, work.file(".build/release")) == 0)
    // What a page calls by these names.
    try work.copy("\(TestFiles.root)/Examples/media/depth.mp4", to: "clip.mp4")
    try work.copy("\(TestFiles.root)/Examples/media/orbit.txt", to: "path.txt")
    work.scratch.write(GeneratorCommandTests.caption, to: "caption.json")
    work.scratch.write("A finished prompt of one's own.\n", to: "prompt.txt")
    if let manifest = Self.blocks("yaml", in: page).first(where: { $0.hasPrefix("a2c: run/1") }) {
      work.scratch.write(manifest, to: "combo.yaml")
    }
    return work
  }

  @Test func commandsRunInTheirOrder() throws {
    let page = String(
      decoding: try FileSystem.read("\(TestFiles.root)/README.md", limit: 1 << 20), as: UTF8.self)
    let commands = Self.commands(in: page)
    #expect(!commands.isEmpty)
    let work = try workspace(page)
    for line in commands where !Self.isBeyond(line) {
      var command = Command(["-c", line], in: work.path)
      command.program = "/bin/sh"
      command.environment = ["PATH": "\(Build.folder):/usr/bin:/bin"]
      let outcome = try command.run()
      #expect(outcome.status == 0, "\(line): \(outcome.errors)")
    }
  }
}
