import A2CPluginKit

/// Takes the shake of a hand off a curve.
enum Smoothing {
  /// Fewer poses than this cannot show a shake.
  static let leastPoses = 12

  /// Local lines, weighted toward their middle, over a sixth of the curve where it is straight but for its tremble, and
  /// over less where it bends: a corner is no shake and must not be rounded off.
  static func smooth(_ curve: [Double]) -> [Double] {
    let count = curve.count
    guard count >= leastPoses else { return curve }
    let widest = max(2, (count + 6) / 12)
    // The median over short windows is the tremble, however sharp the corners are.
    let short = curve.indices.map { line(curve, $0, reach: min(widest, 4)) }
    let tremble = short.map(\.rest).sorted()[count / 2]
    let limit = 2 * tremble
    var reaches: [Int] = []
    var reach = widest
    while reach > 2 {
      reaches.append(reach)
      reach /= 2
    }
    return curve.indices.map { index in
      for reach in reaches {
        let found = line(curve, index, reach: reach)
        if found.rest <= limit { return found.value }
      }
      return line(curve, index, reach: 2).value
    }
  }

  /// The value at a pose of the line through its neighbours, and how far they are from it (root mean square).
  private static func line(_ curve: [Double], _ index: Int, reach: Int) -> (value: Double, rest: Double) {
    let count = curve.count
    // At the ends the window keeps its size, so that they are as quiet as the middle.
    let low = max(0, min(index - reach, count - 1 - 2 * reach))
    let high = min(count - 1, max(index + reach, 2 * reach))
    var (weights, x, y, xx, xy, yy) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    let widest = Double(max(index - low, high - index) + 1)
    for other in low...high {
      let distance = Double(other - index)
      // From the pose itself on, so that sums of squares keep their digits.
      let value = curve[other] - curve[index]
      let share = abs(distance) / widest
      let weight = (1 - share * share) * (1 - share * share)
      weights += weight
      x += weight * distance
      y += weight * value
      xx += weight * distance * distance
      xy += weight * distance * value
      yy += weight * value * value
    }
    let spread = weights * xx - x * x
    guard spread > 1e-12 * weights * xx else { return (curve[index] + y / weights, 0) }
    let (start, slope) = ((xx * y - x * xy) / spread, (weights * xy - x * y) / spread)
    let rest = (yy - start * y - slope * xy) / weights
    return (curve[index] + start, max(0, rest).squareRoot())
  }

  /// How much a curve trembles about its smooth form: the root mean square of the difference, 0 where it bends only.
  /// - Parameter raw: the curve as it was measured, where `curve` has been set right.
  static func shake(_ curve: [Double], smooth: [Double], raw: [Double]) -> Double {
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
    return min(restlessness(curve), restlessness(rest), restlessness(raw)) >= leastRestlessness * size ? size : 0
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
