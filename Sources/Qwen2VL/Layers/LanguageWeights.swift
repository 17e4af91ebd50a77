/// What the language model holds.
package struct LanguageWeights<Supply: WeightSupply>: Sendable {
  package let embedding: Supply.Table  // [vocabulary, width]
  package let layers: [DecoderWeights<Supply>]
  package let norm: Supply.RMSNorm
  package let head: Supply.Linear  // [vocabulary, width]

  package init(_ supply: Supply, _ config: TextConfig) throws(Supply.Failure) {
    let (vocabulary, width) = (config.vocabulary, config.width)
    embedding = try supply.table(WeightNames.embedding, rows: vocabulary, columns: width)
    var layers: [DecoderWeights<Supply>] = []
    for index in 0..<config.layers {
      layers.append(try DecoderWeights(supply, "\(WeightNames.layers)\(index).", config))
    }
    self.layers = layers
    norm = try supply.rmsNorm(WeightNames.norm, width, epsilon: config.normEpsilon)
    // A head in the file wins over tying: that is how a fine-tuned head of a tied model is shipped.
    head =
      config.tiedHead && !supply.contains(WeightNames.head + ".weight")
      ? supply.linear(sharing: embedding, outputs: vocabulary, inputs: width)
      : try supply.linear(WeightNames.head, outputs: vocabulary, inputs: width, bias: false)
  }
}
