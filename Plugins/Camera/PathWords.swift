/// A path in the words of film: pan, tilt and roll turn the camera where it stands; dolly, truck and pedestal move it.
enum PathWords {
  /// Turns below this many degrees are not worth a word: hand-held noise.
  static let leastTurn = 3.0
  /// A path whose extent is below this (in the file's units, which are usually near 1) stands still.
  static let leastMove = 0.01
  /// A change of focal length below this share is noise of calibration.
  static let leastZoom = 0.05

  /// One sentence. Order in time is not told.
  static func describe(_ motion: PathMotion) -> String {
    let moves = moves(motion)
    let turns = turns(motion)
    var clauses = [list(moves), list(turns), zoom(motion) ?? ""].filter { !$0.isEmpty }
    guard !clauses.isEmpty else { return "The camera is static." }
    let first = clauses.removeFirst()
    let others = clauses.isEmpty ? "" : " while it " + list(clauses)
    return "The camera " + first + others + "."
  }

  /// What a curve does from its start to its end.
  private enum Course {
    case none
    /// It ends this far from where it began.
    case net(Double)
    /// It goes this far and comes back.
    case backAndForth(Double)

    init(_ curve: [Double], least: Double) {
      let low = min(0, curve.min() ?? 0)
      let high = max(0, curve.max() ?? 0)
      let end = curve.last ?? 0
      if high - low < least {
        self = .none
      } else if abs(end) >= (high - low) / 2 {
        self = .net(end)
      } else {
        self = .backAndForth(high - low)
      }
    }

    var size: Double {
      switch self {
      case .none: 0
      case .net(let value): abs(value)
      case .backAndForth(let value): value
      }
    }
  }

  private static func turns(_ motion: PathMotion) -> [String] {
    [
      turn(motion.pan, "pans", "right", "left"), turn(motion.tilt, "tilts", "up", "down"),
      turn(motion.roll, "rolls", "clockwise", "counter-clockwise"),
    ].compactMap { $0 }
  }

  private static func turn(_ curve: [Double], _ verb: String, _ plus: String, _ minus: String) -> String? {
    switch Course(curve, least: leastTurn) {
    case .none: nil
    case .net(let angle): "\(verb) \(angle > 0 ? plus : minus) by \(whole(abs(angle)))°"
    case .backAndForth(let range): "\(verb) \(plus) and \(minus) within \(whole(range))°"
    }
  }

  private static func moves(_ motion: PathMotion) -> [String] {
    let courses: [(course: Course, plus: String, minus: String, both: String)] = [
      (Course(motion.dolly, least: leastMove), "dollies forward", "dollies back", "dollies back and forth"),
      (Course(motion.truck, least: leastMove), "trucks right", "trucks left", "trucks left and right"),
      (Course(motion.pedestal, least: leastMove), "pedestals up", "pedestals down", "pedestals up and down"),
    ]
    let largest = courses.map(\.course.size).max() ?? 0
    return courses.sorted { $0.course.size > $1.course.size }.compactMap { entry in
      // Lengths have no unit that means anything to a reader; their proportions do.
      let share = largest > 0 ? entry.course.size / largest : 0
      guard share >= 0.1 else { return nil }
      let slightly = share < 0.35 ? " slightly" : ""
      switch entry.course {
      case .none: return nil
      case .net(let way): return (way > 0 ? entry.plus : entry.minus) + slightly
      case .backAndForth: return entry.both + slightly
      }
    }
  }

  private static func zoom(_ motion: PathMotion) -> String? {
    guard let last = motion.zoom.last, last.isFinite, abs(last - 1) >= leastZoom else { return nil }
    let tenths = (last > 1 ? last : 1 / last) * 10
    return "zooms \(last > 1 ? "in" : "out") \(tenths.rounded() / 10) times"
  }

  private static func whole(_ value: Double) -> String { String(Int(exactly: value.rounded()) ?? 0) }

  private static func list(_ items: [String]) -> String { items.joined(separator: ", ", last: " and ") }
}

extension [String] {
  /// The items in one text, another separator before the last.
  fileprivate func joined(separator: String, last: String) -> String {
    guard count > 1, let end = self.last else { return first ?? "" }
    return dropLast().joined(separator: separator) + last + end
  }
}
