import A2CPluginKit
import Glibc

/// A path in the words of film: pan, tilt and roll turn the camera where it stands; dolly, truck and pedestal move it;
/// an arc moves it around a point it keeps in view; a zoom changes its lens.
struct PathWords {
  private let path: PathMoves
  /// Seconds of the whole path, where the rate is known.
  private let seconds: Double?
  /// The largest way of a dolly, truck or pedestal: lengths mean nothing to a reader, their proportions do.
  private let longest: Double

  private init(_ path: PathMoves, seconds: Double?) {
    self.path = path
    self.seconds = seconds
    longest = path.moves.filter(\.kind.isWay).map { abs($0.amount) }.max() ?? 0
  }

  /// One sentence.
  /// - Parameter seconds: the length of the path where it is known; turns are then told to be slow or quick.
  static func describe(_ path: PathMoves, seconds: Double? = nil) -> String {
    PathWords(path, seconds: seconds).sentence
  }

  /// The moves in the vocabulary of claims: one after the other by `; then`, those together by commas.
  static func value(_ path: PathMoves) -> String {
    guard !path.moves.isEmpty else { return path.isShaky ? "static, handheld" : "static" }
    let phases = phases(path.moves).map { $0.flatMap(names).joined(separator: ", ") }
    return phases.joined(separator: "; then ") + (path.isShaky ? ", handheld" : "")
  }

  private static func names(_ move: Move) -> [String] {
    let (name, forth, back): (String, String, String) =
      switch move.kind {
      case .pan: ("pan", "right", "left")
      case .tilt: ("tilt", "up", "down")
      case .roll: ("roll", "clockwise", "counter-clockwise")
      case .truck: ("truck", "right", "left")
      case .pedestal: ("pedestal", "up", "down")
      case .dolly: ("dolly", "forward", "back")
      case .zoom: ("zoom", "in", "out")
      case .arc: ("arc", "right", "left")
      case .verticalArc: ("arc", "up", "down")
      }
    if move.isRepeated { return ["\(name) \(forth)", "\(name) \(back)"] }
    return ["\(name) \(move.amount > 0 ? forth : back)"]
  }

  private var sentence: String {
    let moves = path.moves
    guard !moves.isEmpty else {
      return path.isShaky ? "The camera is handheld: it stays in place and shakes slightly." : "The camera is static."
    }
    let shake = path.isShaky ? ", handheld with a slight shake" : ""
    let span = (moves.map(\.end).max() ?? 1) - (moves.map(\.start).min() ?? 0)
    // Moves that accompany all others, where those follow each other.
    let throughout = moves.filter { move in
      move.length >= 0.7 * span && moves.allSatisfy { $0 == move || $0.isTogether(with: move) }
    }
    let others = moves.filter { !throughout.contains($0) }
    let phases = Self.phases(others.isEmpty ? moves : others)
    if others.isEmpty || throughout.isEmpty {
      return "The camera " + order(phases) + shake + "."
    }
    let base = clause(throughout)
    if phases.count == 1, let phase = phases.first {
      return "The camera \(base), and \(Self.when(phase, span)) it \(clause(phase))\(shake)."
    }
    return "The camera \(base) throughout; it \(order(phases))\(shake)."
  }

  private func order(_ phases: [[Move]]) -> String {
    phases.enumerated().map { index, phase in
      phases.count == 1 ? clause(phase) : (index == 0 ? "first " : "then ") + clause(phase)
    }.joined(separator: ", ")
  }

  /// Groups of moves that are under way together, one group after the other.
  private static func phases(_ moves: [Move]) -> [[Move]] {
    var phases: [[Move]] = []
    for move in moves {
      if let last = phases.indices.last, phases[last].contains(where: { $0.isTogether(with: move) }) {
        phases[last].append(move)
      } else {
        phases.append([move])
      }
    }
    return phases
  }

  private static func when(_ phase: [Move], _ span: Double) -> String {
    let (start, end) = (phase.map(\.start).min() ?? 0, phase.map(\.end).max() ?? 1)
    if end < 0.6 { return "at first" }
    return start > 0.4 ? "toward the end" : "for a while"
  }

  /// Moves at the same time: first those that take the camera somewhere, then those that turn it.
  private func clause(_ moves: [Move]) -> String {
    let ways = moves.filter { $0.kind.isTravel }.sorted { size($0) > size($1) }.map(words)
    let turns = moves.filter { !$0.kind.isTravel }.map(words)
    let parts = [Self.list(ways), Self.list(turns)].filter { !$0.isEmpty }
    return parts.joined(separator: " while it ")
  }

  private func size(_ move: Move) -> Double { move.kind.isWay ? abs(move.amount) / max(longest, 1e-12) : 2 }

  private func words(_ move: Move) -> String {
    let isPositive = move.amount > 0
    switch move.kind {
    case .pan: return turn(move, "pans", isPositive ? "right" : "left", "right and left")
    case .tilt: return turn(move, "tilts", isPositive ? "up" : "down", "up and down")
    case .roll: return turn(move, "rolls", isPositive ? "clockwise" : "counter-clockwise", "to both sides")
    case .dolly: return way(move, "dollies", isPositive ? "forward" : "back", "back and forth")
    case .truck: return way(move, "trucks", isPositive ? "right" : "left", "left and right")
    case .pedestal: return way(move, "pedestals", isPositive ? "up" : "down", "up and down")
    case .zoom:
      if move.isRepeated { return "zooms in and out" }
      return "zooms \(isPositive ? "in" : "out") \(Self.tenths(exp(abs(move.amount)))) times"
    case .arc, .verticalArc:
      let side = move.kind == .arc ? (isPositive ? "right" : "left") : (isPositive ? "up" : "down")
      let verb = abs(move.amount) >= 180 ? "orbits" : "arcs"
      return "\(adverb(move))\(verb) \(side) by \(Self.whole(abs(move.amount)))° around a point ahead"
    }
  }

  private func turn(_ move: Move, _ verb: String, _ side: String, _ both: String) -> String {
    if move.isRepeated { return "\(verb) \(both) again and again within \(Self.whole(move.amount))°" }
    return "\(adverb(move))\(verb) \(side) by \(Self.whole(abs(move.amount)))°"
  }

  private func way(_ move: Move, _ verb: String, _ side: String, _ both: String) -> String {
    let slightly = abs(move.amount) < 0.35 * longest ? " slightly" : ""
    return move.isRepeated ? "\(verb) \(both) again and again\(slightly)" : "\(verb) \(side)\(slightly)"
  }

  /// How fast a turn is, where the rate is known; lengths have no unit, so that the speed of a way is not.
  private func adverb(_ move: Move) -> String {
    guard let seconds, seconds > 0, move.length > 0 else { return "" }
    let speed = abs(move.amount) / (move.length * seconds)
    return speed < 12 ? "slowly " : speed > 60 ? "quickly " : ""
  }

  private static func whole(_ value: Double) -> String { String(Int(exactly: value.rounded()) ?? 0) }

  /// With one digit behind the point, none where it is 0.
  static func tenths(_ value: Double) -> String {
    let rounded = (value * 10).rounded() / 10
    return Int(exactly: rounded).map(String.init) ?? "\(rounded)"
  }

  private static func list(_ items: [String]) -> String {
    guard items.count > 1, let last = items.last else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }
}

extension Move.Kind {
  /// Whether the amount is a length.
  fileprivate var isWay: Bool { self == .dolly || self == .truck || self == .pedestal }
  /// Whether the camera leaves its place.
  fileprivate var isTravel: Bool { isWay || self == .arc || self == .verticalArc }
}
