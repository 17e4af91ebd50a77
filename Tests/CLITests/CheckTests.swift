import Support
import TestSupport
import Testing

/// `a2c check`: everything wrong with a manifest at once, and where.
@Suite struct CheckTests {
  private func workspace(_ manifest: String) throws -> Workspace {
    let work = Workspace()
    for name in ["depth.mp4", "dance.json", "people.png"] { try work.addMedia(name) }
    work.scratch.write("a2c: run/1\n" + manifest, to: "run.yaml")
    return work
  }

  @Test(arguments: ["combo", "depth", "pose", "multi-id", "camera"]) func examplesAreInOrder(_ name: String) throws {
    let work = Workspace()
    try work.addExamples()
    let before = try work.tree()
    let outcome = try work.run("check", "--manifest", "Examples/\(name).yaml")
    outcome.expectSuccess()
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix("Examples/\(name).yaml: in order, "))
    #expect(try work.tree() == before)
  }

  @Test func severalErrorsEachOnItsLine() throws {
    let work = try workspace(
      """
      promt: "x"
      conditions:
        - {adapter: pose}
      caption: {max_tokens: 3, seed: no, temperature: hot}
      generators: [cogvideox, cogvideox]

      """)
    let outcome = try work.run("check", "--manifest", "run.yaml")
    outcome.expectFailure(.badInput, "run.yaml: 6 problems:")
    let lines = outcome.errors.split(separator: "\n").map(String.init)
    for line in [
      "  run.yaml:2:1: promt: unknown key (did you mean 'prompt'?)",
      "  run.yaml:4:5: conditions[0].input: missing",
      "  run.yaml:5:23: caption.max_tokens: expected an integer from 6 to 32768, found '3'",
      "  run.yaml:5:32: caption.seed: expected an integer of at least 0, found 'no'",
      "  run.yaml:5:49: caption.temperature: expected a number from 0 to 10, found 'hot'",
      "  run.yaml:6:25: generators[1]: ",
    ] { #expect(lines.contains { $0.hasPrefix(line) }, "\(line)") }
    #expect(lines.count == 7)
  }

  /// What `run` refuses, `check` refuses: a picture that nobody gave. A prompt may still begin with the verb.
  @Test func picturesAreCounted() throws {
    let condition = "\nconditions:\n  - {adapter: multi-id, inputs: [people.png]}\n"
    for command in ["check", "run"] {
      let wrong = try workspace("prompt: \"The woman in picture 3 waves at the man in picture 2.\"" + condition)
      try wrong.run(command, "--manifest", "run.yaml").expectFailure(.badInput, "the prompt names picture 2, 3")
      let right = try workspace("prompt: \"Picture 3 dogs in a park.\"" + condition)
      try right.run(command, "--manifest", "run.yaml").expectSuccess()
    }
  }

  @Test(arguments: [
    ("\"C:\\new\\test.txt\"", "in double quotes \\n and \\t are a line break and a tab"),
    ("'C:\\new\\test.txt'", "a path of Windows"), ("~/clip.mp4", "~ is read by shells only"),
    ("https://example.org/clip.mp4", "files are not fetched"),
  ])
  func pathsOfOtherPlaces(_ path: String, _ hint: String) throws {
    let work = try workspace("conditions:\n  - {adapter: camera, input: \(path)}\n")
    let outcome = try work.run("check", "--manifest", "run.yaml")
    outcome.expectFailure(.missingFile, "no such file")
    #expect(outcome.errors.contains(hint))
  }

  @Test func missingInput() throws {
    let work = try workspace("conditions:\n  - {adapter: depth, input: dept.mp4}\n")
    for command in ["check", "run", "inspect"] {
      let outcome = try work.run(command, "--manifest", "run.yaml")
      outcome.expectFailure(.missingFile, "run.yaml:3:29: conditions[0].input: no such file: dept.mp4")
      outcome.expectHint("did you mean 'depth.mp4'?")
    }
    try work.run("check", "--manifest", "none.yaml").expectFailure(.missingFile, "none.yaml: no such file")
  }

  @Test func severalMissingInputs() throws {
    let work = try workspace(
      "conditions:\n  - {adapter: depth, input: dept.mp4}\n  - {adapter: multi-id, inputs: [people.png, desk.png]}\n")
    let outcome = try work.run("run", "--manifest", "run.yaml")
    outcome.expectFailure(.missingFile, "run.yaml: 2 problems:")
    #expect(outcome.errors.contains("\n  run.yaml:3:29: conditions[0].input: no such file: dept.mp4 (did you mean"))
    #expect(outcome.errors.contains("\n  run.yaml:4:46: conditions[1].inputs[1]: no such file: desk.png"))
  }

  @Test func unknownAdapter() throws {
    let work = try workspace("conditions:\n  - {adapter: dept, input: depth.mp4}\n")
    for command in ["check", "run", "inspect"] {
      let outcome = try work.run(command, "--manifest", "run.yaml")
      outcome.expectFailure(.unavailable, "run.yaml:3:15: conditions[0].adapter: unknown adapter 'dept'")
      outcome.expectHint("did you mean 'depth'?")
    }
  }

  @Test func unknownGenerator() throws {
    let work = try workspace("generators: [cogvideo]\n")
    for command in ["check", "run"] {
      let outcome = try work.run(command, "--manifest", "run.yaml")
      outcome.expectFailure(.badInput, "run.yaml:2:14: generators[0]: no generator 'cogvideo'")
      outcome.expectHint("several begin so, name one: cogvideox,")
      let option = try work.run(command, "--manifest", "run.yaml", "--generator", "hunyuan")
      option.expectFailure(.usage, "error: no generator 'hunyuan'")
    }
  }

  @Test func everyProblemIsToldAndTheFirstDecides() throws {
    let work = try workspace(
      """
      conditions:
        - {adapter: depth, input: dept.mp4}
        - {adapter: dept, input: depth.mp4}
        - {adapter: pose, input: dance.json, params: {fps: fast}}
      generators: [cogvideox, cogvideo]

      """)
    let outcome = try work.run("check", "--manifest", "run.yaml")
    outcome.expectFailure(.missingFile, "run.yaml:3:29: conditions[0].input")
    let errors = outcome.errors.split(separator: "\n").filter { $0.hasPrefix("error: ") }
    let places = [
      "3:29: conditions[0].input", "4:15: conditions[1].adapter", "5:54: conditions[2].params.fps",
      "6:25: generators[1]",
    ]
    #expect(errors.count == places.count)
    for (error, place) in zip(errors, places) { #expect(error.hasPrefix("error: run.yaml:\(place): "), "\(error)") }
  }

  @Test func parametersOfAWrongType() throws {
    let work = try workspace(
      """
      conditions:
        - {adapter: depth, input: depth.mp4, params: {near: sideways, fps: "x", foo: 1}}
        - {adapter: pose, input: dance.json, params: {width: 1.5}}

      """)
    let outcome = try work.run("check", "--manifest", "run.yaml")
    outcome.expectFailure(.badInput, "run.yaml: 3 problems:")
    let lines = outcome.errors.split(separator: "\n").map(String.init)
    for line in [
      "  run.yaml:3:55: conditions[0].params.near: expected one of auto, bright, dark, found 'sideways'",
      "  run.yaml:3:70: conditions[0].params.fps: expected a number from 0.01 to 1000, found the text 'x'",
      "  run.yaml:3:75: conditions[0].params.foo: unknown parameter of depth",
      "error: run.yaml:4:56: conditions[1].params.width: expected an integer from 16 to 8192, found '1.5'",
    ] { #expect(lines.contains { $0.hasPrefix(line) }, "\(line)") }
    // The same from a run, which ends at the first condition.
    try work.run("run", "--manifest", "run.yaml").expectFailure(.badInput, "run.yaml: 3 problems:")
  }

  @Test func numberAndKindOfInputs() throws {
    let work = try workspace(
      """
      conditions:
        - {adapter: depth, inputs: [depth.mp4, depth.mp4]}
        - {adapter: camera, input: people.png}

      """)
    let outcome = try work.run("check", "--manifest", "run.yaml")
    outcome.expectFailure(.badInput, "run.yaml:3:", "conditions[0]")
  }

  @Test func commandLineInsteadOfAManifest() throws {
    let work = try workspace("")
    try work.run("check", "--prompt", "x", "--condition", "depth=depth.mp4").expectSuccess()
    try work.run("check", "--prompt", "x", "--condition", "depth=dept.mp4").expectFailure(.missingFile, "dept.mp4")
  }

  /// What a run refuses of models is not in order.
  @Test(arguments: ["/etc/passwd", "/dev/zero", "x.gguf", "absent", "../../../etc/x", "http://127.0.0.1:45454/v1"])
  func modelsThatARunRefuses(_ model: String) throws {
    let work = try workspace("prompt: A dog\nmodel: \(model)\n")
    let checked = try work.run("check", "--manifest", "run.yaml")
    let run = try work.run("run", "--manifest", "run.yaml")
    #expect(checked.status != 0 && checked.status == run.status, "\(checked.status) \(run.status) \(checked.errors)")
    #expect(!checked.errors.contains("in order"))
    #expect(try workspace("model: nano\n").run("check", "--manifest", "run.yaml").status == 0)
  }
}
