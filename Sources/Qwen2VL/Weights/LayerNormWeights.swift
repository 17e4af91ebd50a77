import CKernels
import Tensors

/// Layer normalisation with bias.
struct LayerNormWeights: Sendable {
  let weight: [Float]
  let bias: [Float]
  let epsilon: Float

  init(_ binder: WeightBinder, _ name: String, _ count: Int, epsilon: Float) throws {
    weight = try binder.vector(name + ".weight", count)
    bias = try binder.vector(name + ".bias", count)
    self.epsilon = epsilon
  }

  /// - Parameter x: [n, count]
  /// - Returns: [n, count]
  func callAsFunction(_ x: Matrix) -> Matrix {
    let y = Matrix(rows: x.rows, columns: x.columns)
    Parallel.ranges(x.rows, grain: 64) { rows in
      for row in rows {
        Kernels.best.layer_norm(x.row(row), weight, bias, Int64(x.columns), epsilon, y.row(row))
      }
    }
    return y
  }
}
