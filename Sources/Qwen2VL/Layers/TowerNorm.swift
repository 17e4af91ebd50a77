/// A norm of a tower, of the kind that its form has.
package enum TowerNorm<Supply: WeightSupply>: Sendable {
  case layer(Supply.LayerNorm)
  case rms(Supply.RMSNorm)

  /// Both kinds have it, whatever a configuration says of the language model's.
  package static var epsilon: Float { 1e-6 }

  init(_ supply: Supply, _ name: String, _ config: TowerConfig) throws(Supply.Failure) {
    switch config.blockForm {
    case .layerNormQuickGELU: self = .layer(try supply.layerNorm(name, config.width, epsilon: Self.epsilon))
    case .rmsNormSwiGLU: self = .rms(try supply.rmsNorm(name, config.width, epsilon: Double(Self.epsilon)))
    }
  }
}
