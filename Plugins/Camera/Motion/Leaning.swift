import Glibc

/// Finds how far the first camera looks up or down, from how the path turns.
///
/// A camera that looks down and is panned on a level tripod, or circles somebody, seems to roll when its turns are
/// counted in its own axes. Where a lean of the first camera explains all of that as one pan, the lean is taken.
enum Leaning {
  private static let most = 60
  /// Turns below this many degrees tell nothing.
  private static let leastPan = 10.0

  /// The rotation that levels a first camera which looks up by `lean` degrees.
  static func rotation(_ lean: Double) -> Matrix3 {
    lean == 0 ? .identity : PathCurves.rotation(pan: 0, tilt: lean, roll: 0)
  }

  /// Degrees, up positive; 0 where the path needs no lean.
  static func find(_ rotations: [Matrix3]) -> Double {
    let own = unrest(rotations, 0)
    // Nothing to explain.
    guard own.rest > max(1.5, 0.05 * own.pan) else { return 0 }
    var best = (lean: 0.0, rest: own.rest, pan: own.pan)
    for lean in stride(from: -Double(most), through: Double(most), by: 3) where lean != 0 {
      let found = unrest(rotations, lean)
      if found.rest < best.rest { best = (lean, found.rest, found.pan) }
    }
    let coarse = best.lean
    for lean in stride(from: coarse - 3, through: coarse + 3, by: 0.25) where lean != 0 {
      let found = unrest(rotations, lean)
      if found.rest < best.rest { best = (lean, found.rest, found.pan) }
    }
    guard best.pan >= leastPan, best.rest <= 0.05 * best.pan, best.rest <= 0.3 * own.rest else { return 0 }
    return best.lean
  }

  /// The range of pans, and that of tilts and rolls together, in degrees.
  private static func unrest(_ rotations: [Matrix3], _ lean: Double) -> (pan: Double, rest: Double) {
    let level = rotation(lean)
    var ranges = (pan: Range(), tilt: Range(), roll: Range())
    var last = 0.0
    for matrix in rotations {
      let angles = PathCurves.angles(level * matrix)
      last = angles.pan + 360 * ((last - angles.pan) / 360).rounded()
      ranges.pan.add(last)
      ranges.tilt.add(angles.tilt)
      ranges.roll.add(angles.roll)
    }
    return (ranges.pan.size, ranges.tilt.size + ranges.roll.size)
  }

  private struct Range {
    private var low = Double.infinity, high = -Double.infinity
    var size: Double { high >= low ? high - low : 0 }
    mutating func add(_ value: Double) { (low, high) = (min(low, value), max(high, value)) }
  }
}
