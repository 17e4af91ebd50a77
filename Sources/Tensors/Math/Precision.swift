/// The arithmetic of matrix products.
package enum Precision: String, CaseIterable, Sendable {
  /// Activations keep 24 bits of mantissa.
  case f32
  /// Activations are rounded to bf16 before each product; sums stay f32. This is what bf16 hardware computes.
  case bf16

  /// What is fastest here at full quality, where nobody asked for one: bf16 where the processor has products of such
  /// numbers and the weights are no wider. Small models compute in f32, which costs them little: their captions are then
  /// the same on every machine.
  /// - Parameters:
  ///   - weight: one of the model's large ones
  ///   - width: of the model
  package static func suited(to weight: WeightView?, width: Int) -> Precision {
    guard let weight, width >= leastWidth, Kernels.products != nil else { return .f32 }
    return weight.type == .bf16 || weight.blocks != nil ? .bf16 : .f32
  }

  private static let leastWidth = 1_024
}
