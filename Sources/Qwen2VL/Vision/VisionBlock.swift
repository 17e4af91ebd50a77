import CKernels
import Tensors

/// One transformer block of the tower: x + attention(norm(x)), then x + mlp(norm(x)).
struct VisionBlock: Sendable {
  private let norm1: LayerNormWeights
  private let norm2: LayerNormWeights
  private let queryKeyValue: LinearWeights  // [3·width, width]
  private let projection: LinearWeights  // [width, width]
  private let up: LinearWeights  // [mlpWidth, width]
  private let down: LinearWeights  // [width, mlpWidth]
  private let heads: Int

  /// Query rows whose scores are held at once; bounds memory for large pictures.
  private static let queryBlock = 512
  /// Patches whose activations are held at once outside of attention.
  private static let rowBlock = 4_096

  init(_ binder: WeightBinder, _ name: String, _ config: TowerConfig) throws {
    let width = config.width
    norm1 = try LayerNormWeights(binder, name + "norm1", width, epsilon: 1e-6)
    norm2 = try LayerNormWeights(binder, name + "norm2", width, epsilon: 1e-6)
    queryKeyValue = try binder.linear(name + "attn.qkv", outputs: 3 * width, inputs: width, bias: true)
    projection = try binder.linear(name + "attn.proj", outputs: width, inputs: width, bias: true)
    up = try binder.linear(name + "mlp.fc1", outputs: config.mlpWidth, inputs: width, bias: true)
    down = try binder.linear(name + "mlp.fc2", outputs: width, inputs: config.mlpWidth, bias: true)
    heads = config.heads
  }

  /// - Parameters:
  ///   - x: [t·slice, width], changed in place
  ///   - slice: patches of one temporal step; attention stays inside a step
  func apply(_ x: Matrix, slice: Int, rotary: PlaneRotary, precision: Precision) {
    let mixed = attention(queryKeyValue(norm1(x), precision: precision), slice: slice, rotary: rotary)
    Kernels.best.add(x.base, projection(mixed, precision: precision).base, Int64(x.count))
    var first = 0
    while first < x.rows {
      let range = first..<min(first + Self.rowBlock, x.rows)
      let hidden = up(norm2(x.rows(range)), precision: precision)
      Parallel.ranges(hidden.count, grain: 1 << 14) {
        Kernels.best.quick_gelu(hidden.base + $0.lowerBound, Int64($0.count))
      }
      let change = down(hidden, precision: precision)
      Kernels.best.add(x.row(range.lowerBound), change.base, Int64(change.count))
      first = range.upperBound
    }
  }

  /// - Parameter qkv: [t·slice, 3·width]; queries and keys are turned in place
  /// - Returns: [t·slice, width]
  private func attention(_ qkv: Matrix, slice: Int, rotary: PlaneRotary) -> Matrix {
    let width = qkv.columns / 3
    let headWidth = width / heads
    let half = Int64(headWidth / 2)
    Parallel.ranges(qkv.rows, grain: 64) { rows in
      for row in rows {
        let (cosines, sines) = (rotary.cosines.row(row % slice), rotary.sines.row(row % slice))
        for head in 0..<(2 * heads) {
          Kernels.best.rotate(qkv.row(row) + head * headWidth, cosines, sines, half)
        }
      }
    }
    let output = Matrix(rows: qkv.rows, columns: width)
    let scores = Matrix(rows: min(slice, Self.queryBlock), columns: slice)
    let scale = 1 / Float(headWidth).squareRoot()
    for start in stride(from: 0, to: qkv.rows, by: slice) {
      for head in 0..<heads {
        let keys = qkv.row(start) + width + head * headWidth
        let values = qkv.row(start) + 2 * width + head * headWidth
        for first in stride(from: 0, to: slice, by: Self.queryBlock) {
          let count = min(Self.queryBlock, slice - first)
          BLAS.multiplyTransposed(
            m: count, n: slice, k: headWidth, a: qkv.row(start + first) + head * headWidth, aStride: qkv.columns,
            b: keys, bStride: qkv.columns, c: scores.base, cStride: slice)
          Parallel.ranges(count, grain: max(1, (1 << 14) / slice)) { rows in
            for row in rows { Kernels.best.softmax(scores.row(row), Int64(slice), scale) }
          }
          BLAS.multiply(
            m: count, n: headWidth, k: slice, a: scores.base, aStride: slice, b: values, bStride: qkv.columns,
            c: output.row(start + first) + head * headWidth, cStride: width)
        }
      }
    }
    return output
  }
}
