import Manifests
import Qwen2VL
package import Support
import Tensors

/// Trains one stage: steps, evaluations, checkpoints, metrics, and at the end the model's folder.
package final class Trainer {
  package enum Outcome: Sendable { case finished, stopped(step: Int) }

  package struct Options: Sendable {
    /// Workers, one a core; with another number losses differ in their last digits.
    package var workers: Int
    /// Go on from the checkpoint that is there.
    package var resume: Bool
    /// Stop and save behind this many steps.
    package var stopAfter: Int?

    package init(workers: Int, resume: Bool = false, stopAfter: Int? = nil) {
      self.workers = workers
      self.resume = resume
      self.stopAfter = stopAfter
    }
  }

  private let start: StageStart
  private let recipe: Recipe
  private let source: any SampleSource
  private let folder: String
  private let options: Options
  private let console: Console
  private let parameters: ParameterSet
  private let optimiser: AdamW
  private let workers: StepWorkers
  private let schedule: Schedule

  /// - Parameter folder: the stage's own, which is made
  package init(
    _ start: StageStart, _ source: any SampleSource, folder: String, options: Options, console: Console
  ) throws {
    self.start = start
    self.source = source
    self.folder = folder
    self.options = options
    self.console = console
    let recipe = start.recipe
    self.recipe = recipe
    let parameters = try start.parameters(source.heads)
    self.parameters = parameters
    let layers = start.model.text.layers
    func factor(_ parameter: Parameter) -> Double? {
      recipe.train.first { $0.contains(parameter.name, layerCount: layers) }?.rate
    }
    let settings = recipe.optimiser
    optimiser = AdamW(
      parameters,
      AdamW.Settings(
        beta1: settings.betas[0], beta2: settings.betas[1], decay: settings.decay, clip: settings.clip), factor: factor)
    for part in recipe.train
    where !parameters.parameters.contains(where: { part.contains($0.name, layerCount: layers) }) {
      throw TrainingError.recipe(
        path: recipe.path, problem: "the model has nothing of the part '\(part.part.rawValue)' to train",
        hint: part.part == .head && start.model.text.tiedHead ? "its head is the embedding: train 'embedding'" : nil)
    }
    let shape = Schedule.Shape(rawValue: settings.schedule.rawValue) ?? .constant
    schedule = Schedule(
      shape: shape, rate: settings.rate, warmUp: settings.warmUp, steps: recipe.steps, floor: settings.floor)
    workers = StepWorkers(
      try Network(start.model, parameters, heads: source.heads), parameters, count: options.workers,
      parts: recipe.accumulation, trained: { [optimiser] in optimiser.isTrained($0) })
  }

  /// Numbers that are trained.
  package var trainedCount: Int {
    parameters.parameters.filter(optimiser.isTrained).reduce(0) { $0 + $1.count }
  }

  /// Trains to the end of the recipe, or until the user wants to stop.
  package func run() throws -> Outcome {
    try BLAS.load()
    try FileSystem.makeFolder(folder)
    let threads = Parallel.threads
    Parallel.setThreads(1)
    defer { Parallel.setThreads(threads) }
    let first = try begin()
    let log = try MetricsLog(folder: folder, title: recipe.name, from: first)
    console.note(
      "\(recipe.name): \(recipe.steps) steps of \(recipe.batch) samples, \(trainedCount) of \(parameters.count) numbers "
        + "trained, \(options.workers) workers" + (first > 0 ? ", from step \(first)" : ""))
    let (source, recipe) = (source, recipe)
    let queue = SampleQueue(first..<recipe.steps, batch: recipe.batch, threads: options.workers) { step, index in
      try source.sample(step * recipe.batch + index, progress: Double(step) / Double(recipe.steps))
    }
    defer { queue.cancel() }
    var clock = ProgressClock(first: first, steps: recipe.steps, batch: recipe.batch)
    for step in first..<recipe.steps {
      var line = try train(step, try queue.next(), &clock)
      let done = step + 1
      if isDue(recipe.evaluation.every, done) { line += try evaluate() }
      log.add(.object(line))
      let stops = StopRequest.isSet || options.stopAfter == done - first
      if clock.isNoteDue || done == recipe.steps || stops { console.note(clock.note(line, done)) }
      if done < recipe.steps, stops || done % recipe.evaluation.saveEvery == 0 {
        try Checkpoint.write(
          folder, step: done, recipe: recipe, workers: options.workers, parameters, optimiser)
        try log.write()
      }
      if stops, done < recipe.steps { return .stopped(step: done) }
    }
    try log.write()
    try StageWriter(start: start, parameters: parameters).write(to: folder)
    Cleanup.removeTree(Path.join(folder, Checkpoint.folderName))
    return .finished
  }

  /// The step to begin with.
  private func begin() throws -> Int {
    let isFinished = FileSystem.exists(Path.join(folder, "config.json"))
    let hasCheckpoint = FileSystem.exists(Path.join(folder, Checkpoint.folderName))
    guard options.resume else {
      guard !isFinished, !hasCheckpoint else {
        throw TrainingError.checkpoint(path: folder, problem: "there is a training already; --resume goes on with it")
      }
      return 0
    }
    guard hasCheckpoint else {
      guard !isFinished else {
        throw TrainingError.checkpoint(path: folder, problem: "this training is finished; there is nothing to resume")
      }
      return 0
    }
    return try Checkpoint.read(
      folder, recipe: recipe, workers: options.workers, parameters, optimiser) ?? 0
  }

  private func isDue(_ every: Int, _ done: Int) -> Bool {
    recipe.evaluation.samples > 0 && (done == recipe.steps || every > 0 && done % every == 0)
  }

  /// One step, and what it measured.
  private func train(
    _ step: Int, _ samples: [TrainingSample], _ clock: inout ProgressClock
  ) throws -> [JSON.Member] {
    let (report, gradients) = try workers.run(samples, backward: true)
    let rate = schedule(step)
    let norm = optimiser.step(gradients, rate: rate, threads: options.workers)
    guard norm.isFinite else { throw TrainingError.notFinite(step: step) }
    let speed = clock.count()
    return [
      JSON.Member("step", .int(step + 1)), JSON.Member("loss", .double(report.objective)),
      JSON.Member("tokens", .int(report.tokens.count)), JSON.Member("rate", .double(rate)),
      JSON.Member("gradient_norm", .double(norm)), JSON.Member("samples_per_second", .double(speed)),
      JSON.Member("tasks", Self.json(report.tasks, report.attributes) { $0.mean }),
    ]
  }

  /// What held-out samples give.
  private func evaluate() throws -> [JSON.Member] {
    var report = LossReport()
    for first in stride(from: 0, to: recipe.evaluation.samples, by: recipe.batch) {
      let last = min(first + recipe.batch, recipe.evaluation.samples)
      let samples = try (first..<last).map { try source.heldOut($0) }
      report.add(try workers.run(samples, backward: false).report)
    }
    return [
      JSON.Member("held_out_loss", .double(report.objective)),
      JSON.Member("held_out_tasks", Self.json(report.tasks, report.attributes) { $0.mean }),
      JSON.Member("held_out_accuracy", Self.json(report.tasks, report.attributes) { $0.accuracy }),
    ]
  }

  private static func json(
    _ tasks: [String: LossSum], _ attributes: [String: LossSum], _ value: (LossSum) -> Double
  ) -> JSON {
    let all =
      tasks.filter { $0.value.count > 0 }.sorted { $0.key < $1.key }
      + attributes.filter { $0.value.count > 0 }.sorted { $0.key < $1.key }
    return .object(all.map { JSON.Member($0.key, .double(value($0.value))) })
  }
}

