import A2CPluginKit
import Glibc

/// Finds how far the first camera looks up or down and leans to a side, from how the path turns.
///
/// A camera that looks down and is panned on a level tripod, or circles somebody, seems to roll when its turns are
/// counted in its own axes. Where a lean of the first camera explains all of that as one pan, the lean is taken.
struct Leaning: Equatable {
  /// Degrees, up and clockwise positive.
  var up = 0.0, side = 0.0

  private static let most = 60.0, mostToSide = 24.0
  /// Turns below this many degrees tell nothing, and below the second nothing of a lean to the side.
  private static let leastPan = 10.0, leastPanForSide = 90.0

  /// The rotation that levels a first camera which leans so.
  var rotation: Matrix3 {
    up == 0 && side == 0 ? .identity : PathCurves.rotation(pan: 0, tilt: up, roll: side)
  }

  /// None where the path needs no lean.
  static func find(_ rotations: [Matrix3]) -> Leaning {
    let own = unrest(rotations, Leaning())
    // Nothing to explain.
    guard own.rest > max(1.5, 0.05 * own.pan) else { return Leaning() }
    var best = (lean: Leaning(), rest: own.rest, pan: own.pan)
    func look(_ ups: StrideThrough<Double>, _ sides: StrideThrough<Double>) {
      for up in ups {
        for side in sides {
          let lean = Leaning(up: up, side: side)
          let found = unrest(rotations, lean)
          if found.rest < best.rest { best = (lean, found.rest, found.pan) }
        }
      }
    }
    let level = stride(from: 0.0, through: 0, by: 1)
    look(stride(from: -most, through: most, by: 3), level)
    let up = best.lean.up
    look(stride(from: up - 3, through: up + 3, by: 0.25), level)
    // A tripod stands upright: only where that leaves much unexplained is the camera taken for held askew.
    if best.rest > max(3, 0.05 * best.pan), best.pan >= leastPanForSide {
      let upright = best
      look(stride(from: -most, through: most, by: 6), stride(from: -mostToSide, through: mostToSide, by: 6))
      let near = best.lean
      look(
        stride(from: near.up - 5, through: near.up + 5, by: 1),
        stride(from: near.side - 5, through: near.side + 5, by: 1))
      if best.rest > 0.7 * upright.rest { best = upright }
    }
    // A hand that goes round somebody keeps the level worse the farther it goes.
    let allowed = best.pan >= 180 ? 0.12 : 0.05
    guard best.pan >= leastPan, best.rest <= allowed * best.pan, best.rest <= (best.pan >= 180 ? 0.5 : 0.3) * own.rest
    else { return Leaning() }
    return best.lean
  }

  /// The range of pans, and that of tilts and rolls together, in degrees.
  private static func unrest(_ rotations: [Matrix3], _ lean: Leaning) -> (pan: Double, rest: Double) {
    let level = lean.rotation
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
