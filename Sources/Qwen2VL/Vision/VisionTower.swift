package import Tensors

/// The vision tower of Qwen2-VL; the motion and the camera encoder have its architecture with weights of their own
/// (upstream: `Qwen2VisionTransformerPretrainedModel`; the paper, section 4).
package struct VisionTower: Sendable {
  package let config: TowerConfig
  private let patchEmbedding: LinearWeights  // [width, C·T·P·P]
  private let blocks: [VisionBlock]
  private let mergerNorm: LayerNormWeights
  private let mergerUp: LinearWeights  // [merge²·width, merge²·width]
  private let mergerDown: LinearWeights  // [tokenWidth, merge²·width]

  /// - Parameter prefix: `visual.`, `motion.` or `camera.`
  package init(_ binder: WeightBinder, prefix: String, _ config: TowerConfig) throws {
    self.config = config
    let (patch, width) = (config.patch, config.width)
    patchEmbedding = LinearWeights(
      weight: try binder.weight(
        prefix + "patch_embed.proj.weight", shape: [width, config.channels, config.temporalPatch, patch, patch]),
      bias: nil, outputs: width, inputs: config.patchNumbers)
    blocks = try (0..<config.depth).map { try VisionBlock(binder, "\(prefix)blocks.\($0).", config) }
    mergerNorm = try LayerNormWeights(binder, prefix + "merger.ln_q", width, epsilon: 1e-6)
    let merged = width * config.merge * config.merge
    mergerUp = try binder.linear(prefix + "merger.mlp.0", outputs: merged, inputs: merged, bias: true)
    mergerDown = try binder.linear(prefix + "merger.mlp.2", outputs: config.tokenWidth, inputs: merged, bias: true)
  }

  /// - Parameters:
  ///   - patches: [t·h·w, C·T·P·P] in merge order
  /// - Returns: tokens [t·h·w / merge², tokenWidth]
  package func callAsFunction(_ patches: Matrix, _ grid: PatchGrid, precision: Precision) -> Matrix {
    let rotary = PlaneRotary(grid, merge: config.merge, headWidth: config.headWidth)
    let x = patchEmbedding(patches, precision: precision)
    for block in blocks { block.apply(x, slice: grid.h * grid.w, rotary: rotary, precision: precision) }
    let merged = mergerNorm(x).reshaped(columns: x.columns * config.merge * config.merge)
    let hidden = mergerUp(merged, precision: precision)
    hidden.applyGELU()
    return mergerDown(hidden, precision: precision)
  }

  /// The error that the tower gave numbers that are not finite, naming damaged weights. Reads all of them.
  package func notFinite(source: String, stage: String) -> ModelError {
    .notFinite(
      source: source, stage: stage,
      suspects: [patchEmbedding.weight] + blocks.flatMap(\.weights) + [mergerUp.weight, mergerDown.weight])
  }
}
