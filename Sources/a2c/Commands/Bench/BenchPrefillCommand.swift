import ArgumentParser
import Qwen2VL

struct BenchPrefillCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prefill", abstract: "Measure how fast a prompt is read.")

  @OptionGroup var options: BenchOptions

  @Option(help: "Tokens of the prompt.")
  var tokens = 512

  func validate() throws {
    if !(1...32_768).contains(tokens) { throw ValidationError("--tokens: from 1 to 32768") }
  }

  func run() throws {
    let model = try options.language()
    let ids = model.someTokens(min(tokens, model.config.maxPositions))
    let times = try options.times { _ = try model.read(ids, room: 0) }
    try options.write(
      Measurement(name: "prefill", unit: "tokens/s", values: times.map { Double(ids.count) / $0 }), model.precision)
  }
}
