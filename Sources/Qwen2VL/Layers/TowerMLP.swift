/// The MLP of a tower's block, of the kind that its form has.
package enum TowerMLP<Supply: WeightSupply>: Sendable {
  /// down(quickGELU(up(x)))
  case quickGELU(up: Supply.Linear, down: Supply.Linear)
  /// down(silu(gate(x)) · up(x))
  case swiGLU(gate: Supply.Linear, up: Supply.Linear, down: Supply.Linear)

  /// - Parameter name: in front of the names: `visual.blocks.3.`
  init(_ supply: Supply, _ name: String, _ config: TowerConfig) throws(Supply.Failure) {
    let (width, mlpWidth) = (config.width, config.mlpWidth)  // up, gate: [mlpWidth, width]; down: [width, mlpWidth]
    switch config.blockForm {
    case .layerNormQuickGELU:
      self = .quickGELU(
        up: try supply.linear(name + "mlp.fc1", outputs: mlpWidth, inputs: width, bias: true),
        down: try supply.linear(name + WeightNames.towerMLPOutput, outputs: width, inputs: mlpWidth, bias: true))
    case .rmsNormSwiGLU:
      self = .swiGLU(
        gate: try supply.linear(name + WeightNames.mlpGate, outputs: mlpWidth, inputs: width, bias: true),
        up: try supply.linear(name + WeightNames.mlpUp, outputs: mlpWidth, inputs: width, bias: true),
        down: try supply.linear(name + WeightNames.mlpOutput, outputs: width, inputs: mlpWidth, bias: true))
    }
  }

  /// All that it holds.
  var layers: [Supply.Linear] {
    switch self {
    case .quickGELU(let up, let down): [up, down]
    case .swiGLU(let gate, let up, let down): [gate, up, down]
    }
  }
}
