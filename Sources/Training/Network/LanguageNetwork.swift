package import Qwen2VL
import Tensors

/// The language model in training: the arithmetic of `LanguageModel` over packed samples.
package struct LanguageNetwork {
  private let config: TextConfig
  private let embedding: Parameter  // [vocabulary, width]
  private let layers: [DecoderParameters]
  private let norm: Parameter  // [width]
  private let head: Parameter  // [vocabulary, width]
  private let rotary: MultimodalRotary

  package init(_ parameters: ParameterSet, _ config: TextConfig) throws(TrainingError) {
    self.config = config
    embedding = try parameters.named("model.embed_tokens.weight")
    var layers: [DecoderParameters] = []
    for index in 0..<config.layers { layers.append(try DecoderParameters(parameters, layer: index)) }
    self.layers = layers
    norm = try parameters.named("model.norm.weight")
    head =
      config.tiedHead && !parameters.contains("lm_head.weight")
      ? embedding : try parameters.named("lm_head.weight")
    rotary = MultimodalRotary(config)
  }

  /// The scores of the tokens that follow the rows `kept`.
  /// - Parameters:
  ///   - ids: of all samples, one after the other, inside of the table
  ///   - segments: the rows of each sample
  ///   - positions: those of each sample
  ///   - placements: encoders' tokens in the place of ids
  /// - Returns: [kept.count, vocabulary]
  package func callAsFunction(
    _ tape: Tape, _ ids: [Int32], segments: [Range<Int>], positions: [Positions], placements: [Placement], kept: [Int]
  ) -> Variable {
    let pairs = config.headWidth / 2
    let tables = RotaryTables(
      cosines: Matrix(rows: ids.count, columns: pairs), sines: Matrix(rows: ids.count, columns: pairs))
    for (segment, positions) in zip(segments, positions) {
      let part = rotary.tables(positions)
      tables.cosines.write(part.cosines, row: segment.lowerBound)
      tables.sines.write(part.sines, row: segment.lowerBound)
    }
    var x = tape.sequence(ids, embedding, placements)
    for (index, layer) in layers.enumerated() {
      x = layer(tape, x, tables, segments: segments, kept: index == layers.count - 1 ? kept : nil, config)
    }
    return tape.linear(tape.rmsNorm(x, norm, epsilon: Float(config.normEpsilon)), head)
  }

  package var vocabulary: Int { config.vocabulary }
  package var width: Int { config.width }
}
