import Qwen2VL

/// One layer of the language model in training: the arithmetic of `DecoderLayer` on a tape.
struct DecoderNetwork {
  let held: DecoderWeights<ParameterSet>
  let config: TextConfig

  /// - Parameters:
  ///   - x: [n, width]
  ///   - segments: the rows of each sample
  ///   - kept: the rows that are wanted after the layer; `nil` for all
  /// - Returns: [kept or n, width]
  func callAsFunction(
    _ tape: Tape, _ x: Variable, _ rotary: RotaryTables, segments: [Range<Int>], kept: [Int]?
  ) -> Variable {
    let epsilon = Float(config.normEpsilon)
    let normed = tape.rmsNorm(x, held.inputNorm, epsilon: epsilon)
    var mixed = tape.attention(
      queries: HeadColumns(tape.linear(normed, held.query), heads: config.heads),
      keys: HeadColumns(tape.linear(normed, held.key), heads: config.keyValueHeads),
      values: HeadColumns(tape.linear(normed, held.value), heads: config.keyValueHeads),
      rotary: rotary, segments: segments, isCausal: true, headWidth: config.headWidth)
    var x = x
    if let kept {
      mixed = tape.rows(mixed, kept)
      x = tape.rows(x, kept)
    }
    x = tape.residual(x, tape.linear(mixed, held.output))
    let hidden = tape.rmsNorm(x, held.mlpNorm, epsilon: epsilon)
    let gated = tape.siluProduct(tape.linear(hidden, held.gate), tape.linear(hidden, held.up))
    return tape.residual(x, tape.linear(gated, held.down))
  }
}
