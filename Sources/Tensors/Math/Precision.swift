/// The arithmetic of matrix products.
package enum Precision: String, CaseIterable, Sendable {
  /// Activations keep 24 bits of mantissa.
  case f32
  /// Activations are rounded to bf16 before each product; sums stay f32. This is what bf16 hardware computes.
  case bf16
}
