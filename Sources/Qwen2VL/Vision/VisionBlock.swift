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
  var weights: [WeightView] { (held.queryKeyValue + [held.projection] + held.mlp.layers).map(\.weight) }

  /// - Parameters:
  ///   - x: [t·h·w, width], changed in place
  ///   - segments: rows that together are all; attention stays inside of each
  func apply(_ x: Matrix, segments: [Range<Int>], rotary: PlaneRotary, precision: Precision) {
    let normed = held.norm1(x)
    let qkv = Matrix(unwritten: x.rows, columns: 3 * x.columns)
    for (index, part) in held.queryKeyValue.enumerated() {
      part.apply(normed, to: qkv, column: index * x.columns, precision: precision)
    }
    held.projection.add(attention(qkv, segments, rotary, precision), to: x, precision: precision)
    for first in stride(from: 0, to: x.rows, by: Self.rowBlock) {
      let normed = held.norm2(x.rows(first..<min(first + Self.rowBlock, x.rows)))
      held.mlp.add(normed, to: x, row: first, precision: precision)
    }
  }

  /// - Parameter qkv: [t·h·w, 3·width]; queries and keys are turned in place
  /// - Returns: [t·h·w, width]
  private func attention(_ qkv: Matrix, _ segments: [Range<Int>], _ rotary: PlaneRotary, _ precision: Precision)
    -> Matrix
  {
    let width = qkv.columns / 3
    let headWidth = width / heads
    qkv.rotate(heads: 2 * heads, headWidth: headWidth, cosines: rotary.cosines, sines: rotary.sines)
    let output = Matrix(unwritten: qkv.rows, columns: width)
    // Segments of one length are computed together; windows have four of them at most.
    for (count, segments) in Dictionary(grouping: segments, by: \.count) {
      let groups = segments.flatMap { segment in
        (0..<heads).map { head in
          let (start, column) = (segment.lowerBound, head * headWidth)
          return Attention.Group(
            queries: qkv.operand(row: start, column: column), keys: qkv.operand(row: start, column: width + column),
            values: qkv.operand(row: start, column: 2 * width + column),
            result: output.operand(row: start, column: column))
        }
      }
      Attention(heads: 1, headWidth: headWidth, precision: precision)(groups, queries: count, first: count, step: 0)
    }
    return output
  }
}
