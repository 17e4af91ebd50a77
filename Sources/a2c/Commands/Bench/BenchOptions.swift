import ArgumentParser
import Captioning
import Qwen2VL
import Support
import Tensors

/// What all measurements of a model ask for.
struct BenchOptions: ParsableArguments {
  @Option(help: "The model: nano, a folder, a .gguf file, or a name in the Hugging Face cache.")
  var model = "nano"

  @Option(help: "f32, bf16 or auto.")
  var precision: PrecisionOption = .auto

  @Option(help: "Threads; all processors where this is left out.")
  var threads: Int?

  @Option(name: .customLong("repeat"), help: "How often it is measured, after one time that does not count.")
  var rounds = 3

  @Flag(help: "Write one JSON object a line.")
  var json = false

  func validate() throws {
    if let threads, !(1...256).contains(threads) { throw ValidationError("--threads: from 1 to 256") }
    if !(1...1_000).contains(rounds) { throw ValidationError("--repeat: from 1 to 1000") }
  }

  /// Sets the threads and opens the model's files.
  /// - Parameter needsVision: whether the vision tower is measured
  func open(needsVision: Bool = false) throws -> (files: ModelFiles, binder: WeightBinder) {
    if let threads { Parallel.setThreads(threads) }
    try BLAS.load()
    let place = try ModelLocator(bundled: Program.installation.folders(.models)).folder(model, relativeTo: ".")
    let files = try ModelFiles(place, needsVision: needsVision)
    let renames = WeightNames.renames(for: files.source)
    return (files, WeightBinder(files.source, place: files.place, renames: renames))
  }

  /// The language model alone.
  func language() throws -> LanguageModel {
    let (files, binder) = try open()
    let model = try language(files, binder)
    try binder.finish()
    return model
  }

  func language(_ files: ModelFiles, _ binder: WeightBinder) throws -> LanguageModel {
    try LanguageModel(binder, files.config.text, source: files.place, precision: precision.precision)
  }

  /// Runs `work` once to warm up, then as often as asked for.
  /// - Returns: the seconds that each run took
  func times(_ work: () throws -> Void) throws -> [Double] {
    try (0...rounds).map { _ in
      let start = ResourceUse.seconds
      try work()
      return ResourceUse.seconds - start
    }.suffix(rounds)
  }

  /// - Parameter precision: that was computed in; `nil` where the model decided
  func write(_ measurement: Measurement, _ precision: Precision?) throws {
    let context = MeasurementContext(model: model, precision: precision, limits: MachineLimits.measured())
    try StandardOutput.write((json ? measurement.json(context).text() : measurement.line(context)) + "\n")
  }
}

extension LanguageModel {
  /// Made-up tokens, the same each time.
  func someTokens(_ count: Int) -> [Int32] {
    (0..<count).map { Int32(truncatingIfNeeded: ($0 &* 7_919 &+ 13) % config.vocabulary) }
  }

  /// Reads tokens into a state of their own.
  func read(_ ids: [Int32], room: Int) throws -> DecoderState {
    let state = newState(capacity: ids.count + room)
    var positions = Positions()
    positions.appendText(ids.count)
    _ = try logits(forward(embed(ids), positions, state))
    return state
  }
}
