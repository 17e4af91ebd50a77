import CKernels
import Tensors

/// Root-mean-square normalisation.
struct RMSNormWeights: Sendable {
  let weight: [Float]
  let epsilon: Float

  init(_ binder: WeightBinder, _ name: String, _ count: Int, epsilon: Double) throws {
    weight = try binder.vector(name + ".weight", count)
    self.epsilon = Float(epsilon)
  }

  /// - Parameter x: [n, count]
  /// - Returns: [n, count]
  func callAsFunction(_ x: Matrix) -> Matrix {
    let y = Matrix(rows: x.rows, columns: x.columns)
    for row in 0..<x.rows { Kernels.best.rms_norm(x.row(row), weight, Int64(x.columns), epsilon, y.row(row)) }
    return y
  }
}
