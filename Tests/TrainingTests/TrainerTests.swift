import Captioning
import Conditions
import Manifests
import Qwen2VL
import Support
import Tensors
import TestSupport
import Testing
import Tokenization
import Training

/// Samples without a world: short sequences whose next token follows from the ones before, and patches of one shade.
struct ToySource: SampleSource {
  let heads: [AttributeHead]
  let model: NewModel

  init(_ model: NewModel) {
    self.model = model
    heads = [
      AttributeHead(
        name: "shade", encoder: .vision, attributes: [AttributeHead.Attribute(name: "tone", classes: 3)])
    ]
  }

  func sample(_ number: Int, progress: Double) throws -> TrainingSample { make(number) }
  func heldOut(_ number: Int) throws -> TrainingSample { make(1_000_000 + number) }

  private func make(_ number: Int) -> TrainingSample {
    var generator = SeededGenerator(seed: UInt64(number))
    let shade = Int(generator.next() % 3)
    let config = model.vision
    let grid = PatchGrid(t: 1, h: 2, w: 2)
    let patches = Matrix(
      rows: 4, columns: config.patchNumbers,
      (0..<4 * config.patchNumbers).map { _ in Float(shade) - 1 + Float(0.1 * generator.normal()) })
    var positions = Positions()
    positions.appendText(2)
    positions.appendGrid(t: 1, h: 1, w: 1)
    positions.appendText(1)
    let start = Int32(generator.next() % 20)
    let answer = (1...4).map { start + Int32($0) } + [Int32(100 + shade)]
    return TrainingSample(
      task: "count", prompt: [10, 11, 12, start], positions: positions, answer: answer,
      inputs: [
        EncoderInput(encoder: .vision, patches: patches, grid: grid, row: 2, head: "shade", classes: [Int32(shade)])
      ])
  }
}

/// One after the other: a trainer sets how many threads products use.
@Suite(.serialized) struct TrainerTests {
  /// - Parameter stages: what it starts from, the members of a YAML list; random weights without any
  static func recipe(
    _ name: String = "toy", from stages: String = "", steps: Int = 8, seed: Int = 5, more: String = "",
    save: String = "f32"
  ) -> String {
    """
    a2c: recipe/1
    name: \(name)
    start: {model: nano, stages: [\(stages)]}
    train:
      - {part: language}
      - {part: vision, rate: 0.5}
      - {part: attribute-heads}
    data:
      mix: [{task: copy}]
    optimiser: {rate: 3e-3, warm_up: 2, clip: 1.0}
    steps: \(steps)
    batch: 6
    seed: \(seed)
    save: \(save)
    evaluation: {every: 4, samples: 6, save_every: 3}
    \(more)
    """
  }

  /// A stage whose finished ones lie in `folder`.
  private func start(_ text: String, _ scratch: ScratchFolder, _ folder: String) throws -> StageStart {
    try StageStart(
      Recipe.load(path: scratch.write(text, to: "recipe.yaml")), stages: scratch.file(folder),
      locator: ModelLocator(bundled: []))
  }

  /// Trains in the stage's folder in `folder`.
  private func train(
    _ text: String, _ scratch: ScratchFolder, _ folder: String, workers: Int = 2, resume: Bool = false,
    stopAfter: Int? = nil
  ) throws -> Trainer.Outcome {
    let start = try start(text, scratch, folder)
    let trainer = try Trainer(
      start, ToySource(start.model), folder: Path.join(scratch.file(folder), start.recipe.name),
      options: Trainer.Options(workers: workers, resume: resume, stopAfter: stopAfter), console: Console(quiet: true))
    return try trainer.run()
  }

  private func metrics(_ path: String) throws -> [JSON] {
    let text = String(decoding: try FileSystem.read(path, limit: 1 << 20), as: UTF8.self)
    return try text.split(separator: "\n").map { try JSONParser.parse(Array($0.utf8), source: path) }
  }

  private func losses(_ scratch: ScratchFolder, _ folder: String) throws -> [Double] {
    try metrics(scratch.file(folder + "/toy/metrics.jsonl")).compactMap { $0["loss"]?.doubleValue }
  }

  @Test func resumedTrainingIsTheSameAsOneThatNeverStopped() throws {
    let scratch = ScratchFolder()
    _ = try train(Self.recipe(), scratch, "whole")
    guard case .stopped(5) = try train(Self.recipe(), scratch, "parts", stopAfter: 5) else {
      Issue.record("did not stop behind step 5")
      return
    }
    #expect(try losses(scratch, "parts").count == 5)
    #expect(!FileSystem.exists(scratch.file("parts/toy/config.json")))
    _ = try train(Self.recipe(), scratch, "parts", resume: true)
    let (one, other) = (try losses(scratch, "whole"), try losses(scratch, "parts"))
    #expect(one.count == 8)
    #expect(one == other)
    let files = try ["whole", "parts"].map {
      try FileSystem.read(scratch.file($0 + "/toy/model.safetensors"), limit: 1 << 28)
    }
    #expect(files[0] == files[1])
    #expect(!FileSystem.exists(scratch.file("parts/toy/checkpoint")))
  }

  @Test func aModelWithWindowsIsRefusedInWords() throws {
    let scratch = ScratchFolder()
    let golden = TestFiles.golden("Qwen2VLTests", "window-tied-flat-old")
    let text = Self.recipe().replacing("model: nano", with: "model: \(golden)")
    let error = #expect(throws: TrainingError.self) { try start(text, scratch, "out") }
    #expect(error?.message.contains("Qwen2.5-VL") == true && error?.hint != nil)
  }

