import Glibc
import Support
import TestSupport
import Testing

/// `a2c bundle`: bundles from a caption that is there already, and what keeps them from being written.
@Suite struct BundleCommandTests {
  private let bundle = ["command.sh", "prompt.txt", "report.json", "settings.json", "workflow.json"]

  private func workspace() -> Workspace {
    let work = Workspace()
    work.scratch.write(GeneratorCommandTests.caption, to: "caption.json")
    return work
  }

  private func arguments(_ output: String = "out", _ generators: String...) -> [String] {
    ["bundle", "--caption", "caption.json", "-o", output]
      + (generators.isEmpty ? ["cogvideox"] : generators).flatMap { ["--generator", $0] }
  }

  @Test func writesFolders() throws {
    let work = workspace()
    let outcome = try work.run(arguments("out", "cogvideox", "kling") + ["--seed", "12", "--escaping", "comfyui"])
    outcome.expectSuccess()
    #expect(outcome.output == "\(work.path)/out/cogvideox\n\(work.path)/out/kling\n")
    #expect(try work.tree("out/cogvideox") == bundle.map { "out/cogvideox/\($0)" })
    // Nothing that pretends a closed model could be run.
    #expect(try work.tree("out/kling") == ["prompt.txt", "report.json", "settings.json"].map { "out/kling/\($0)" })
    #expect(try work.json("out/cogvideox/settings.json")["seed"]?.intValue == 12)
    #expect(try work.json("out/cogvideox/workflow.json")["50"]?["inputs"]?["seed"]?.intValue == 12)
  }

  /// The result of `a2c run --json` and the text of `a2c run` are captions as well.
  @Test func takesWhatRunWrites() throws {
    let work = workspace()
    let run = ["run", "--prompt", "A dog", "--max-tokens", "12", "--quiet"]
    work.scratch.write(try work.run(run + ["--json"]).output, to: "a.json")
    work.scratch.write(try work.run(run).output, to: "b.txt")
    for (caption, output) in [("a.json", "a"), ("b.txt", "b")] {
      try work.run("bundle", "--caption", caption, "--generator", "wan2.1", "-o", output).expectSuccess()
    }
    #expect(try work.text("a/wan2.1/prompt.txt") == work.text("b/wan2.1/prompt.txt"))
    #expect(try work.text("a/wan2.1/workflow.json") == work.text("b/wan2.1/workflow.json"))
  }

  @Test(arguments: [
    (#"{"dense": "A man walks."}"#, "'main_object'"), (#"{"caption": {}}"#, "'dense'"), ("{", "caption.json"),
    ("[]", "caption.json"), ("", "caption.json"), ("Once upon a time", "caption.json"),
    ("1. Dense caption: A man walks.", "caption.json"),
  ])
  func captionsThatAreNone(_ text: String, _ named: String) throws {
    let work = workspace()
    work.scratch.write(text, to: "caption.json")
    let before = try work.tree()
    try work.run(arguments()).expectFailure(.badInput, "caption.json", named)
    try work.run("generator", "compare", "caption.json").expectFailure(.badInput, "caption.json", named)
    #expect(try work.tree() == before)
  }

  @Test func captionThatIsNotThere() throws {
    let work = Workspace()
    try work.run(arguments()).expectFailure(.missingFile, "caption.json", "no such file")
    #expect(try work.tree().isEmpty)
  }

  @Test(arguments: [["--generator", "cogvideox"], ["-o", "out"], []]) func incomplete(_ rest: [String]) throws {
    let outcome = try workspace().run(["bundle", "--caption", "caption.json"] + rest)
    #expect(outcome.status == ExitStatus.usage.rawValue && outcome.output.isEmpty)
    #expect(outcome.errors.contains("give --\(rest.first == "--generator" ? "output" : "generator") or --manifest"))
  }

  @Test func occupiedFolderIsRefused() throws {
    let work = workspace()
    for folder in ["out", "out/wan2.1"] { work.scratch.makeFolder(folder) }
    work.scratch.write("mine", to: "out/wan2.1/notes.txt")
    let before = try work.tree()
    // Nothing of the first either.
    let refused = try work.run(arguments("out", "cogvideox", "wan2.1"))
    refused.expectFailure(.usage, "out/wan2.1", "would replace a folder that is not empty")
    #expect(try work.tree() == before)
    #expect(try work.text("out/wan2.1/notes.txt") == "mine")
    try work.run(arguments("out", "cogvideox", "wan2.1") + ["--force"])
      .expectFailure(.usage, "'notes.txt', which this program did not write")
    #expect(try work.tree() == before)
    unlink(work.file("out/wan2.1/notes.txt"))
    for _ in 0..<2 { try work.run(arguments("out", "cogvideox", "wan2.1") + ["--force"]).expectSuccess() }
    #expect(try work.tree("out/wan2.1") == (bundle + ["negative.txt"]).sorted().map { "out/wan2.1/\($0)" })
  }

  /// Neither a half-written folder nor one under another name is left.
  @Test(arguments: ["file/out", "/dev/null/out", "/proc/a2c-out"]) func unwritable(_ output: String) throws {
    let work = workspace()
    work.scratch.write("mine", to: "file")
    let before = try work.tree()
    try work.run(arguments(output)).expectFailure(.io)
    #expect(try work.tree() == before)
    #expect(try work.text("file") == "mine")
  }

  /// A workflow that cannot be filled in is found before anything is written.
  @Test func wrongWorkflow() throws {
    let work = workspace()
    work.scratch.makeFolder("mine")
    work.scratch.write(GeneratorCommandTests.invented + "workflow: dreamer\n", to: "mine/dreamer.yaml")
    work.scratch.write(
      #"{"a2c": "workflow/1", "nodes": {"1": {"class_type": "D", "inputs": {"text": "{{promt}}"}}}}"#,
      to: "mine/dreamer.json")
    let before = try work.tree()
    let outcome = try work.run(arguments("out", "cogvideox", "dreamer") + ["--generator-path", "mine"])
    outcome.expectFailure(.badInput, "mine/dreamer.json", "node 1: nothing to put for {{promt}}")
    outcome.expectHint("did you mean 'prompt'?")
    #expect(try work.tree() == before)
  }
}
