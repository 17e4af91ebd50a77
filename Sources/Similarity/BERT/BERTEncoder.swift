import Qwen2VL
import Support
package import Tensors
import Tokenization

/// A BERT encoder of a Hugging Face folder (`config.json`, `vocab.txt`, `model.safetensors`): BERT and what has its form,
/// such as MiniLM.
package struct BERTEncoder: Sendable {
  package let folder: String
  package let layers: Int
  package let width: Int
  private let blocks: [EncoderBlock]
  private let tokens: EmbeddingTable
  private let places: EmbeddingTable
  private let types: EmbeddingTable
  private let norm: Norm
  private let tokenizer: WordPieceTokenizer
  /// Tokens with the marks around them.
  private let most: Int

  /// - Parameter layers: how many are computed; `nil` for all
  /// - Throws: ``ScoreError``, and what reading files, weights and tokenizer throws
  package init(folder: String, layers wanted: Int? = nil) throws {
    let config = try EncoderConfig(folder: folder)
    let type = config.json["model_type"]?.stringValue ?? "bert"
    guard type == "bert" else {
      throw ScoreError.kind(
        path: config.path, found: type, hint: "name a folder of the type bert, such as BERT or MiniLM")
    }
    self.folder = folder
    let all = try config.int("num_hidden_layers", in: 1...256)
    width = try config.int("hidden_size", in: 1...65_536)
    let heads = try config.int("num_attention_heads", in: 1...1024)
    guard width % heads == 0 else {
      throw ScoreError.configuration(
        path: config.path, key: "num_attention_heads", problem: "no divisor of hidden_size")
    }
    layers = wanted ?? all
    guard (0...all).contains(layers) else {
      throw ScoreError.option("layer \(layers) of a model of \(all)", hint: "from 0 to \(all)")
    }
    try config.checkActivation()
    let shape = EncoderBlock.Shape(
      width: width, heads: heads, inner: try config.int("intermediate_size", in: 1...1_048_576),
      epsilon: try config.epsilon(1e-12))
    tokenizer = try WordPieceTokenizer(folder: folder)
    let rows = try config.int("vocab_size", in: 1...4_194_304)
    guard tokenizer.count <= rows else {
      throw ScoreError.configuration(
        path: config.path, key: "vocab_size", problem: "the vocabulary has ids up to \(tokenizer.count - 1)")
    }
    let room = try config.int("max_position_embeddings", in: 3...1_048_576)
    most = min(room, Self.modelMost(folder) ?? room)

    let source = try ModelFolderWeights.open(folder)
    let prefix = source.contains("bert.embeddings.LayerNorm.weight") ? "bert." : ""
    let binder = WeightBinder(source, place: folder)
    tokens = try EmbeddingTable(binder, prefix + "embeddings.word_embeddings", rows: rows, width: width)
    places = try EmbeddingTable(binder, prefix + "embeddings.position_embeddings", rows: room, width: width)
    types = try EmbeddingTable(
      binder, prefix + "embeddings.token_type_embeddings",
      rows: try config.int("type_vocab_size", in: 1...64, default: 2),
      width: width)
    norm = try Norm(binder, prefix + "embeddings.LayerNorm", width, epsilon: shape.epsilon)
    blocks = try (0..<layers).map { index in
      try EncoderBlock(binder, prefix: "\(prefix)encoder.layer.\(index).", Self.names, shape)
    }
    try binder.finish()
  }

  private static let names = EncoderBlock.Names(
    query: "attention.self.query", key: "attention.self.key", value: "attention.self.value",
    projection: "attention.output.dense", attentionNorm: "attention.output.LayerNorm", up: "intermediate.dense",
    down: "output.dense", norm: "output.LayerNorm")

  /// The tokenizer's own limit.
  private static func modelMost(_ folder: String) -> Int? {
    let path = Path.join(folder, "tokenizer_config.json")
    guard let bytes = try? FileSystem.read(path, limit: Limits.documentBytes),
      let most = (try? JSONParser.parse(bytes))?["model_max_length"]?.intValue
    else { return nil }
    return most > 2 ? most : nil
  }

  /// The tokens of a text between its marks; what the model has no place for is cut off.
  package func ids(_ text: String) -> [Int32] {
    let inner = tokenizer.tokens(of: text).prefix(most - 2)
    return [tokenizer.start] + inner + [tokenizer.end]
  }

  /// The vectors of tokens behind the last computed layer.
  /// - Returns: [ids, width]
  /// - Throws: ``ScoreError/notFinite(folder:)``
  package func vectors(_ ids: [Int32]) throws -> Matrix {
    let sum = tokens(ids.map(Int.init))
    sum.add(types([Int](repeating: 0, count: ids.count)))
    sum.add(places(Array(ids.indices)))
    var x = norm(sum)
    for block in blocks { x = block(x) }
    guard x.isFinite else { throw ScoreError.notFinite(folder: folder) }
    return x
  }
}
