import Support

/// Sizes of the language model (upstream: `Qwen2VLTextConfig` in transformers).
package struct TextConfig: Sendable, Equatable {
  package var vocabulary: Int
  package var width: Int
  package var mlpWidth: Int
  package var layers: Int
  package var heads: Int
  package var keyValueHeads: Int
  package var headWidth: Int
  package var ropeTheta: Double
  /// Frequency pairs that follow the t, h and w position; together half of ``headWidth``.
  package var ropeSections: [Int]
  package var normEpsilon: Double
  package var maxPositions: Int
  package var tiedHead: Bool

  package init(
    vocabulary: Int, width: Int, mlpWidth: Int, layers: Int, heads: Int, keyValueHeads: Int, headWidth: Int,
    ropeTheta: Double, ropeSections: [Int], normEpsilon: Double, maxPositions: Int, tiedHead: Bool
  ) {
    self.vocabulary = vocabulary
    self.width = width
    self.mlpWidth = mlpWidth
    self.layers = layers
    self.heads = heads
    self.keyValueHeads = keyValueHeads
    self.headWidth = headWidth
    self.ropeTheta = ropeTheta
    self.ropeSections = ropeSections
    self.normEpsilon = normEpsilon
    self.maxPositions = maxPositions
    self.tiedHead = tiedHead
  }

  /// - Throws: ``ModelError/configuration(path:key:problem:)`` where sizes are missing, out of bounds or do not fit
  ///   together.
  init(_ top: ConfigReader) throws(ModelError) {
    let reader = top.preferring("text_config")
    vocabulary = try reader.int("vocab_size", in: 1...4_000_000)
    width = try reader.int("hidden_size", in: 1...65_536)
    mlpWidth = try reader.int("intermediate_size", in: 1...1_048_576)
    layers = try reader.int("num_hidden_layers", in: 1...1_000)
    heads = try reader.int("num_attention_heads", in: 1...1_024)
    keyValueHeads = try reader.int("num_key_value_heads", in: 1...1_024, default: heads)
    normEpsilon = try reader.positive("rms_norm_eps", default: 1e-5)
    maxPositions = try reader.int("max_position_embeddings", in: 1...10_000_000, default: 32_768)
    tiedHead = try reader.bool("tie_word_embeddings", default: false)
    guard width % heads == 0 else {
      throw reader.error("num_attention_heads", "\(heads) heads do not divide hidden_size \(width)")
    }
    headWidth = width / heads
    guard headWidth % 2 == 0 else { throw reader.error("num_attention_heads", "head width \(headWidth) is odd") }
    guard heads % keyValueHeads == 0 else {
      throw reader.error("num_key_value_heads", "\(keyValueHeads) does not divide num_attention_heads \(heads)")
    }
    try reader.expect("hidden_act", "silu")
    guard try !reader.bool("use_sliding_window", default: false) else {
      throw reader.error("use_sliding_window", "attention through a window is not computed; expected false")
    }
    // transformers 5 writes `rope_parameters`, earlier versions `rope_theta` beside `rope_scaling`.
    let places = [reader.nested("rope_parameters"), reader.nested("rope_scaling")].compactMap { $0 }
    ropeTheta = try (places.first { $0.value("rope_theta") != nil } ?? reader).positive("rope_theta", default: 1e6)
    guard let sections = places.lazy.compactMap({ $0.value("mrope_section") }).first else {
      throw reader.error("rope_scaling.mrope_section", "missing; Qwen2-VL needs its multimodal rotary sections")
    }
    // Other kinds, such as yarn, change the frequencies.
    for place in places {
      guard let kind = place.value("rope_type") ?? place.value("type") else { continue }
      guard let name = kind.stringValue, ["mrope", "default"].contains(name) else {
        throw reader.error("rope_scaling.type", "expected 'mrope' or 'default', found \(kind.text())")
      }
    }
    let pairs = headWidth / 2
    let parts = (sections.arrayValue ?? []).compactMap(\.intValue)
    guard parts.count == 3, parts.allSatisfy({ (0...pairs).contains($0) }), parts.reduce(0, +) == pairs else {
      throw reader.error(
        "rope_scaling.mrope_section",
        "expected three integers with the sum \(pairs) (half the head width), found \(sections.text())")
    }
    ropeSections = parts
  }
}
