import ArgumentParser
import Qwen2VL

struct BenchDecodeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decode", abstract: "Measure how fast an answer is written, one token after another.")

  @OptionGroup var options: BenchOptions

  @Option(help: "Tokens of the prompt.")
  var tokens = 512

  @Option(help: "Tokens that are written each time.")
  var steps = 16

  func validate() throws {
    if !(1...32_768).contains(tokens) { throw ValidationError("--tokens: from 1 to 32768") }
    if !(1...10_000).contains(steps) { throw ValidationError("--steps: from 1 to 10000") }
  }

  func run() throws {
    let model = try options.language()
    let total = steps * (options.rounds + 1)
    let count = max(1, min(tokens, model.config.maxPositions - total))
    let state = try model.read(model.someTokens(count), room: total)
    let times = try options.times {
      for _ in 0..<steps { _ = try model.step([5], [state]) }
    }
    try options.write(
      Measurement(name: "decode", unit: "tokens/s", values: times.map { Double(steps) / $0 }), model.precision)
  }
}
