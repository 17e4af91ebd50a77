import Tensors

/// One transformer block of the tower: x + attention(norm(x)), then x + mlp(norm(x)).
struct VisionBlock: Sendable {
  private let held: TowerBlockWeights<WeightBinder>
  private let heads: Int

  /// Patches whose activations are held at once outside of attention.
  private static let rowBlock = 4_096

  init(_ held: TowerBlockWeights<WeightBinder>, _ config: TowerConfig) {
    self.held = held
    heads = config.heads
  }

  /// The large weights, to look for damage.
  var weights: [WeightView] { (held.queryKeyValue + [held.projection, held.up, held.down]).map(\.weight) }

  /// - Parameters:
  ///   - x: [t·slice, width], changed in place
  ///   - slice: patches of one temporal step; attention stays inside a step
  func apply(_ x: Matrix, slice: Int, rotary: PlaneRotary, precision: Precision) {
    let normed = held.norm1(x)
    let qkv = Matrix(unwritten: x.rows, columns: 3 * x.columns)
    for (index, part) in held.queryKeyValue.enumerated() {
      part.apply(normed, to: qkv, column: index * x.columns, precision: precision)
    }
    let attended = attention(qkv, slice: slice, rotary: rotary, precision: precision)
    held.projection.add(attended, to: x, precision: precision)
    for first in stride(from: 0, to: x.rows, by: Self.rowBlock) {
      let hidden = held.up(held.norm2(x.rows(first..<min(first + Self.rowBlock, x.rows))), precision: precision)
      hidden.applyQuickGELU()
      held.down.add(hidden, to: x, row: first, precision: precision)
    }
  }

  /// - Parameter qkv: [t·slice, 3·width]; queries and keys are turned in place
  /// - Returns: [t·slice, width]
  private func attention(_ qkv: Matrix, slice: Int, rotary: PlaneRotary, precision: Precision) -> Matrix {
    let width = qkv.columns / 3
    let headWidth = width / heads
    qkv.rotate(heads: 2 * heads, headWidth: headWidth, cosines: rotary.cosines, sines: rotary.sines)
    let output = Matrix(unwritten: qkv.rows, columns: width)
    let groups = stride(from: 0, to: qkv.rows, by: slice).flatMap { start in
      (0..<heads).map { head in
        let column = head * headWidth
        return Attention.Group(
          queries: qkv.operand(row: start, column: column), keys: qkv.operand(row: start, column: width + column),
          values: qkv.operand(row: start, column: 2 * width + column),
          result: output.operand(row: start, column: column))
      }
    }
    Attention(heads: 1, headWidth: headWidth, precision: precision)(groups, queries: slice, first: slice, step: 0)
    return output
  }
}
