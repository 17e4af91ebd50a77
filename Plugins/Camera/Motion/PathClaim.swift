/// A path as a claim names it: moves in order of time, what happens together with commas between.
enum PathClaim {
  /// `dolly forward, pan left; then tilt up`, `static`.
  static func value(_ path: PathMoves) -> String {
    let moves = path.moves.map { words($0) }
    guard !moves.isEmpty else { return path.isShaky ? "handheld" : "static" }
    var phases: [[String]] = []
    var last: [Move] = []
    for (move, word) in zip(path.moves, moves) {
      if last.contains(where: { $0.isTogether(with: move) }), let phase = phases.indices.last {
        phases[phase].append(word)
        last.append(move)
      } else {
        phases.append([word])
        last = [move]
      }
    }
    if path.isShaky, !phases.isEmpty { phases[0].append("handheld") }
    return phases.enumerated().map { ($0 == 0 ? "" : "then ") + $1.joined(separator: ", ") }.joined(separator: "; ")
  }

  /// `pan left`; a move that goes both ways has none.
  private static func words(_ move: Move) -> String {
    let (name, positive, negative) = form(move.kind)
    return move.isRepeated ? name : "\(name) \(move.amount > 0 ? positive : negative)"
  }

  private static func form(_ kind: Move.Kind) -> (String, String, String) {
    switch kind {
    case .pan: ("pan", "right", "left")
    case .tilt: ("tilt", "up", "down")
    case .roll: ("roll", "clockwise", "counter-clockwise")
    case .dolly: ("dolly", "forward", "back")
    case .truck: ("truck", "right", "left")
    case .pedestal: ("pedestal", "up", "down")
    case .zoom: ("zoom", "in", "out")
    case .arc: ("arc", "right", "left")
    case .verticalArc: ("arc", "up", "down")
    }
  }
}
