import Tensors

/// Layer normalisation with bias.
package struct LayerNormWeights: Sendable {
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
  func callAsFunction(_ x: Matrix) -> Matrix { x.layerNormed(weight, bias, epsilon: epsilon) }
}
