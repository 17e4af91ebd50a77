import Glibc

/// Whether a camera circles a point that it keeps looking at, in one plane.
struct ArcTest {
  /// Where the camera is in the plane: to the side and ahead.
  let points: [(side: Double, ahead: Double)]
  /// Where it looks: degrees from ahead toward the side.
  let headings: [Double]

  /// How far the lines of sight may pass by the point, as a share of its distance.
  private static let tolerance = 0.05
  /// The share for a whole circle: a hand aims worse the longer it walks, and nothing else turns that far round a point.
  private static let mostTolerance = 0.2
  /// An arc of fewer degrees cannot be told from a straight way.
  private static let least = 8.0

  func isArc(from start: Int, through end: Int) -> Bool {
    guard start >= 0, start < end, end < points.count, abs(headings[end] - headings[start]) >= Self.least,
      bend(start, end) >= 0.012, let point = meeting(start, end)
    else { return false }
    var (misses, distance) = (0.0, 0.0)
    for index in start...end {
      let (dx, dz) = (point.side - points[index].side, point.ahead - points[index].ahead)
      let turn = headings[index] * .pi / 180
      guard dx * sin(turn) + dz * cos(turn) > 0 else { return false }
      let miss = dx * cos(turn) - dz * sin(turn)
      misses += miss * miss
      distance += (dx * dx + dz * dz).squareRoot()
    }
    let count = Double(end - start + 1)
    let turn = abs(headings[end] - headings[start])
    let tolerance = min(Self.mostTolerance, Self.tolerance * max(1, turn / 60))
    return (misses / count).squareRoot() <= tolerance * distance / count
  }

  /// How much nearer the camera comes to the point that it circles, as a share of the larger distance; negative where it
  /// goes away. 0 where there is no point.
  /// - Parameters:
  ///   - arc: the poses that circle it.
  ///   - way: the poses between which it comes nearer.
  func approach(_ arc: ClosedRange<Int>, _ way: ClosedRange<Int>) -> Double {
    guard points.indices.contains(arc.upperBound), points.indices.contains(way.upperBound), arc.lowerBound >= 0,
      way.lowerBound >= 0, let point = meeting(arc.lowerBound, arc.upperBound)
    else { return 0 }
    func distance(_ index: Int) -> Double {
      let (x, z) = (points[index].side - point.side, points[index].ahead - point.ahead)
      return (x * x + z * z).squareRoot()
    }
    let (before, after) = (distance(way.lowerBound), distance(way.upperBound))
    return max(before, after) > 0 ? (before - after) / max(before, after) : 0
  }

  /// How far the way leaves the straight line between its ends, as a share of it.
  private func bend(_ start: Int, _ end: Int) -> Double {
    let (a, b) = (points[start], points[end])
    let (dx, dz) = (b.side - a.side, b.ahead - a.ahead)
    let chord = (dx * dx + dz * dz).squareRoot()
    guard chord > 0 else { return 1 }
    let middle = points[(start + end) / 2]
    return abs((middle.side - a.side) * dz - (middle.ahead - a.ahead) * dx) / (chord * chord)
  }

  /// The point nearest to all lines of sight, `nil` where they are parallel.
  private func meeting(_ start: Int, _ end: Int) -> (side: Double, ahead: Double)? {
    var (aa, ab, bb, ar, br) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for index in start...end {
      let turn = headings[index] * .pi / 180
      let (a, b) = (cos(turn), -sin(turn))
      let reach = a * points[index].side + b * points[index].ahead
      aa += a * a
      ab += a * b
      bb += b * b
      ar += a * reach
      br += b * reach
    }
    let scale = aa * bb - ab * ab
    guard scale > 1e-9 * (aa + bb) * (aa + bb) else { return nil }
    return ((bb * ar - ab * br) / scale, (aa * br - ab * ar) / scale)
  }
}
