import Glibc

/// How the learning rate goes over the steps.
package struct Schedule: Sendable, Equatable {
  package enum Shape: String, CaseIterable, Sendable { case constant, linear, cosine }

  package var shape: Shape
  /// The rate after the warm-up.
  package var rate: Double
  /// Steps of warm-up: the rate grows evenly from `rate / warmUp`.
  package var warmUp: Int
  /// All steps.
  package var steps: Int
  /// What is left of the rate at the end, as a share.
  package var floor: Double

  package init(shape: Shape, rate: Double, warmUp: Int, steps: Int, floor: Double) {
    self.shape = shape
    self.rate = rate
    self.warmUp = warmUp
    self.steps = steps
    self.floor = floor
  }

  /// The rate of a step, counted from 0.
  package func callAsFunction(_ step: Int) -> Double {
    if step < warmUp { return rate * Double(step + 1) / Double(warmUp) }
    let rest = Double(max(1, steps - warmUp))
    let progress = min(1, Double(step - warmUp) / rest)
    switch shape {
    case .constant: return rate
    case .linear: return rate * (1 - (1 - floor) * progress)
    case .cosine: return rate * (floor + (1 - floor) * 0.5 * (1 + cos(Double.pi * progress)))
    }
  }
}
