/// Turn and lens of a camera that fit all rays of a map best.
///
/// With `p = (u, v, 1)`, the place in the picture from −1 to 1, the ray through it runs along `M p`, where the columns of
/// `M` are the axes to the right and down, as long as the tangents of half the picture, and the ray through the middle.
/// Each step finds the `M` whose `M p` fit the rays, at the lengths that the `M` before gives them, best (least
/// squares). The first `M` is that of four corners; the many rays bring the rounding of 32-bit numbers down from 1e-7 to
/// some 1e-9, so that a path can be written as exactly as it was read.
struct RayFit {
  typealias Vector = SIMD3<Double>

  let axes: (right: Vector, down: Vector, forward: Vector)
  /// As ``RecoveredCamera/edges``.
  let edges: (left: Double, right: Double, top: Double, bottom: Double)

  private static let steps = 40

  /// - Returns: `nil` where the steps lead away from a camera.
  init?(_ rays: RayMap, start: RecoveredCamera) {
    var samples: [(place: Vector, direction: Vector)] = []
    rays.forEachPixel { row, column in
      guard let direction = rays.direction(row, column).normalized else { return }
      let place = Vector(
        (2 * Double(column) + 1) / Double(rays.width) - 1, (2 * Double(row) + 1) / Double(rays.height) - 1, 1)
      samples.append((place, direction))
    }
    // Σ p pᵀ by its columns; it is symmetric.
    var square = (x: Vector(), y: Vector(), z: Vector())
    for (place, _) in samples {
      square.x += place * place.x
      square.y += place * place.y
      square.z += place * place.z
    }
    guard let inverse = Self.inverse(square) else { return nil }
    let edges = start.edges
    var m = (
      x: start.right * ((edges.right - edges.left) / 2), y: start.down * ((edges.bottom - edges.top) / 2),
      z: start.forward + start.right * ((edges.right + edges.left) / 2)
        + start.down * ((edges.bottom + edges.top) / 2)
    )
    for _ in 0..<Self.steps {
      var side = (x: Vector(), y: Vector(), z: Vector())
      for (place, direction) in samples {
        let length = (m.x * place.x + m.y * place.y + m.z * place.z).length
        let ray = direction * length
        side.x += ray * place.x
        side.y += ray * place.y
        side.z += ray * place.z
      }
      func column(_ weights: Vector) -> Vector { side.x * weights.x + side.y * weights.y + side.z * weights.z }
      m = (column(inverse.x), column(inverse.y), column(inverse.z))
    }
    guard let right = m.x.normalized, let down = (m.y - right * right.dot(m.y)).normalized,
      abs(right.dot(m.y)) < 1e-4 * m.y.length
    else { return nil }
    let forward = right.cross(down)
    let scale = m.z.dot(forward)
    guard scale > 1e-9 else { return nil }
    let half = (x: m.x.length / scale, y: m.y.dot(down) / scale)
    let middle = (x: m.z.dot(right) / scale, y: m.z.dot(down) / scale)
    axes = (right, down, forward)
    self.edges = (middle.x - half.x, middle.x + half.x, middle.y - half.y, middle.y + half.y)
  }

  /// Of a symmetric matrix, by its columns.
  private static func inverse(
    _ m: (x: Vector, y: Vector, z: Vector)
  ) -> (x: Vector, y: Vector, z: Vector)? {
    let determinant = m.x.dot(m.y.cross(m.z))
    guard determinant > 1e-12 else { return nil }
    return (m.y.cross(m.z) / determinant, m.z.cross(m.x) / determinant, m.x.cross(m.y) / determinant)
  }
}
