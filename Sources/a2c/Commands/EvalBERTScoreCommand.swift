import ArgumentParser
import Glibc
import Similarity
import Support

struct EvalBERTScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bertscore", abstract: "Compare texts with references by a BERT encoder.",
    discussion: """
      A file holds pairs, one JSON object a line: {"candidate": "…", "reference": "…"}. Each is written again with \
      precision, recall and f1; their means stand at the end. The figures are those of the Python package bert_score \
      for the same encoder and layer.
      """)

  @Option(help: ArgumentHelp("The pairs, as lines of JSON.", valueName: "file"))
  var pairs: String

  @Option(
    help: ArgumentHelp("The encoder: config.json, vocab.txt and model.safetensors of BERT's form.", valueName: "folder")
  )
  var encoder: String

  @Option(help: "The layer whose states are compared; the last without it.")
  var layer: Int?

  @Flag(help: "Weigh tokens by how rare they are in the references.")
  var idf = false

  @Option(
    help: ArgumentHelp(
      "The package's table of baselines for this encoder; scores are rescaled by it.", valueName: "file"))
  var baseline: String?

  /// Lines of text, in bytes.
  private static let most = 256 << 20

  func run() throws {
    // By bytes: to Swift a Windows line's end is another character.
    let lines = try FileSystem.read(pairs, limit: Self.most).split(separator: 10, omittingEmptySubsequences: false)
    var texts: [(candidate: String, reference: String)] = []
    for (number, line) in lines.enumerated() where line.contains(where: { $0 > 32 }) {
      let place = "\(pairs):\(number + 1)"
      let json = try JSONParser.parse(Array(line), source: place)
      guard let candidate = json["candidate"]?.stringValue, let reference = json["reference"]?.stringValue else {
        throw ScoreError.pair(place: place)
      }
      texts.append((candidate, reference))
    }
    guard !texts.isEmpty else { throw ScoreError.pair(place: pairs) }
    let bert = try BERTEncoder(folder: encoder, layers: layer)
    let score = BERTScore(
      bert, idfOver: idf ? texts.map(\.reference) : nil,
      baseline: try baseline.map { try BERTScore.baseline($0, layer: bert.layers) })
    var sum = BERTScore.Score(precision: 0, recall: 0, f1: 0)
    for (candidate, reference) in texts {
      let one = try score(candidate, reference: reference)
      sum.precision += one.precision
      sum.recall += one.recall
      sum.f1 += one.f1
      try StandardOutput.write(
        JSON.object([
          "candidate": .string(candidate), "reference": .string(reference), "precision": .double(one.precision),
          "recall": .double(one.recall), "f1": .double(one.f1),
        ]).text() + "\n")
    }
    let count = Double(texts.count)
    try StandardOutput.write(
      JSON.object([
        "pairs": .int(texts.count), "precision": .double(sum.precision / count), "recall": .double(sum.recall / count),
        "f1": .double(sum.f1 / count),
      ]).text() + "\n")
  }
}
