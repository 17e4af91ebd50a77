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
  private static func lines(in page: String) -> [String] {
    var lines: [String] = []
    var open = ""
    for line in blocks("sh", in: page).flatMap({ $0.split(separator: "\n") }) {
      if line.hasSuffix("\\") {
        open += line.dropLast() + " "
        continue
      }
      lines.append((open + line).split(separator: " ").joined(separator: " "))
      open = ""
    }
    return lines
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

  /// Every line of every `sh` block, in one shell and as it stands: what sets the search path as well. Of `make` only what
  /// it would do is asked, for it builds and tests everything.
  @Test func commandsRunInTheirOrder() throws {
    let page = String(
      decoding: try FileSystem.read("\(TestFiles.root)/README.md", limit: 1 << 20), as: UTF8.self)
    let work = try workspace(page)
    var script = ["set -e"]
    var count = 0
    for line in Self.lines(in: page) {
      let verb = line.split(separator: " ").first.map(String.init) ?? ""
      switch verb {
      case "make":
        let bare = line.split(separator: "#").first.map(String.init) ?? ""
        script.append("(cd '\(TestFiles.root)' && \(bare.replacing("make ", with: "make -n ")) > /dev/null)")
      case "export", "a2c": script.append(Self.isBeyond(line) ? "# \(line)" : line)
      default: Issue.record("README.md has a line that no test runs: \(line)")
      }
      if script.last?.hasPrefix("a2c ") == true { count += 1 }
    }
    #expect(count >= 1)
    var command = Command(["-c", script.joined(separator: "\n")], in: work.path)
    command.program = "/bin/sh"
    // The program is found by what the page says, and by nothing else.
    command.environment = ["PATH": "/usr/bin:/bin"]
    let outcome = try command.run()
    #expect(outcome.status == 0, "\(outcome.errors)")
    // What the page promises of the bundle.
    for file in ["src_video.mp4", "command.sh", "workflow.json"] {
      #expect(FileSystem.exists(work.file("out/first/vace/\(file)")), "\(file)")
    }
    #expect(outcome.output.hasPrefix("1. Dense caption: A dancer on a beach"), "\(outcome.output)")
  }
}
