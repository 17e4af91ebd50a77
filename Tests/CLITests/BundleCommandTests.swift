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

  @Test(arguments: [["-o", "out"], []]) func incomplete(_ rest: [String]) throws {
    let outcome = try workspace().run(["bundle", "--caption", "caption.json"] + rest)
    #expect(outcome.status == ExitStatus.usage.rawValue && outcome.output.isEmpty)
    #expect(outcome.errors.contains("give --generator or --manifest"))
    for both in [[], ["--caption", "caption.json", "--text", "caption.json"]] {
      let outcome = try workspace().run(["bundle", "--generator", "wan2.1"] + both + rest)
      #expect(outcome.status == ExitStatus.usage.rawValue && outcome.errors.contains("give --caption or --text"))
    }
  }

  /// Without a folder the prompts are printed, several each under its generator's id.
  @Test func printsPrompts() throws {
    let work = workspace()
    let one = try work.run("bundle", "--caption", "caption.json", "--generator", "wan2.1")
    one.expectSuccess()
    try work.run(arguments("out", "wan2.1", "kling")).expectSuccess()
    #expect(try one.output == work.text("out/wan2.1/prompt.txt"))
    let two = try work.run("bundle", "--caption", "caption.json", "--generator", "wan2.1,kling")
    #expect(
      try two.output == "wan2.1:\n" + work.text("out/wan2.1/prompt.txt") + "\nkling:\n"
        + work.text("out/kling/prompt.txt"))
    let run = try work.run("run", "--prompt", "A dog runs.", "--generator", "cogvideox")
    run.expectSuccess()
    #expect(run.output.hasSuffix("\ncogvideox:\nA dog runs.\n"))
    #expect(try work.tree().allSatisfy { !$0.hasPrefix("cogvideox") })
  }

  /// A finished prompt goes into every bundle as it stands.
  @Test func finishedPrompts() throws {
    let work = workspace()
    let mine = "Neon rain.\n\n[Shot 2] At 00:02.000, the camera cuts to a door, (wide)."
    work.scratch.write("\n" + mine + " \n\n", to: "mine.txt")
    try work.run("bundle", "--text", "mine.txt", "--generator", "wan2.1,minimax-h3", "-o", "out").expectSuccess()
    for id in ["wan2.1", "minimax-h3"] { #expect(try work.text("out/\(id)/prompt.txt") == mine + "\n") }
    #expect(try work.json("out/wan2.1/report.json")["dropped"]?.arrayValue?.isEmpty == true)
    work.scratch.write(String(repeating: "word ", count: 400), to: "long.txt")
    let long = try work.run("bundle", "--text", "long.txt", "--generator", "cogvideox", "-o", "long")
    long.expectSuccess()
    #expect(long.errors.contains("and T5-XXL reads 225"))
    work.scratch.write(" \n", to: "empty.txt")
    try work.run("bundle", "--text", "empty.txt", "--generator", "wan2.1").expectFailure(
      .badInput, "no text for wan2.1")
  }

  /// The video that is asked for, the nearest of it, and what is told of the difference.
  @Test func theVideoAskedFor() throws {
    let work = workspace()
    func settings(_ id: String, _ options: [String]) throws -> (JSON, String) {
      let outcome = try work.run(arguments("out", id) + ["--force"] + options)
      outcome.expectSuccess()
      return (try work.json("out/\(id)/settings.json"), outcome.errors)
    }
    let (wan, met) = try settings("wan2.1", ["--size", "720x1280", "--seconds", "3"])
    #expect([wan["width"], wan["height"], wan["frames"]] == [720, 1280, 49])
    #expect(!met.contains("asked for"))
    #expect(try work.text("out/wan2.1/command.sh").contains("\nheight=1280\n"))
    let (vace, _) = try settings("vace", ["--size", "480x832"])
    #expect(vace["settings"]?["size"]?.stringValue == "480p" && vace["width"]?.intValue == 480)
    let (mochi, told) = try settings("mochi-1", ["--size", "9:16", "--fps", "24"])
    #expect(mochi["width"]?.intValue == 848 && mochi["fps"]?.doubleValue == 30)
    #expect(
      told.contains("9:16 was asked for: 848 x 480 is the nearest that Mochi 1") || told.contains("9:16 was asked for"))
    #expect(told.contains("24 frames a second were asked for"))
    let (veo, near) = try settings("veo", ["--seconds", "7", "--size", "720x1280"])
    #expect(veo["seconds"]?.doubleValue == 6 || veo["seconds"]?.doubleValue == 8)
    #expect(veo["settings"]?["aspect_ratio"]?.stringValue == "9:16" && near.contains("7 s were asked for"))
    let (ltx, _) = try settings("ltx-video", ["--size", "640x640", "--fps", "24", "--frames", "97"])
    #expect([ltx["width"], ltx["height"], ltx["frames"]] == [640, 640, 97] && ltx["fps"]?.doubleValue == 24)
    for wrong in [["--size", "big"], ["--size", "4x4"], ["--seconds", "0"], ["--seconds", "2", "--frames", "9"]] {
      #expect(try work.run(arguments("no", "wan2.1") + wrong).status == ExitStatus.usage.rawValue, "\(wrong)")
    }
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
