import Glibc
import Support
import TestSupport
import Testing

/// `a2c train` on the synthetic world, through the adapters.
@Suite struct TrainTests {
  /// Every exercise that the world has, a few steps of each.
  private static func recipe(steps: Int) -> String {
    """
    a2c: recipe/1
    name: tiny
    start: {model: nano}
    train: [{part: language}, {part: vision}, {part: motion}, {part: camera}, {part: attribute-heads}]
    data:
      seed: 7
      mix:
        - {task: attributes, conditions: [depth, pose, multi-id, camera]}
        - {task: caption, conditions: [multi-id, depth, pose, camera]}
        - {task: section, conditions: [camera]}
        - {task: copy}
        - {task: list, conditions: [multi-id, depth]}
        - {task: known, conditions: [multi-id, pose]}
      joint_ratio: 0.3
      joint: [{task: question, conditions: [multi-id, depth]}, {task: text}]
      crowds: 0.5
      dropout: {conditions: 0.4, sentences: 0.3}
    optimiser: {rate: 1e-3, clip: 1.0}
    steps: \(steps)
    batch: 4
    evaluation: {every: 0, samples: 4, save_every: 2}
    """
  }

  private func losses(_ work: Workspace, _ folder: String) throws -> [Double] {
    try work.text(folder + "/tiny/metrics.jsonl").split(separator: "\n").map {
      try #require(try JSONParser.parse(Array($0.utf8), source: "metrics")["loss"]?.doubleValue)
    }
  }

  @Test func trainsResumesAndCaptions() throws {
    let work = Workspace()
    work.scratch.write(Self.recipe(steps: 4), to: "tiny.yaml")
    try work.run("train", "--recipe", "tiny.yaml", "--out", "one", "--workers", "2").expectSuccess()
    try work.run("train", "--recipe", "tiny.yaml", "--out", "two", "--workers", "2", "--stop-after", "3")
      .expectSuccess()
    let resumed = try work.run("train", "--recipe", "tiny.yaml", "--out", "two", "--workers", "2", "--resume")
    resumed.expectSuccess()
    #expect(resumed.errors.contains("from step 3"))
    #expect(try losses(work, "one") == losses(work, "two"))
    #expect(try work.bytes("one/tiny/model.safetensors") == work.bytes("two/tiny/model.safetensors"))
    #expect(
      try FileSystem.list(work.file("one/tiny")) == [
        "a2c.yaml", "config.json", "metrics.html", "metrics.jsonl", "model.safetensors", "tokenizer.json",
        "words.txt",
      ])
    let caption = try work.run("run", "--prompt", "A dog", "--max-tokens", "12", "--model", "one/tiny")
    caption.expectSuccess()
    caption.expectCaption()
  }

  /// What a recipe seeks, where it shows: pictures with two people, and people on their way, have heads of their own.
  @Test(arguments: [("crowds", "multi-id", "pair.gender"), ("approaches", "pose", "pose.direction")])
  func scenesAreSought(by wish: String, in condition: String, head: String) throws {
    let work = Workspace()
    /// The steps of one sample that asked that head.
    func found(_ share: String) throws -> Int {
      work.scratch.write(
        """
        a2c: recipe/1
        name: \(wish)-\(share)
        start: {model: nano}
        train: [{part: vision}, {part: motion}, {part: attribute-heads}]
        data: {seed: 7, mix: [{task: attributes, conditions: [\(condition)]}], \(wish): \(share)}
        optimiser: {rate: 1e-3}
        steps: 6
        batch: 1
        evaluation: {every: 0, samples: 1, save_every: 6}
        """, to: "sought.yaml")
      try work.run("train", "--recipe", "sought.yaml", "--out", "out", "--workers", "1").expectSuccess()
      let metrics = try work.text("out/\(wish)-\(share)/metrics.jsonl")
      return metrics.split(separator: "\n").count { $0.contains(head) }
    }
    #expect(try found("0") < 6)
    #expect(try found("1") >= 6)
  }

  @Test func interruptionSaves() throws {
    let work = Workspace()
    work.scratch.write(Self.recipe(steps: 100_000), to: "tiny.yaml")
    let process = try Command(["train", "--recipe", "tiny.yaml", "--out", "out", "--workers", "1"], in: work.path)
      .start()
    try #require(process.wait { String(decoding: $0.errors, as: UTF8.self).contains("step 1/") })
    process.send(SIGINT)
    let outcome = process.finish()
    #expect(outcome.status == 130)
    #expect(outcome.errors.contains("--resume"))
    #expect(FileSystem.exists(work.file("out/tiny/checkpoint/state.json")))
    #expect(try FileSystem.list(work.file("out/tiny")).sorted() == ["checkpoint", "metrics.html", "metrics.jsonl"])
  }

  @Test(arguments: [
    ("{task: copy}", "{task: copi}", "did you mean 'copy'"), ("{part: motion}", "{part: moton}", "motion"),
    ("start: {model: nano}", "start: {stages: [{stage: none}]}", "is not finished"),
    ("seed: 7", "source: llava-150k", "not built in"),
  ]) func wrongRecipesAreExplained(old: String, new: String, says: String) throws {
    let work = Workspace()
    work.scratch.write(Self.recipe(steps: 2), to: "tiny.yaml")
    try work.edit("tiny.yaml", old, new)
    let outcome = try work.run("train", "--recipe", "tiny.yaml", "--out", "out")
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains(says), "\(outcome.errors)")
    #expect(!FileSystem.exists(work.file("out")))
  }
}
