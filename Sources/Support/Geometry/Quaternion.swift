import Glibc

/// A rotation as COLMAP and TUM write it.
@frozen public struct Quaternion: Equatable, Sendable {
  public var w, x, y, z: Double

  public init(w: Double, x: Double, y: Double, z: Double) { (self.w, self.x, self.y, self.z) = (w, x, y, z) }

  /// Of a rotation, of length 1 (Shepperd's method: the largest component is found first).
  public init(_ matrix: Matrix3) {
    let (a, b, c) = (matrix.r0, matrix.r1, matrix.r2)
    let squares = [1 + a.x - b.y - c.z, 1 - a.x + b.y - c.z, 1 - a.x - b.y + c.z, 1 + a.x + b.y + c.z]
    let largest = squares.indices.max { squares[$0] < squares[$1] } ?? 3
    let root = max(squares[largest], 1e-300)
    switch largest {
    case 0: self.init(w: c.y - b.z, x: root, y: a.y + b.x, z: a.z + c.x)
    case 1: self.init(w: a.z - c.x, x: a.y + b.x, y: root, z: b.z + c.y)
    case 2: self.init(w: b.x - a.y, x: a.z + c.x, y: b.z + c.y, z: root)
    default: self.init(w: root, x: c.y - b.z, y: a.z - c.x, z: b.x - a.y)
    }
    self = scaled(1 / length)
  }

  /// The rotation, whatever the length of the quaternion; `nil` where it is near 0 or not finite.
  public var rotation: Matrix3? {
    let length = length
    guard length.isFinite, length > 1e-6 else { return nil }
    let (w, x, y, z) = (self.w / length, self.x / length, self.y / length, self.z / length)
    return Matrix3(
      Vector3(x: 1 - 2 * (y * y + z * z), y: 2 * (x * y - w * z), z: 2 * (x * z + w * y)),
      Vector3(x: 2 * (x * y + w * z), y: 1 - 2 * (x * x + z * z), z: 2 * (y * z - w * x)),
      Vector3(x: 2 * (x * z - w * y), y: 2 * (y * z + w * x), z: 1 - 2 * (x * x + y * y)))
  }

  /// Between two rotations of length 1, at one speed and the shorter way round.
  /// - Parameter part: 0 is `a`, 1 is `b`.
  public static func between(_ a: Quaternion, _ b: Quaternion, at part: Double) -> Quaternion {
    let cosine = a.w * b.w + a.x * b.x + a.y * b.y + a.z * b.z
    let end = cosine < 0 ? b.scaled(-1) : b
    let angle = acos(min(abs(cosine), 1))
    // The two are as good as one: a straight line is exact enough, and the sine below would be 0.
    guard angle > 1e-6 else { return a.scaled(1 - part).adding(end.scaled(part)) }
    return a.scaled(sin((1 - part) * angle) / sin(angle)).adding(end.scaled(sin(part * angle) / sin(angle)))
  }

  private var length: Double { (w * w + x * x + y * y + z * z).squareRoot() }

  private func scaled(_ factor: Double) -> Quaternion {
    Quaternion(w: w * factor, x: x * factor, y: y * factor, z: z * factor)
  }

  private func adding(_ b: Quaternion) -> Quaternion { Quaternion(w: w + b.w, x: x + b.x, y: y + b.y, z: z + b.z) }
}
