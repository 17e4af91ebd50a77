import A2CPluginKit
import Glibc

/// One motion of the whole picture, as a moving camera makes it: shifted, scaled and turned about the middle.
struct GlobalMotion {
  let words: String

  /// Share of the points that must be seen from the first frame to the last.
  private static let leastSeen = 0.6
  private static let leastPoints = 8
  /// Ninths of the picture that must have points: any two clusters move as one picture could.
  private static let leastCells = 6

  /// The motion between the first and the last frame, `nil` where the points do not move as one or lie too close to tell.
  /// - Parameters:
  ///   - aspect: width over height.
  ///   - isPicture: places are known relative to the picture.
  init?(_ ways: [TrackFacts.Way], aspect: Double, isPicture: Bool) {
    let both = ways.filter { $0.places.first.flatMap { $0 } != nil && $0.places.last.flatMap { $0 } != nil }
    guard isPicture, both.count >= Self.leastPoints, Double(both.count) >= Self.leastSeen * Double(ways.count),
      Course.range(both.map(\.start.x)) > 0.5, Course.range(both.map(\.start.y)) > 0.5,
      Self.cells(both) >= Self.leastCells
    else { return nil }
    // In units of the height, from the middle of the picture: q = a·p + b·p⊥ + t.
    let starts = both.map { (x: ($0.start.x - 0.5) * aspect, y: $0.start.y - 0.5) }
    let ends = both.map { (x: ($0.end.x - 0.5) * aspect, y: $0.end.y - 0.5) }
    let n = Double(both.count)
    let (px, py) = (starts.reduce(0) { $0 + $1.x } / n, starts.reduce(0) { $0 + $1.y } / n)
    let (qx, qy) = (ends.reduce(0) { $0 + $1.x } / n, ends.reduce(0) { $0 + $1.y } / n)
    var (dot, cross, square) = (0.0, 0.0, 0.0)
    for (p, q) in zip(starts, ends) {
      let (ax, ay, bx, by) = (p.x - px, p.y - py, q.x - qx, q.y - qy)
      dot += ax * bx + ay * by
      cross += ax * by - ay * bx
      square += ax * ax + ay * ay
    }
    guard square > 0 else { return nil }
    let (a, b) = (dot / square, cross / square)
    let (tx, ty) = (qx - a * px + b * py, qy - b * px - a * py)
    var (error, motion, worst) = (0.0, 0.0, 0.0)
    for (p, q) in zip(starts, ends) {
      let (ex, ey) = (a * p.x - b * p.y + tx - q.x, b * p.x + a * p.y + ty - q.y)
      error += ex * ex + ey * ey
      worst = max(worst, ex * ex + ey * ey)
      motion += (q.x - p.x) * (q.x - p.x) + (q.y - p.y) * (q.y - p.y)
    }
    (error, motion) = ((error / n).squareRoot(), (motion / n).squareRoot())
    // One thing that moves on its own leaves a large error at a few points.
    guard motion > 0.03, error < 0.12 * motion, worst.squareRoot() < 0.4 * motion else { return nil }
    let radius = (square / n).squareRoot()
    let scale = (a * a + b * b).squareRoot()
    // A motion that comes back is not what its ends tell.
    guard ways.allSatisfy({ $0.reach <= 3 * motion + 0.1 }), scale > 0.05, Self.isDirect(both, aspect) else {
      return nil
    }
    let turn = atan2(b, a) * 180 / .pi
    let (shift, spread, twist) = ((tx * tx + ty * ty).squareRoot(), abs(scale - 1) * radius, abs(turn) / 57.3 * radius)
    let largest = max(shift, spread, twist)
    var parts: [String] = []
    if shift > 0.3 * largest, shift > 0.03 {
      let sideways = Course([0, tx / aspect], threshold: AreaHistory.leastMotion).legs
      let upright = Course([0, ty], threshold: AreaHistory.leastMotion).legs
      if let way = AreaHistory.way(sideways: sideways, upright: upright) { parts.append("shifts \(way)") }
    }
    if spread > 0.3 * largest, abs(scale - 1) > 0.04 {
      parts.append(
        scale > 1
          ? "spreads out from the middle, as when the camera goes forward or zooms in"
          : "draws together towards the middle, as when the camera goes back or zooms out")
    }
    if twist > 0.3 * largest, abs(turn) > 3 {
      let degrees = Checked.rounded(abs(turn)) ?? 0
      parts.append("turns \(turn > 0 ? "clockwise" : "counter-clockwise") by about \(degrees)°")
    }
    guard !parts.isEmpty else { return nil }
    words = "all of it moves together, as when the camera moves: the picture \(parts.joined(separator: " and "))"
  }

  private static func cells(_ ways: [TrackFacts.Way]) -> Int {
    func third(_ value: Double) -> Int { value < 1.0 / 3 ? 0 : value < 2.0 / 3 ? 1 : 2 }
    return Set(ways.map { 3 * third($0.start.y) + third($0.start.x) }).count
  }

  /// The points do not go there and back: half way they are about half way.
  private static func isDirect(_ ways: [TrackFacts.Way], _ aspect: Double) -> Bool {
    var (forward, total) = (0.0, 0.0)
    for way in ways {
      let seen = way.places.compactMap { $0 }
      for (last, next) in zip(seen, seen.dropFirst()) {
        let (dx, dy) = ((next.x - last.x) * aspect, next.y - last.y)
        total += (dx * dx + dy * dy).squareRoot()
      }
      let (dx, dy) = ((way.end.x - way.start.x) * aspect, way.end.y - way.start.y)
      forward += (dx * dx + dy * dy).squareRoot()
    }
    return total < 1.6 * forward
  }
}
