package import Qwen2VL
import Tensors

/// An encoder in training: the arithmetic of `VisionTower` over the clips and pictures of several samples at once.
package struct TowerNetwork {
  package let config: TowerConfig
  private let held: TowerWeights<ParameterSet>
  private let blocks: [TowerBlockNetwork]

  /// - Parameter prefix: `visual.`, `motion.` or `camera.`
  package init(_ parameters: ParameterSet, prefix: String, _ config: TowerConfig) throws(TrainingError) {
    self.config = config
    held = try TowerWeights(parameters, prefix: prefix, config)
    blocks = held.blocks.map { TowerBlockNetwork(held: $0, config: config) }
  }

  /// - Parameters:
  ///   - patches: rows of all inputs, one input after the other: [n, C·T·P·P]
  ///   - grids: one for each input
  /// - Returns: tokens [n / merge², tokenWidth]
  package func callAsFunction(_ tape: Tape, _ patches: Variable, _ grids: [PatchGrid]) -> Variable {
    let pairs = config.headWidth / 2
    let tables = RotaryTables(
      cosines: Matrix(rows: patches.rows, columns: pairs), sines: Matrix(rows: patches.rows, columns: pairs))
    var segments: [Range<Int>] = []
    var row = 0
    for grid in grids {
      let rotary = PlaneRotary(grid, merge: config.merge, headWidth: config.headWidth)
      for _ in 0..<grid.t {
        tables.cosines.write(rotary.cosines, row: row)
        tables.sines.write(rotary.sines, row: row)
        segments.append(row..<row + grid.h * grid.w)
        row += grid.h * grid.w
      }
    }
    var x = tape.linear(patches, held.patchEmbedding)
    for block in blocks { x = block(tape, x, tables, segments) }
    let merged = tape.reshaped(
      tape.norm(x, held.mergerNorm), columns: config.width * config.merge * config.merge)
    return tape.linear(tape.gelu(tape.linear(merged, held.mergerUp)), held.mergerDown)
  }

  /// Tokens of an input.
  package func tokens(_ grid: PatchGrid) -> Int { grid.count / (config.merge * config.merge) }
}

/// One block of an encoder in training: the arithmetic of `VisionBlock` on a tape.
struct TowerBlockNetwork {
  let held: TowerBlockWeights<ParameterSet>
  let config: TowerConfig

  /// - Parameters:
  ///   - x: [n, width]
  ///   - segments: the rows of each temporal step
  func callAsFunction(
    _ tape: Tape, _ x: Variable, _ rotary: RotaryTables, _ segments: [Range<Int>]
  ) -> Variable {
    let (width, heads) = (config.width, config.heads)
    let normed = tape.norm(x, held.norm1)
    // checked: a parameter set keeps queries, keys and values under one name.
    let qkv = tape.linear(normed, held.queryKeyValue[0])
    let mixed = tape.attention(
      queries: HeadColumns(qkv, heads: heads), keys: HeadColumns(qkv, column: width, heads: heads),
      values: HeadColumns(qkv, column: 2 * width, heads: heads), rotary: rotary, segments: segments, isCausal: false,
      headWidth: config.headWidth)
    let x = tape.residual(x, tape.linear(mixed, held.projection))
    return tape.residual(x, tape.mlp(tape.norm(x, held.norm2), held.mlp))
  }
}

extension Tape {
  func norm(_ x: Variable, _ held: TowerNorm<ParameterSet>) -> Variable {
    switch held {
    case .layer(let norm): layerNorm(x, norm)
    case .rms(let weight): rmsNorm(x, weight, epsilon: TowerNorm<ParameterSet>.epsilon)
    }
  }

  func mlp(_ x: Variable, _ held: TowerMLP<ParameterSet>) -> Variable {
    switch held {
    case .quickGELU(let up, let down): linear(quickGELU(linear(x, up)), down)
    case .swiGLU(let gate, let up, let down): linear(siluProduct(linear(x, gate), linear(x, up)), down)
    }
  }
}
