package import Qwen2VL
import Tensors

/// An encoder in training: the arithmetic of `VisionTower` over the clips and pictures of several samples at once.
package struct TowerNetwork {
  package let config: TowerConfig
  private let patchEmbedding: Parameter  // [width, C·T·P·P]
  private let blocks: [TowerBlockParameters]
  private let mergerNorm: (weight: Parameter, bias: Parameter)
  private let mergerUp: (weight: Parameter, bias: Parameter)  // [merge²·width, merge²·width]
  private let mergerDown: (weight: Parameter, bias: Parameter)  // [tokenWidth, merge²·width]

  /// - Parameter prefix: `visual.`, `motion.` or `camera.`
  package init(_ parameters: ParameterSet, prefix: String, _ config: TowerConfig) throws(TrainingError) {
    self.config = config
    patchEmbedding = try parameters.named(prefix + "patch_embed.proj.weight")
    var blocks: [TowerBlockParameters] = []
    for index in 0..<config.depth {
      blocks.append(try TowerBlockParameters(parameters, "\(prefix)blocks.\(index)."))
    }
    self.blocks = blocks
    mergerNorm = try parameters.pair(prefix + "merger.ln_q")
    mergerUp = try parameters.pair(prefix + "merger.mlp.0")
    mergerDown = try parameters.pair(prefix + "merger.mlp.2")
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
    var x = tape.linear(patches, patchEmbedding)
    for block in blocks { x = block(tape, x, tables, segments, config) }
    let merged = tape.reshaped(
      tape.layerNorm(x, mergerNorm.weight, mergerNorm.bias, epsilon: 1e-6),
      columns: config.width * config.merge * config.merge)
    return tape.linear(
      tape.gelu(tape.linear(merged, mergerUp.weight, mergerUp.bias)), mergerDown.weight, mergerDown.bias)
  }

  /// Tokens of an input.
  package func tokens(_ grid: PatchGrid) -> Int { grid.count / (config.merge * config.merge) }
}

/// The parameters of one block, under the names that `VisionBlock` reads.
struct TowerBlockParameters {
  private let norm1: (weight: Parameter, bias: Parameter)
  private let norm2: (weight: Parameter, bias: Parameter)
  private let queryKeyValue: (weight: Parameter, bias: Parameter)  // [3·width, width]
  private let projection: (weight: Parameter, bias: Parameter)  // [width, width]
  private let up: (weight: Parameter, bias: Parameter)  // [mlpWidth, width]
  private let down: (weight: Parameter, bias: Parameter)  // [width, mlpWidth]

  init(_ parameters: ParameterSet, _ name: String) throws(TrainingError) {
    norm1 = try parameters.pair(name + "norm1")
    norm2 = try parameters.pair(name + "norm2")
    queryKeyValue = try parameters.pair(name + "attn.qkv")
    projection = try parameters.pair(name + "attn.proj")
    up = try parameters.pair(name + "mlp.fc1")
    down = try parameters.pair(name + "mlp.fc2")
  }

  /// - Parameters:
  ///   - x: [n, width]
  ///   - segments: the rows of each temporal step
  func callAsFunction(
    _ tape: Tape, _ x: Variable, _ rotary: RotaryTables, _ segments: [Range<Int>], _ config: TowerConfig
  ) -> Variable {
    let (width, heads) = (config.width, config.heads)
    let qkv = tape.linear(
      tape.layerNorm(x, norm1.weight, norm1.bias, epsilon: 1e-6), queryKeyValue.weight, queryKeyValue.bias)
    let mixed = tape.attention(
      queries: HeadColumns(qkv, heads: heads), keys: HeadColumns(qkv, column: width, heads: heads),
      values: HeadColumns(qkv, column: 2 * width, heads: heads), rotary: rotary, segments: segments, isCausal: false,
      headWidth: config.headWidth)
    let x = tape.residual(x, tape.linear(mixed, projection.weight, projection.bias))
    let hidden = tape.quickGELU(
      tape.linear(tape.layerNorm(x, norm2.weight, norm2.bias, epsilon: 1e-6), up.weight, up.bias))
    return tape.residual(x, tape.linear(hidden, down.weight, down.bias))
  }
}

extension ParameterSet {
  /// `name.weight` and `name.bias`.
  func pair(_ name: String) throws(TrainingError) -> (weight: Parameter, bias: Parameter) {
    (try named(name + ".weight"), try named(name + ".bias"))
  }
}
