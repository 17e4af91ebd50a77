import Glibc

extension SIMD3<Double> {
  package func dot(_ other: Self) -> Double { (self * other).sum() }

  package func cross(_ other: Self) -> Self {
    Self(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x)
  }

  package var length: Double { dot(self).squareRoot() }

  /// `nil` where the vector has no direction.
  package var normalized: Self? {
    let length = length
    return length > 1e-12 && length.isFinite ? self / length : nil
  }
}

package enum Angle {
  package static func degrees(_ radians: Double) -> Double { radians * 180 / .pi }

  /// The arc cosine of a number that rounding may have led out of −1…1.
  package static func arcCosine(_ value: Double) -> Double { acos(min(1, max(-1, value))) }

  package static func arcTangent(_ value: Double) -> Double { atan(value) }

  /// The angle of a point seen from the origin, from −π to π.
  package static func of(y: Double, x: Double) -> Double { atan2(y, x) }
}
