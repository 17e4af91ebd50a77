import ArgumentParser
import Captioning
import Claims
import Support
import Synthesis
import Tensors

struct ModelQuantizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quantize", abstract: "Write a model again with smaller weights, and say what that loses.",
    discussion: """
      The language model's weights become blocks of 32 whole numbers with a scale: int8 takes 8.5 bits a number, int4 4.5 \
      (the tables of tokens stay at 8.5). Towers, norms and biases stay as they are. Both models then read the same \
      captions: perplexity, how often both think the same token likeliest, and the divergence of their predictions are \
      printed.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case int8, int4
    var blocks: BlockFormat { self == .int8 ? .q8_0 : .q4_0 }
  }

  @Argument(help: "The model: nano, a folder, or a name in the Hugging Face cache.")
  var model: String

  @Option(help: "int8 or int4.")
  var to: Format = .int8

  @Option(name: .shortAndLong, help: "The folder to write.")
  var out: String

  @Option(help: "A text file to compare the two models on, instead of captions of made-up scenes.")
  var text: String?

  @Flag(help: "Do not compare: write only.")
  var noComparison = false

  @Flag(help: "Write one JSON object instead of lines.")
  var json = false

  @Flag(help: "Replace a model that this command wrote earlier.")
  var force = false

  func run() throws {
    try OutputPath.check(out, "--out")
    try BLAS.load()
    let place = try ModelLocator(bundled: Program.installation.folders(.models)).folder(model, relativeTo: ".")
    let outcome = try ModelQuantiser(place, format: to.blocks).write(to: out, replacing: force)
    let comparison = try noComparison ? nil : compare(place)
    if json {
      try StandardOutput.write(report(outcome, comparison).text() + "\n")
    } else {
      try StandardOutput.write(lines(outcome, comparison).joined(separator: "\n") + "\n")
    }
  }

  private func compare(_ place: String) throws -> ModelComparison {
    let before = try LocalModel(name: model, folder: place)
    let after = try LocalModel(name: out, folder: out)
    return try ModelComparison(before.core, after.core, texts: texts())
  }

  /// Texts that are read at once have this many bytes at most.
  private static let passage = 2_000

  private func texts() throws -> [String] {
    guard let text else {
      return (0..<6).map { index in
        let scene = World.scene(seed: 1, index: index)
        return SampleBuilder.text(of: scene, kinds: ConditionKind.allCases).caption.text
      }
    }
    let whole = String(decoding: try FileSystem.read(text, limit: Limits.promptBytes), as: UTF8.self)
    var passages: [String] = [""]
    for line in whole.split(separator: "\n", omittingEmptySubsequences: false) {
      if passages[passages.count - 1].utf8.count + line.utf8.count > Self.passage { passages.append("") }
      passages[passages.count - 1] += line + "\n"
    }
    return passages
  }

  private func report(_ outcome: ModelQuantiser.Outcome, _ comparison: ModelComparison?) -> JSON {
    .object([
      "out": .string(out), "format": .string(to.rawValue), "weights": .int(outcome.weights),
      "bytes_before": .int(outcome.bytesBefore), "bytes_after": .int(outcome.bytesAfter),
      "comparison": comparison?.json ?? .null,
    ])
  }

  private func lines(_ outcome: ModelQuantiser.Outcome, _ comparison: ModelComparison?) -> [String] {
    var lines = [
      "\(out): \(outcome.weights) weights as \(to.rawValue), "
        + "\(outcome.bytesBefore >> 20) MiB before, \(outcome.bytesAfter >> 20) MiB after"
    ]
    if let comparison {
      lines += [
        "on \(comparison.tokens) tokens: perplexity \(Decimal.text(comparison.perplexityBefore, digits: 4)) before, "
          + "\(Decimal.text(comparison.perplexityAfter, digits: 4)) after",
        "both think the same token likeliest at \(Decimal.text(100 * comparison.agreement, digits: 2)) % of them; "
          + "mean divergence \(Decimal.text(comparison.meanDivergence, digits: 5)) nats",
      ]
    }
    return lines
  }
}
