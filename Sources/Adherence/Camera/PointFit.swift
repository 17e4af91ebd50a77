import Support

/// The turn, shift and scale that bring points onto others with the least sum of squares (Umeyama 1991; the turn by
/// Horn's quaternion, which gives the same and never a mirror).
struct PointFit {
  let motion: RigidMotion
  let scale: Double

  /// `nil` where the points lie on a line or in one place: the turn about the line is free then.
  /// - Parameters:
  ///   - points: what is moved
  ///   - targets: as many, where each shall come
  init?(_ points: [Vector3], onto targets: [Vector3]) {
    let n = Double(points.count)
    guard points.count == targets.count, points.count > 2 else { return nil }
    let from = points.reduce(.zero, +) * (1 / n)
    let to = targets.reduce(.zero, +) * (1 / n)
    var s = [[Double]](repeating: [0, 0, 0], count: 3)
    var spread = 0.0
    for (point, target) in zip(points, targets) {
      let (a, b) = (point - from, target - to)
      let (x, y) = ([a.x, a.y, a.z], [b.x, b.y, b.z])
      for i in 0..<3 { for j in 0..<3 { s[i][j] += x[i] * y[j] / n } }
      spread += a.dot(a) / n
    }
    guard Self.hasRank2(s), spread > 0 else { return nil }
    let symmetric = [
      [s[0][0] + s[1][1] + s[2][2], s[1][2] - s[2][1], s[2][0] - s[0][2], s[0][1] - s[1][0]],
      [s[1][2] - s[2][1], s[0][0] - s[1][1] - s[2][2], s[0][1] + s[1][0], s[2][0] + s[0][2]],
      [s[2][0] - s[0][2], s[0][1] + s[1][0], s[1][1] - s[0][0] - s[2][2], s[1][2] + s[2][1]],
      [s[0][1] - s[1][0], s[2][0] + s[0][2], s[1][2] + s[2][1], s[2][2] - s[0][0] - s[1][1]],
    ]
    let best = SymmetricEigen.pairs(symmetric)[0]  // checked: four of them
    let q = best.vector
    guard let turn = Quaternion(w: q[0], x: q[1], y: q[2], z: q[3]).rotation else { return nil }
    scale = best.value / spread
    motion = RigidMotion(rotation: turn, translation: to - (turn * from))
    shift = (from, to)
  }

  private let shift: (from: Vector3, to: Vector3)

  /// The motion that goes with the scale: x ↦ scale · R x + t.
  var scaledTranslation: Vector3 { shift.to - (motion.rotation * shift.from) * scale }

  /// Whether at least two singular values are there.
  private static func hasRank2(_ s: [[Double]]) -> Bool {
    let square = (0..<3).map { i in (0..<3).map { j in (0..<3).reduce(0.0) { $0 + s[$1][i] * s[$1][j] } } }
    let values = SymmetricEigen.pairs(square).map { max($0.value, 0).squareRoot() }
    // Squaring leaves half of the digits.
    return values[0] > 0 && values[1] > 1e-7 * values[0]
  }
}