  @Test func oneWorkerAndTwoGiveTheSameToRounding() throws {
    let scratch = ScratchFolder()
    _ = try train(Self.recipe(steps: 3), scratch, "one", workers: 1)
    _ = try train(Self.recipe(steps: 3, more: "accumulation: 2"), scratch, "two", workers: 2)
    for (one, two) in zip(try losses(scratch, "one"), try losses(scratch, "two")) { #expect(abs(one - two) < 1e-4) }
  }

  @Test func lossFallsAndTheFinishedStageIsAModel() throws {
    let scratch = ScratchFolder()
    _ = try train(Self.recipe(steps: 40, save: "bf16"), scratch, "out")
    let lines = try metrics(scratch.file("out/toy/metrics.jsonl"))
    let losses = lines.compactMap { $0["loss"]?.doubleValue }
    #expect(losses.suffix(4).reduce(0, +) / 4 < 0.6 * losses[0])
    let last = try #require(lines.last)
    #expect(try #require(last["held_out_accuracy"]?["shade.tone"]?.doubleValue) > 0.9)
    let page = String(
      decoding: try FileSystem.read(scratch.file("out/toy/metrics.html"), limit: 1 << 20), as: UTF8.self)
    #expect(page.contains("<polyline") && page.contains("Held-out accuracy"))
    let model = try LocalModel(name: "toy", folder: scratch.file("out/toy"))
    #expect(model.unusedWeights.isEmpty)
    #expect(model.manifest?.training.state == .untrained)
    #expect(model.encoders.count == 3)
    // The next stage starts from it, with another part in training.
    let next = Self.recipe("next", from: "{stage: toy}", steps: 2)
      .replacing("  - {part: language}\n", "  - {part: layers, layers: [-1, -1]}\n")
    _ = try train(next, scratch, "out", workers: 1)
    let (before, after) = (
      try SafetensorsFile(scratch.file("out/toy/model.safetensors")),
      try SafetensorsFile(scratch.file("out/next/model.safetensors"))
    )
    func isSame(_ name: String) throws -> Bool { try before.weight(name).floats() == after.weight(name).floats() }
    #expect(try isSame("model.layers.4.mlp.up_proj.weight"))
    #expect(try isSame("lm_head.weight"))
    #expect(try !isSame("model.layers.5.mlp.up_proj.weight"))
    #expect(try !isSame("visual.patch_embed.proj.weight"))
  }

  @Test func stagesAreAveragedByTheirShares() throws {
    let scratch = ScratchFolder()
    _ = try train(Self.recipe(steps: 1), scratch, "out")
    _ = try train(Self.recipe("other", steps: 2, seed: 6), scratch, "out")
    let name = "visual.patch_embed.proj.weight"
    func stored(_ stage: String) throws -> [Float] {
      try SafetensorsFile(scratch.file("out/\(stage)/model.safetensors")).weight(name).floats()
    }
    /// The weight that a stage has before its first step.
    func started(_ stages: String) throws -> [Float] {
      try start(Self.recipe("average", from: stages), scratch, "out").parameters([]).named(name).values
    }
    let (toy, another) = (try stored("toy"), try stored("other"))
    try #require(toy != another)
    let average = try started("{stage: toy, share: 0.25}, {stage: other}")
    for (value, (one, two)) in zip(average, zip(toy, another)) {
      #expect(abs(value - (0.25 * one + 0.75 * two)) < 1e-6)
    }
    // A share of a weight that nothing behind it has is all of it.
    for (value, one) in zip(try started("{stage: toy, share: 0.4}, {stage: other, parts: [motion]}"), toy) {
      #expect(abs(value - one) < 1e-6)
    }
    #expect(try started("{stage: toy, share: 1}, {stage: other}") == toy)
    #expect(try started("{stage: toy, parts: [language], share: 0.5}, {stage: other}") == another)
  }

  @Test func theNoteNamesEveryStageOnce() throws {
    let scratch = ScratchFolder()
    _ = try train(Self.recipe(steps: 1), scratch, "out")
    func note(_ name: String, from stages: String) throws -> String? {
      _ = try train(Self.recipe(name, from: stages, steps: 1), scratch, "out")
      return try ModelManifest.load(path: scratch.file("out/\(name)/a2c.yaml")).training.note
    }
    func stage(_ name: String) -> String { "stage \(name): 1 steps of 6 samples, seed 5" }
    #expect(try note("one", from: "{stage: toy}") == [stage("toy"), stage("one")].joined(separator: "; "))
    _ = try note("two", from: "{stage: toy}")
    #expect(
      try note("three", from: "{stage: two, parts: [camera]}, {stage: one}")
        == ["toy", "one", "two", "three"].map(stage).joined(separator: "; "))
  }

  @Test func refusesWhatDoesNotFit() throws {
    let scratch = ScratchFolder()
    _ = try train(Self.recipe(steps: 4), scratch, "out", stopAfter: 2)
    #expect(throws: TrainingError.self) { try train(Self.recipe(steps: 4), scratch, "out") }
    #expect(throws: TrainingError.self) { try train(Self.recipe(steps: 5), scratch, "out", resume: true) }
    #expect(throws: TrainingError.self) { try train(Self.recipe(steps: 4), scratch, "out", workers: 1, resume: true) }
    #expect(throws: TrainingError.self) { try train(Self.recipe(from: "{stage: none}"), scratch, "other") }
  }
}

extension String {
  fileprivate func replacing(_ old: String, _ new: String) -> String {
    components(old).joined(separator: new)
  }

  private func components(_ separator: String) -> [Substring] {
    var (parts, rest): ([Substring], Substring) = ([], self[...])
    while let range = rest.firstRange(of: separator) {
      parts.append(rest[..<range.lowerBound])
      rest = rest[range.upperBound...]
    }
    return parts + [rest]
  }
}
