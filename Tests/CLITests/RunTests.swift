import Support
import TestSupport
import Testing

/// `a2c run` from conditions to a caption and prompts.
@Suite struct RunTests {
  @Test func exampleBecomesACaptionAndPrompts() throws {
    let work = Workspace()
    try work.addExamples()
    let outcome = try work.run("run", "--manifest", "Examples/combo.yaml", "--max-tokens", "60")
    outcome.expectSuccess()
    outcome.expectCaption()
    for stage in ["open model", "condition 0-multi-id", "condition 3-depth", "prompt", "prefill", "decode"] {
      #expect(outcome.errors.contains("\n\(stage): ") || outcome.errors.hasPrefix("\(stage): "), "\(stage)")
    }
    #expect(
      try work.tree("out") == [
        "out/combo/", "out/combo/cogvideox/", "out/combo/cogvideox/command.sh", "out/combo/cogvideox/prompt.txt",
        "out/combo/cogvideox/report.json", "out/combo/cogvideox/settings.json", "out/combo/cogvideox/workflow.json",
        "out/combo/hunyuanvideo/", "out/combo/hunyuanvideo/command.sh", "out/combo/hunyuanvideo/negative.txt",
        "out/combo/hunyuanvideo/prompt.txt", "out/combo/hunyuanvideo/report.json",
        "out/combo/hunyuanvideo/settings.json",
      ])
    for generator in ["cogvideox", "hunyuanvideo"] {
      let prompt = try work.text("out/combo/\(generator)/prompt.txt")
      #expect(prompt.split(separator: "\n").count == 1 && prompt.hasSuffix("\n"))
      #expect(prompt.dropLast().last.map { ".!?".contains($0) } == true, "\(prompt)")
      #expect(prompt.contains { $0.isLetter })
      let report = try work.json("out/combo/\(generator)/report.json")
      #expect(report["generator"]?.stringValue == generator)
      #expect(report["conditions"]?.arrayValue?.count == 4)
      #expect(report["dropped"]?.arrayValue != nil)
      let text = try #require(report["text"])
      let count = try #require(text["count"]?.intValue)
      #expect(count > 0 && count <= text["budget"]?.intValue ?? 0)
    }
  }

  @Test func aTranslationThatNobodyMakesIsToldOf() throws {
    let work = Workspace()
    work.scratch.write("a2c: run/1\nprompt: A boat sails on the sea.\n", to: "run.yaml")
    let outcome = try work.run("run", "--manifest", "run.yaml", "--language", "en")
    outcome.expectSuccess()
    #expect(outcome.errors.contains("facts does not translate"), "\(outcome.errors)")
    #expect(try !work.run("run", "--manifest", "run.yaml").errors.contains("translate"))
  }

  @Test func jsonIsOneObject() throws {
    let work = Workspace()
    try work.addExamples()
    let arguments = ["run", "--manifest", "Examples/combo.yaml", "--max-tokens", "30"]
    let outcome = try work.run(arguments + ["--json"])
    outcome.expectSuccess()
    let result = try outcome.json()
    let caption = try #require(result["caption"]?.members)
    #expect(caption.map(\.key) == ["dense", "main_object", "background", "camera", "style", "action"])
    let bodies = caption.map { $0.value == .null ? "" : " " + ($0.value.stringValue ?? "?") }
    // The text is the canonical form of the six, and what a run without --json writes.
    let text = zip(Outcome.headings, bodies).map { $0 + $1 }.joined(separator: "\n")
    #expect(result["text"]?.stringValue == text)
    #expect(try work.run(arguments + ["--force"]).output == text + "\n")

    #expect(result["model"]?["name"] == "nano")
    #expect(result["model"]?["training"] == "trained" && result["model"]?["notice"]?.stringValue != nil)
    let conditions = try #require(result["conditions"]?.arrayValue)
    #expect(conditions.map { $0["name"] } == ["0-multi-id", "1-pose", "2-camera", "3-depth"])
    #expect(conditions.allSatisfy { $0["tokens"]?.intValue ?? 0 > 0 })
    let prompts = try #require(result["prompts"]?.members)
    #expect(prompts.map(\.key) == ["cogvideox", "hunyuanvideo"])
    for prompt in prompts {
      let folder = try #require(prompt.value["folder"]?.stringValue)
      let file = try FileSystem.read(folder + "/prompt.txt", limit: 1 << 20)
      #expect(prompt.value["prompt"]?.stringValue.map { Array(($0 + "\n").utf8) } == file)
    }
    let stages = result["timings"]?.arrayValue?.compactMap { $0["stage"]?.stringValue } ?? []
    #expect(stages.starts(with: ["open model", "read 0-multi-id", "encode 0-multi-id"]))
    #expect(
      stages.suffix(5) == ["prefill", "decode", "keep", "bundle cogvideox", "bundle hunyuanvideo"])
  }

  @Test func seedDecides() throws {
    func caption(_ seed: Int, _ temperature: String) throws -> String {
      let outcome = try Command(
        [
          "run", "--prompt", "A dog runs", "--model", "nano", "--max-tokens", "40", "--seed", "\(seed)",
          "--temperature", temperature,
        ]
      ).run()
      outcome.expectSuccess()
      outcome.expectCaption()
      return outcome.output
    }
    let first = try caption(1, "0.8")
    #expect(try caption(1, "0.8") == first)
    #expect(try caption(2, "0.8") != first)
    #expect(try caption(1, "0") == caption(2, "0"))
  }

  @Test func everythingOnTheCommandLine() throws {
    let work = Workspace()
    try work.addMedia("depth.mp4")
    try work.addMedia("orbit.txt")
    let before = try work.tree()
    let outcome = try work.run(
      "run", "--prompt", "A woman dances", "--condition", "depth=depth.mp4", "--condition", "camera=orbit.txt",
      "--generator", "cogvideox", "--max-tokens", "6", "--json")
    outcome.expectSuccess()
    let result = try outcome.json()
    #expect(result["conditions"]?.arrayValue?.map { $0["name"] } == ["0-depth", "1-camera"])
    #expect(result["prompts"]?.members?.map(\.key) == ["cogvideox"])
    #expect(result["prompts"]?["cogvideox"]?["folder"] == nil)
    #expect(try work.tree() == before)
  }

  @Test func optionsGoBeforeTheManifest() throws {
    let work = Workspace()
    try work.addExamples()
    let model = try work.addModel("another")
    let outcome = try work.run(
      "run", "--manifest", "Examples/depth.yaml", "--prompt", "Something else", "--output", "here", "--generator",
      "hunyuanvideo", "--max-tokens", "6", "--model", "another", "--condition", "camera=Examples/media/orbit.txt",
      "--json")
    outcome.expectSuccess()
    let result = try outcome.json()
    #expect(result["model"]?["folder"]?.stringValue == FileSystem.realPath(model))
    #expect(result["conditions"]?.arrayValue?.map { $0["name"] } == ["0-depth", "1-camera"])
    #expect(work.scratch.names == ["Examples", "another", "here"])
    #expect(try work.tree("here").contains("here/hunyuanvideo/prompt.txt"))
  }

  @Test func textAlone() throws {
    let outcome = try Command(["run", "--prompt", "A dog runs", "--max-tokens", "12", "--json"]).run()
    outcome.expectSuccess()
    #expect(try outcome.json()["conditions"] == [])
    let empty = try Command(["run", "--prompt", " "]).run()
    empty.expectFailure(.badInput, "there is nothing to caption")
    empty.expectHint("write what the video shall show")
  }

  @Test(arguments: [6, 7, 13, 40]) func budgetIsKept(_ count: Int) throws {
    let outcome = try Command(["run", "--prompt", "A dog", "--model", "nano", "--max-tokens", "\(count)", "--json"])
      .run()
    outcome.expectSuccess()
    let tokens = try #require(try outcome.json()["tokens"]?.arrayValue)
    #expect(tokens.count >= 6 && tokens.count <= count)
  }

  @Test func freeTextWithoutTheGrammar() throws {
    let work = Workspace()
    try work.addUntrainedModel("model")
    let outcome = try work.run(
      "run", "--prompt", "A dog", "--max-tokens", "20", "--model", "model", "--no-grammar", "--keep", "off",
      "--quiet")
    outcome.expectSuccess()
    #expect(!outcome.output.contains("Dense caption"))
    #expect(outcome.output.hasSuffix("\n") && outcome.output.utf8.count > 1)
  }

  @Test func quietLeavesTheWarnings() throws {
    let work = Workspace()
    try work.addUntrainedModel("model")
    let outcome = try work.run("run", "--prompt", "A dog", "--max-tokens", "6", "--model", "model", "-q")
    outcome.expectSuccess()
    outcome.expectCaption()
    #expect(outcome.errors.split(separator: "\n").allSatisfy { $0.hasPrefix("warning: ") })
    #expect(outcome.errors.contains("untrained"))
  }

  @Test(arguments: ["bf16", "auto", "f32"]) func precision(_ name: String) throws {
    let outcome = try Command([
      "run", "--prompt", "A dog", "--model", "nano", "--max-tokens", "12", "--precision", name,
    ]).run()
    outcome.expectSuccess()
    outcome.expectCaption()
  }

  @Test func anyWorkingFolderAndALinkedProgram() throws {
    let work = Workspace()
    try work.addExamples()
    work.scratch.makeFolder("bin")
    work.scratch.makeFolder("elsewhere")
    work.scratch.link("bin/captioner", to: Build.program)
    var command = Command(
      ["run", "--manifest", "../Examples/pose.yaml", "--max-tokens", "6"], in: work.file("elsewhere"))
    command.program = work.file("bin/captioner")
    let outcome = try command.run()
    outcome.expectSuccess()
    outcome.expectCaption()
    // The output is relative to the manifest.
    #expect(try work.tree("out").contains("out/pose/cogvideox/prompt.txt"))
    #expect(try work.tree("elsewhere").isEmpty)
  }

  @Test func withoutEnvironmentAndWithAllThreads() throws {
    var command = Command(["run", "--prompt", "A dog", "--max-tokens", "6"])
    command.environment = ["HOME": "", "PATH": "", "LC_ALL": "", "OPENBLAS_NUM_THREADS": ""]
    let outcome = try command.run()
    outcome.expectSuccess()
    outcome.expectCaption()
  }

  /// The example of controls: each of its conditions becomes a file that a bundle's command or workflow reads.
  @Test func theExampleOfControls() throws {
    let work = Workspace()
    try work.addExamples()
    let outcome = try work.run("run", "--manifest", "Examples/controls.yaml", "--json")
    outcome.expectSuccess()
    let json = try outcome.json()
    let rows = try #require(json["reach"]?.arrayValue)
    #expect(rows.count == 15)
    for condition in 0..<5 {
      let reached = rows.filter { $0["condition"]?.intValue == condition && $0["reach"] == "file" }
      #expect(!reached.isEmpty, "condition \(condition)")
    }
    let vace = try #require(json["prompts"]?["vace"])
    #expect([vace["video"]?["width"], vace["video"]?["height"], vace["video"]?["frames"]] == [832, 480, 33])
    #expect(outcome.errors.contains("generator        condition"))
    let report = try work.json("out/controls/vace/report.json")
    let notes = report["conditions"]?.arrayValue?.first?["notes"]?.arrayValue?.compactMap(\.stringValue) ?? []
    #expect(notes.contains { $0.hasPrefix("one clip of two") })
    #expect(try work.tree("out/controls/wan-fun-camera").contains("out/controls/wan-fun-camera/camera.txt"))
  }
}
