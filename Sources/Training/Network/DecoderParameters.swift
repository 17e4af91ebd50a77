import Qwen2VL

/// The parameters of one layer of the language model, under the names that `DecoderLayer` reads.
struct DecoderParameters {
  let inputNorm: Parameter  // [width]
  let query: (weight: Parameter, bias: Parameter)  // [heads·headWidth, width]
  let key: (weight: Parameter, bias: Parameter)  // [keyValueHeads·headWidth, width]
  let value: (weight: Parameter, bias: Parameter)  // [keyValueHeads·headWidth, width]
  let output: Parameter  // [width, heads·headWidth]
  let mlpNorm: Parameter  // [width]
  let gate: Parameter  // [mlpWidth, width]
  let up: Parameter  // [mlpWidth, width]
  let down: Parameter  // [width, mlpWidth]

  init(_ parameters: ParameterSet, layer: Int) throws(TrainingError) {
    let name = "model.layers.\(layer)."
    func pair(_ part: String) throws(TrainingError) -> (Parameter, Parameter) {
      (try parameters.named(name + part + ".weight"), try parameters.named(name + part + ".bias"))
    }
    inputNorm = try parameters.named(name + "input_layernorm.weight")
    query = try pair("self_attn.q_proj")
    key = try pair("self_attn.k_proj")
    value = try pair("self_attn.v_proj")
    output = try parameters.named(name + "self_attn.o_proj.weight")
    mlpNorm = try parameters.named(name + "post_attention_layernorm.weight")
    gate = try parameters.named(name + "mlp.gate_proj.weight")
    up = try parameters.named(name + "mlp.up_proj.weight")
    down = try parameters.named(name + "mlp.down_proj.weight")
  }

  /// - Parameters:
  ///   - x: [n, width]
  ///   - segments: the rows of each sample
  ///   - kept: the rows that are wanted after the layer; `nil` for all
  /// - Returns: [kept or n, width]
  func callAsFunction(
    _ tape: Tape, _ x: Variable, _ rotary: RotaryTables, segments: [Range<Int>], kept: [Int]?, _ config: TextConfig
  ) -> Variable {
    let epsilon = Float(config.normEpsilon)
    let normed = tape.rmsNorm(x, inputNorm, epsilon: epsilon)
    var mixed = tape.attention(
      queries: HeadColumns(tape.linear(normed, query.weight, query.bias), heads: config.heads),
      keys: HeadColumns(tape.linear(normed, key.weight, key.bias), heads: config.keyValueHeads),
      values: HeadColumns(tape.linear(normed, value.weight, value.bias), heads: config.keyValueHeads),
      rotary: rotary, segments: segments, isCausal: true, headWidth: config.headWidth)
    var x = x
    if let kept {
      mixed = tape.rows(mixed, kept)
      x = tape.rows(x, kept)
    }
    x = tape.residual(x, tape.linear(mixed, output))
    let hidden = tape.rmsNorm(x, mlpNorm, epsilon: epsilon)
    return tape.residual(
      x, tape.linear(tape.siluProduct(tape.linear(hidden, gate), tape.linear(hidden, up)), down))
  }
}
