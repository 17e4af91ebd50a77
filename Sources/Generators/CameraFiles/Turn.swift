import Conditions
import Glibc

/// A rotation as a unit quaternion: (x, y, z, w).
struct Turn {
  private var q: SIMD4<Double>

  /// The rotation whose columns are the axes of a pose (Shepperd's method: the largest component is found first).
  init(_ pose: CameraPose) {
    let (a, b, c) = (pose.right, pose.down, pose.forward)
    let squares = [
      1 + a.x - b.y - c.z, 1 - a.x + b.y - c.z, 1 - a.x - b.y + c.z, 1 + a.x + b.y + c.z,
    ]
    let largest = squares.indices.max { squares[$0] < squares[$1] } ?? 3
    let root = max(squares[largest], 1e-300)
    switch largest {
    case 0: q = SIMD4(root, a.y + b.x, c.x + a.z, b.z - c.y)
    case 1: q = SIMD4(a.y + b.x, root, b.z + c.y, c.x - a.z)
    case 2: q = SIMD4(c.x + a.z, b.z + c.y, root, a.y - b.x)
    default: q = SIMD4(b.z - c.y, c.x - a.z, a.y - b.x, root)
    }
    q /= (q * q).sum().squareRoot()
  }

  private init(_ q: SIMD4<Double>) { self.q = q / (q * q).sum().squareRoot() }

  /// The columns of the rotation.
  var axes: (SIMD3<Double>, SIMD3<Double>, SIMD3<Double>) {
    let (x, y, z, w) = (q.x, q.y, q.z, q.w)
    return (
      SIMD3(1 - 2 * (y * y + z * z), 2 * (x * y + z * w), 2 * (x * z - y * w)),
      SIMD3(2 * (x * y - z * w), 1 - 2 * (x * x + z * z), 2 * (y * z + x * w)),
      SIMD3(2 * (x * z + y * w), 2 * (y * z - x * w), 1 - 2 * (x * x + y * y))
    )
  }

  /// The shorter way round, at one speed.
  static func between(_ a: Turn, _ b: Turn, at part: Double) -> Turn {
    var cosine = (a.q * b.q).sum()
    let end = cosine < 0 ? -b.q : b.q
    cosine = min(abs(cosine), 1)
    let angle = acos(cosine)
    // The two are as good as one: a straight line is exact enough, and the sine below would be 0.
    guard angle > 1e-6 else { return Turn(a.q + (end - a.q) * part) }
    return Turn((a.q * sin((1 - part) * angle) + end * sin(part * angle)) / sin(angle))
  }
}