/// Speed, and the line that says how a training goes.
private struct ProgressClock {
  private let first: Int
  private let steps: Int
  private let batch: Int
  private let start = ResourceUse.seconds
  private var last = ResourceUse.seconds
  private var lastNote = 0.0

  init(first: Int, steps: Int, batch: Int) {
    self.first = first
    self.steps = steps
    self.batch = batch
  }

  /// Samples a second since the step before.
  mutating func count() -> Double {
    let now = ResourceUse.seconds
    defer { last = now }
    return Double(batch) / max(now - last, 1e-9)
  }

  var isNoteDue: Bool { last - lastNote >= 5 }

  mutating func note(_ line: [JSON.Member], _ done: Int) -> String {
    lastNote = last
    func value(_ key: String) -> Double? { line.first { $0.key == key }?.value.doubleValue }
    let elapsed = max(last - start, 1e-9)
    let speed = Double((done - first) * batch) / elapsed
    let left = elapsed / Double(max(1, done - first)) * Double(steps - done)
    var text = "step \(done)/\(steps)  loss \(Self.short(value("loss") ?? 0))"
    if let held = value("held_out_loss") { text += "  held out \(Self.short(held))" }
    return text + "  \(Self.short(speed)) samples/s  \(Self.duration(left)) left"
  }

  private static func short(_ value: Double) -> String { "\((value * 1000).rounded() / 1000)" }

  private static func duration(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded())
    return whole < 60 ? "\(whole) s" : whole < 3600 ? "\(whole / 60) min" : "\(whole / 3600) h \(whole % 3600 / 60) min"
  }
}
