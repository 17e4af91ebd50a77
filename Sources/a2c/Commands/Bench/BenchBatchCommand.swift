import ArgumentParser
import Qwen2VL

struct BenchBatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch", abstract: "Measure how fast several answers are written together.")

  @OptionGroup var options: BenchOptions

  @Option(help: "Sequences.")
  var sequences = 8

  @Option(help: "Tokens of each prompt.")
  var tokens = 512

  @Option(help: "Tokens that each sequence gets each time.")
  var steps = 16

  func validate() throws {
    if !(1...LanguageModel.together).contains(sequences) {
      throw ValidationError("--sequences: from 1 to \(LanguageModel.together)")
    }
    if !(1...32_768).contains(tokens) { throw ValidationError("--tokens: from 1 to 32768") }
    if !(1...10_000).contains(steps) { throw ValidationError("--steps: from 1 to 10000") }
  }

  func run() throws {
    let model = try options.language()
    let total = steps * (options.rounds + 1)
    let ids = model.someTokens(max(1, min(tokens, model.config.maxPositions - total)))
    let states = try (0..<sequences).map { _ in try model.read(ids, room: total) }
    let next = [Int32](repeating: 5, count: sequences)
    let times = try options.times {
      for _ in 0..<steps { _ = try model.step(next, states) }
    }
    try options.write(
      Measurement(name: "batch", unit: "tokens/s", values: times.map { Double(steps * sequences) / $0 }),
      model.precision)
  }
}
