import Tensors

/// One transformer block of the tower: x + attention(norm(x)), then x + mlp(norm(x)).
struct VisionBlock: Sendable {
  private let norm1: LayerNormWeights
  private let norm2: LayerNormWeights
  private let queryKeyValue: [LinearWeights]  // together [3·width, width]
  private let projection: LinearWeights  // [width, width]
  private let up: LinearWeights  // [mlpWidth, width]
  private let down: LinearWeights  // [width, mlpWidth]
  private let heads: Int

  /// Patches whose activations are held at once outside of attention.
  private static let rowBlock = 4_096

  init(_ binder: WeightBinder, _ name: String, _ config: TowerConfig) throws {
    let width = config.width
    norm1 = try LayerNormWeights(binder, name + "norm1", width, epsilon: 1e-6)
    norm2 = try LayerNormWeights(binder, name + "norm2", width, epsilon: 1e-6)
    queryKeyValue = try binder.linears(
      name + "attn.qkv", or: ["q", "k", "v"].map { "\(name)attn.\($0)" }, outputs: width, inputs: width)
    projection = try binder.linear(name + "attn.proj", outputs: width, inputs: width, bias: true)
    up = try binder.linear(name + "mlp.fc1", outputs: config.mlpWidth, inputs: width, bias: true)
    down = try binder.linear(name + "mlp.fc2", outputs: width, inputs: config.mlpWidth, bias: true)
    heads = config.heads
  }

  /// The large weights, to look for damage.
  var weights: [WeightView] { (queryKeyValue + [projection, up, down]).map(\.weight) }

  /// - Parameters:
  ///   - x: [t·slice, width], changed in place
  ///   - slice: patches of one temporal step; attention stays inside a step
  func apply(_ x: Matrix, slice: Int, rotary: PlaneRotary, precision: Precision) {
    let normed = norm1(x)
    let qkv = Matrix(rows: x.rows, columns: 3 * x.columns)
    for (index, part) in queryKeyValue.enumerated() {
      part.apply(normed, to: qkv, column: index * x.columns, precision: precision)
    }
    x.add(projection(attention(qkv, slice: slice, rotary: rotary), precision: precision))
    for first in stride(from: 0, to: x.rows, by: Self.rowBlock) {
      let hidden = up(norm2(x.rows(first..<min(first + Self.rowBlock, x.rows))), precision: precision)
      hidden.applyQuickGELU()
      x.add(down(hidden, precision: precision), row: first)
    }
  }

  /// - Parameter qkv: [t·slice, 3·width]; queries and keys are turned in place
  /// - Returns: [t·slice, width]
  private func attention(_ qkv: Matrix, slice: Int, rotary: PlaneRotary) -> Matrix {
    let width = qkv.columns / 3
    let headWidth = width / heads
    qkv.rotate(heads: 2 * heads, headWidth: headWidth, cosines: rotary.cosines, sines: rotary.sines)
    let output = Matrix(rows: qkv.rows, columns: width)
    let groups = stride(from: 0, to: qkv.rows, by: slice).flatMap { start in
      (0..<heads).map { head in
        let column = head * headWidth
        return Attention.Group(
          queries: qkv.operand(row: start, column: column), keys: qkv.operand(row: start, column: width + column),
          values: qkv.operand(row: start, column: 2 * width + column),
          result: output.operand(row: start, column: column))
      }
    }
    Attention(heads: 1, headWidth: headWidth)(groups, queries: slice, first: slice, step: 0)
    return output
  }
}
