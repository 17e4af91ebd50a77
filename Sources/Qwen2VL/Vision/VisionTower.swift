package import Tensors

/// The vision tower of Qwen2-VL or Qwen2.5-VL; the motion and the camera encoder have its architecture with weights of
/// their own (upstream: `Qwen2VisionTransformerPretrainedModel`, `Qwen2_5_VisionTransformerPretrainedModel`; the paper,
/// section 4).
package struct VisionTower: Sendable {
  package let config: TowerConfig
  private let held: TowerWeights<WeightBinder>
  private let blocks: [VisionBlock]

  /// - Parameter prefix: `visual.`, `motion.` or `camera.`
  package init(_ binder: WeightBinder, prefix: String, _ config: TowerConfig) throws {
    self.config = config
    held = try TowerWeights(binder, prefix: prefix, config)
    blocks = held.blocks.map { VisionBlock($0, config) }
  }

  /// - Parameters:
  ///   - patches: [t·h·w, C·T·P·P] in merge order
  /// - Returns: tokens [t·h·w / merge², tokenWidth]
  package func callAsFunction(_ patches: Matrix, _ grid: PatchGrid, precision: Precision) -> Matrix {
    let layout = TowerLayout(grid, config)
    let x = layout.arranged(held.patchEmbedding(patches, precision: precision))
    for (index, block) in blocks.enumerated() {
      block.apply(x, segments: layout.segments(block: index), rotary: layout.rotary, precision: precision)
    }
    let merged = held.mergerNorm(x).reshaped(columns: x.columns * config.merge * config.merge)
    let hidden = held.mergerUp(merged, precision: precision)
    hidden.applyGELU()
    return layout.restored(held.mergerDown(hidden, precision: precision))
  }

  /// The error that the tower gave numbers that are not finite, naming damaged weights. Reads all of them.
  package func notFinite(source: String, stage: String) -> ModelError {
    .notFinite(
      source: source, stage: stage,
      suspects: [held.patchEmbedding.weight] + blocks.flatMap(\.weights)
        + [held.mergerUp.weight, held.mergerDown.weight])
  }
}
