/// A camera found again in its Plücker map, whatever file and adapter it came from.
///
/// For each pixel the map holds the ray's direction `d` and its moment `m = o × d`, where `o` is the camera's centre.
/// The centre is what fits all rays best: the least sum of `|o × d − m|²` is where `Σ(|d|²·1 − d dᵀ) o = Σ d × m`.
/// The rays of one row of pixels lie in a plane that holds the camera's axis to the right, those of one column in one that
/// holds its axis down; two planes of a kind meet in the axis. So the turn is found without knowing the lens.
package struct RecoveredCamera: Sendable, Equatable {
  package typealias Vector = SIMD3<Double>

  /// In the axes and the unit of the map.
  package var centre: Vector
  /// The camera's axes, of length 1.
  package var right: Vector
  package var down: Vector
  package var forward: Vector
  /// Tangents from the axis ahead to the edges of the picture: left, right, top, bottom; left and top are negative.
  package var edges: (left: Double, right: Double, top: Double, bottom: Double)
  /// How far the rays miss the centre, in the unit of the map (the root of the mean square).
  package var miss: Double

  package static func == (a: Self, b: Self) -> Bool {
    a.centre == b.centre && a.right == b.right && a.down == b.down && a.forward == b.forward && a.edges == b.edges
      && a.miss == b.miss
  }

  /// - Parameters:
  ///   - tensor: maps [n, 6, height, width]
  ///   - index: which of them
  ///   - isMomentFirst: whether channels 0 to 2 are the moment (CameraCtrl) or the direction
  /// - Returns: `nil` where the map is none of a camera with one centre.
  package init?(_ tensor: TensorBlock, _ index: Int, isMomentFirst: Bool) {
    guard let rays = RayMap(tensor, index, isMomentFirst: isMomentFirst), let centre = Self.centre(rays) else {
      return nil
    }
    self.centre = centre.point
    miss = centre.miss
    guard miss <= 0.01 * (1 + centre.point.length), let axes = Self.axes(rays) else { return nil }
    (right, down, forward) = axes
    func slope(_ ray: Vector, _ axis: Vector) -> Double? {
      let ahead = ray.dot(axes.forward)
      return ahead > 1e-9 ? ray.dot(axis) / ahead : nil
    }
    let (first, last) = (rays.direction(0, 0), rays.direction(rays.height - 1, rays.width - 1))
    guard let left = slope(first, right), let top = slope(first, down), let end = slope(last, right),
      let bottom = slope(last, down), end > left, bottom > top
    else { return nil }
    // Rays go through the middles of pixels: half a pixel is missing at each edge.
    let (x, y) = ((end - left) / Double(rays.width - 1) / 2, (bottom - top) / Double(rays.height - 1) / 2)
    edges = (left - x, end + x, top - y, bottom + y)
    if let fit = RayFit(rays, start: self) {
      (right, down, forward) = fit.axes
      edges = fit.edges
    }
  }

  /// A point `distance` ahead, at the given tangents to the right and down.
  package func point(_ distance: Double, _ x: Double, _ y: Double) -> Vector {
    centre + (forward + right * x + down * y) * distance
  }

  /// The angle by which another camera is turned against this one, in radians.
  package func turn(to other: RecoveredCamera) -> Double {
    let trace = right.dot(other.right) + down.dot(other.down) + forward.dot(other.forward)
    return Angle.arcCosine((trace - 1) / 2)
  }

  private static func centre(_ rays: RayMap) -> (point: Vector, miss: Double)? {
    // The symmetric matrix by its rows, and the right side.
    var (x, y, z, side) = (Vector(), Vector(), Vector(), Vector())
    rays.forEach { d, m in
      let square = d.dot(d)
      x += Vector(square, 0, 0) - d * d.x
      y += Vector(0, square, 0) - d * d.y
      z += Vector(0, 0, square) - d * d.z
      side += d.cross(m)
    }
    let determinant = x.dot(y.cross(z))
    let scale = (x.x + y.y + z.z) / 3
    guard scale > 0, determinant > 1e-10 * scale * scale * scale else { return nil }
    let point = (y.cross(z) * side.x + z.cross(x) * side.y + x.cross(y) * side.z) / determinant
    var (sum, weight) = (0.0, 0.0)
    rays.forEach { d, m in
      let error = point.cross(d) - m
      sum += error.dot(error)
      weight += d.dot(d)
    }
    return (point, (sum / weight).squareRoot())
  }

  private static func axes(_ rays: RayMap) -> (right: Vector, down: Vector, forward: Vector)? {
    let (bottom, end) = (rays.height - 1, rays.width - 1)
    let corners = (
      rays.direction(0, 0), rays.direction(0, end), rays.direction(bottom, 0), rays.direction(bottom, end)
    )
    guard var right = corners.0.cross(corners.1).cross(corners.2.cross(corners.3)).normalized,
      var down = corners.0.cross(corners.2).cross(corners.1.cross(corners.3)).normalized
    else { return nil }
    if right.dot(corners.1 - corners.0) < 0 { right = -right }
    if down.dot(corners.2 - corners.0) < 0 { down = -down }
    guard abs(right.dot(down)) < 0.02, let forward = right.cross(down).normalized,
      forward.dot(corners.0 + corners.1 + corners.2 + corners.3) > 0, let squared = forward.cross(right).normalized
    else { return nil }
    return (right, squared, forward)
  }
}
