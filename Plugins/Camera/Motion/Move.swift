import A2CPluginKit

/// One move of a camera.
struct Move: Equatable {
  enum Kind: Equatable {
    case pan, tilt, roll, truck, pedestal, dolly, zoom
    /// A truck around a point that the camera keeps in view; the angle is the size.
    case arc
    /// A pedestal around such a point.
    case verticalArc
  }

  var kind: Kind
  /// Degrees of turns and arcs, units of the file of moves, the logarithm of a zoom; right, up, clockwise, forward and
  /// in are positive.
  var amount: Double
  /// The poses between which it is under way, as shares of the path.
  var start, end: Double
  /// The poses from where it stands still to where it does again, rests included; `nil` where it is no single way.
  var leg: ClosedRange<Int>?
  /// It goes both ways again and again, within `amount`.
  var isRepeated = false

  var length: Double { end - start }

  /// The share of the shorter move during which both are under way.
  func overlap(_ other: Move) -> Double {
    let common = min(end, other.end) - max(start, other.start)
    return max(0, common) / max(1e-9, min(length, other.length))
  }

  func isTogether(with other: Move) -> Bool { overlap(other) >= 0.5 }
}
