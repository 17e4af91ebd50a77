import Glibc

enum Trigonometry {
  static func degrees(_ radians: Double) -> Double { radians * 180 / .pi }

  /// The arc cosine of a number that rounding may have led out of −1…1.
  static func arcCosine(_ value: Double) -> Double { acos(min(1, max(-1, value))) }

  static func arcTangent(_ value: Double) -> Double { atan(value) }

  /// The angle of a point seen from the origin, from −π to π.
  static func of(y: Double, x: Double) -> Double { atan2(y, x) }
}
