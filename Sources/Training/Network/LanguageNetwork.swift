package import Qwen2VL
import Tensors

/// The language model in training: the arithmetic of `LanguageModel` over packed samples.
package struct LanguageNetwork {
  private let config: TextConfig
  private let held: LanguageWeights<ParameterSet>
  private let layers: [DecoderNetwork]
  private let rotary: MultimodalRotary

  package init(_ parameters: ParameterSet, _ config: TextConfig) throws(TrainingError) {
    self.config = config
    held = try LanguageWeights(parameters, config)
    layers = held.layers.map { DecoderNetwork(held: $0, config: config) }
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
    var x = tape.sequence(ids, held.embedding, placements)
    for (index, layer) in layers.enumerated() {
      x = layer(tape, x, tables, segments: segments, kept: index == layers.count - 1 ? kept : nil)
    }
    return tape.linear(tape.rmsNorm(x, held.norm, epsilon: Float(config.normEpsilon)), held.head)
  }

  package var vocabulary: Int { config.vocabulary }
  package var width: Int { config.width }
}
