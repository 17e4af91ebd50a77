import Glibc

/// A point or a direction: x right, y down, z forward, in metres.
typealias Vector = SIMD3<Float>

extension SIMD3<Float> {
  func dot(_ other: Vector) -> Float { (self * other).sum() }

  func cross(_ o: Vector) -> Vector {
    Vector(y * o.z - z * o.y, z * o.x - x * o.z, x * o.y - y * o.x)
  }

  var length: Float { dot(self).squareRoot() }
  var unit: Vector { self / Swift.max(length, 1e-9) }

  /// Turned about the vertical; a positive angle turns from ahead (z) to the right (x).
  func turned(_ radians: Float) -> Vector {
    let (s, c) = (sin(radians), cos(radians))
    return Vector(c * x + s * z, y, c * z - s * x)
  }
}

extension Float {
  var radians: Float { self * .pi / 180 }
}

/// A number from three, the same each time: for grain and patterns.
func hash(_ a: Int, _ b: Int, _ c: Int = 0) -> Float {
  var h = UInt32(truncatingIfNeeded: a &* 374_761_393 &+ b &* 668_265_263 &+ c &* 2_147_483_647)
  h = (h ^ h >> 13) &* 1_274_126_177
  return Float((h ^ h >> 16) & 0xFFFF) / 65535
}
