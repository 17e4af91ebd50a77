/// What the vision tower holds, and the motion and camera encoder, which have its architecture.
package struct TowerWeights<Supply: WeightSupply>: Sendable {
  package let patchEmbedding: Supply.Linear  // [width, C·T·P·P]
  package let blocks: [TowerBlockWeights<Supply>]
  package let mergerNorm: TowerNorm<Supply>
  package let mergerUp: Supply.Linear  // [merge²·width, merge²·width]
  package let mergerDown: Supply.Linear  // [tokenWidth, merge²·width]

  /// - Parameter prefix: in front of the names: `visual.`, `motion.` or `camera.`
  package init(_ supply: Supply, prefix: String, _ config: TowerConfig) throws(Supply.Failure) {
    let (patch, width) = (config.patch, config.width)
    patchEmbedding = try supply.linear(
      prefix + WeightNames.patchEmbedding, shape: [width, config.channels, config.temporalPatch, patch, patch],
      bias: false)
    var blocks: [TowerBlockWeights<Supply>] = []
    for index in 0..<config.depth {
      blocks.append(try TowerBlockWeights(supply, "\(prefix)\(WeightNames.blocks)\(index).", config))
    }
    self.blocks = blocks
    let merger = prefix + WeightNames.merger
    let merged = width * config.merge * config.merge
    mergerNorm = try TowerNorm(supply, merger + "ln_q", config)
    mergerUp = try supply.linear(merger + "mlp.0", outputs: merged, inputs: merged, bias: true)
    mergerDown = try supply.linear(merger + "mlp.2", outputs: config.tokenWidth, inputs: merged, bias: true)
  }
}

/// What one transformer block of a tower holds.
package struct TowerBlockWeights<Supply: WeightSupply>: Sendable {
  package let norm1: TowerNorm<Supply>
  package let norm2: TowerNorm<Supply>
  package let queryKeyValue: [Supply.Linear]  // together [3·width, width]
  package let projection: Supply.Linear  // [width, width]
  package let mlp: TowerMLP<Supply>

  /// - Parameter name: in front of the names: `visual.blocks.3.`
  init(_ supply: Supply, _ name: String, _ config: TowerConfig) throws(Supply.Failure) {
    let width = config.width
    norm1 = try TowerNorm(supply, name + "norm1", config)
    norm2 = try TowerNorm(supply, name + "norm2", config)
    queryKeyValue = try supply.linears(
      name + "attn.qkv", or: ["q", "k", "v"].map { "\(name)attn.\($0)" }, outputs: width, inputs: width)
    projection = try supply.linear(name + WeightNames.towerAttentionOutput, outputs: width, inputs: width, bias: true)
    mlp = try TowerMLP(supply, name, config)
  }
}
