import Tensors

/// Root-mean-square normalisation.
package struct RMSNormWeights: Sendable {
  let weight: [Float]
  let epsilon: Float

  init(_ binder: WeightBinder, _ name: String, _ count: Int, epsilon: Double) throws {
    weight = try binder.vector(name + ".weight", count)
    self.epsilon = Float(epsilon)
  }

  /// - Parameter x: [n, count]
  /// - Returns: [n, count]
  func callAsFunction(_ x: Matrix) -> Matrix { x.rmsNormed(weight, epsilon: epsilon) }
}
