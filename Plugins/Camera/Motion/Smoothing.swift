/// Takes the shake of a hand off a curve.
enum Smoothing {
  /// Fewer poses than this cannot show a shake.
  static let leastPoses = 12

  /// Local lines over a window of about a sixth of the curve, weighted toward its middle.
  static func smooth(_ curve: [Double]) -> [Double] {
    let count = curve.count
    guard count >= leastPoses else { return curve }
    let reach = max(2, (count + 6) / 12)
    return curve.indices.map { index in
      // At the ends the window keeps its size, so that they are as quiet as the middle.
      let low = max(0, min(index - reach, count - 1 - 2 * reach))
      let high = min(count - 1, max(index + reach, 2 * reach))
      var (weights, x, y, xx, xy) = (0.0, 0.0, 0.0, 0.0, 0.0)
      let widest = Double(max(index - low, high - index) + 1)
      for other in low...high {
        let distance = Double(other - index)
        let share = abs(distance) / widest
        let weight = (1 - share * share) * (1 - share * share)
        weights += weight
        x += weight * distance
        y += weight * curve[other]
        xx += weight * distance * distance
        xy += weight * distance * curve[other]
      }
      let spread = weights * xx - x * x
      guard spread > 1e-12 * weights * xx else { return y / weights }
      return (xx * y - x * xy) / spread
    }
  }

  /// How much a curve trembles about its smooth form: the root mean square of the difference, 0 where it bends only.
  static func shake(_ curve: [Double], smooth: [Double]) -> Double {
    let rest = zip(curve, smooth).map { $0 - $1 }
    guard rest.count >= leastPoses else { return 0 }
    let size = (rest.reduce(0) { $0 + $1 * $1 } / Double(rest.count)).squareRoot()
    guard size > 1e-9 else { return 0 }
    // A bend lies to one side of its smooth form for long; a shake crosses it again and again.
    var (crossings, side) = (0, 0.0)
    for value in rest where abs(value) > 0.4 * size {
      let now = value > 0 ? 1.0 : -1.0
      if side != 0, now != side { crossings += 1 }
      side = now
    }
    guard crossings >= max(5, rest.count / 10) else { return 0 }
    // A hand trembles all along. A way that is straight but for sharp corners, or bends evenly, does not, however far
    // its smooth form cuts the corners.
    return min(restlessness(curve), restlessness(rest)) >= leastRestlessness * size ? size : 0
  }

  /// How much of a shake's size its every step must show. A sine of sixteen poses has this much.
  private static let leastRestlessness = 0.15

  /// The median of how far a curve bends at a pose: what is sharp but rare does not count.
  static func restlessness(_ curve: [Double]) -> Double {
    guard curve.count > 2 else { return 0 }
    let bends = zip(zip(curve, curve.dropFirst()), curve.dropFirst(2)).map { abs($1 - 2 * $0.1 + $0.0) }.sorted()
    return bends[bends.count / 2]  // checked: three values have one bend
  }
}
