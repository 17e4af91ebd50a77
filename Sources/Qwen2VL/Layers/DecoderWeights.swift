/// What one layer of the language model holds.
package struct DecoderWeights<Supply: WeightSupply>: Sendable {
  package let inputNorm: Supply.RMSNorm
  package let query: Supply.Linear  // [heads·headWidth, width]
  package let key: Supply.Linear  // [keyValueHeads·headWidth, width]
  package let value: Supply.Linear  // [keyValueHeads·headWidth, width]
  package let output: Supply.Linear  // [width, heads·headWidth]
  package let mlpNorm: Supply.RMSNorm
  package let gate: Supply.Linear  // [mlpWidth, width]
  package let up: Supply.Linear  // [mlpWidth, width]
  package let down: Supply.Linear  // [width, mlpWidth]

  /// - Parameter name: in front of the names: `model.layers.3.`
  init(_ supply: Supply, _ name: String, _ config: TextConfig) throws(Supply.Failure) {
    let (width, mlpWidth) = (config.width, config.mlpWidth)
    let keyWidth = config.keyValueHeads * config.headWidth
    inputNorm = try supply.rmsNorm(name + "input_layernorm", width, epsilon: config.normEpsilon)
    query = try supply.linear(name + "self_attn.q_proj", outputs: width, inputs: width, bias: true)
    key = try supply.linear(name + "self_attn.k_proj", outputs: keyWidth, inputs: width, bias: true)
    value = try supply.linear(name + "self_attn.v_proj", outputs: keyWidth, inputs: width, bias: true)
    output = try supply.linear(name + WeightNames.attentionOutput, outputs: width, inputs: width, bias: false)
    mlpNorm = try supply.rmsNorm(name + "post_attention_layernorm", width, epsilon: config.normEpsilon)
    gate = try supply.linear(name + WeightNames.mlpGate, outputs: mlpWidth, inputs: width, bias: false)
    up = try supply.linear(name + WeightNames.mlpUp, outputs: mlpWidth, inputs: width, bias: false)
    down = try supply.linear(name + WeightNames.mlpOutput, outputs: width, inputs: mlpWidth, bias: false)
  }
}
