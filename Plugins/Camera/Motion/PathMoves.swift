import Glibc

/// The moves of a path, found in its curves.
struct PathMoves {
  /// By their start.
  private(set) var moves: [Move] = []
  /// Whether the camera trembles as if held by hand.
  private(set) var isShaky = false

  /// Turns below this many degrees are not worth a word.
  private static let leastTurn = 3.0
  /// A path whose extent is below this (in the file's units, which are usually near 1) stands still.
  private static let leastMove = 0.01
  /// A change of focal length below this share is noise of calibration.
  private static let leastZoom = 0.05
  /// Moves that are told at most.
  private static let most = 6

  /// Poses that turn by more than this from one to the next (the median) are views of their own, no path.
  private static let mostTurnOfPath = 45.0

  /// Whether poses, camera to world, are single views in no order rather than a way from one to the next.
  static func areSeparateViews(_ poses: [RigidMotion]) -> Bool {
    guard poses.count >= 4 else { return false }
    let turns = zip(poses, poses.dropFirst()).map { before, after -> Double in
      let turn = before.rotation.transposed * after.rotation
      return acos(max(-1, min(1, (turn.r0.x + turn.r1.y + turn.r2.z - 1) / 2))) * 180 / .pi
    }.sorted()
    return turns[turns.count / 2] > mostTurnOfPath  // checked: four poses have three turns
  }

  init(_ curves: PathCurves) {
    let quiet = Quiet(curves)
    isShaky = quiet.isShaky
    // A long path has many small moves: those are told that are large beside the others.
    for share in [0.1, 0.2, 0.4, 0.7] {
      moves = Self.find(quiet, share)
      if moves.count <= Self.most { return }
    }
    moves = Array(moves.prefix(Self.most))
  }

  /// - Parameter share: how large a move must be beside the largest of its kind.
  private static func find(_ quiet: Quiet, _ share: Double) -> [Move] {
    let curves = quiet.curves
    func range(_ values: [Double]) -> Double { (values.max() ?? 0) - (values.min() ?? 0) }
    let widest = [curves.pan, curves.tilt, curves.roll].map(range).max() ?? 0
    func turns(_ curve: [Double], _ kind: Move.Kind, _ shake: Double) -> [Move] {
      Legs.moves(curve, kind, least: max(leastTurn, 5 * shake, share > 0.1 ? share * widest : 0))
    }
    var pans = turns(curves.pan, .pan, quiet.turnShake)
    var tilts = turns(curves.tilt, .tilt, quiet.turnShake)
    let rolls = turns(curves.roll, .roll, quiet.turnShake)

    let positions = curves.positions
    let extent = [positions.map(\.x), positions.map(\.y), positions.map(\.z)].map(range).max() ?? 0
    var travels: [Move] = []
    if extent >= max(leastMove, 5 * quiet.moveShake) {
      travels = self.travels(curves, pans: &pans, tilts: &tilts, least: { max($0, 5 * quiet.moveShake) }, share)
    }
    // A zoom is a trend: what jumps from pose to pose is how well each lens was found.
    let zooms = Legs.moves(
      curves.zoom, .zoom, least: max(log(1 + leastZoom), 4.5 * Smoothing.restlessness(curves.zoom)))
    return (travels + pans + tilts + rolls + zooms).sorted {
      $0.start != $1.start ? $0.start < $1.start : abs($0.amount) > abs($1.amount)
    }
  }

  private static func travels(
    _ curves: PathCurves, pans: inout [Move], tilts: inout [Move], least: (Double) -> Double, _ share: Double
  ) -> [Move] {
    func moves(_ travel: Travel) -> [Move] {
      let ways = [travel.truck, travel.pedestal, travel.dolly]
      let widest = ways.map { ($0.max() ?? 0) - ($0.min() ?? 0) }.max() ?? 0
      let limit = max(least(leastMove), share * widest)
      return Legs.moves(ways[0], .truck, least: limit) + Legs.moves(ways[1], .pedestal, least: limit)
        + Legs.moves(ways[2], .dolly, least: limit)
    }
    // A camera that keeps a point in view moves along its own axes, whatever other axes would be simpler.
    let own = Travel(curves, turns: true)
    var following = moves(own)
    let across = ArcTest(points: curves.positions.map { ($0.x, $0.z) }, headings: curves.pan)
    if merge(&following, .truck, own.truck, &pans, curves.pan, .arc, across) { return following }

    let free = Travel(curves, turns: false)
    var ways = moves(free)
    if pans.isEmpty {
      let upright = ArcTest(
        points: curves.positions.map { (-$0.y, $0.z) }, headings: curves.tilt.map { $0 + curves.lean })
      _ = merge(&ways, .pedestal, free.pedestal, &tilts, curves.tilt, .verticalArc, upright)
    }
    return ways
  }

  /// Makes one arc of a way across the view and the turn against it that belongs to it; what either does before and
  /// after stays a move of its own.
  /// - Returns: whether there was any.
  private static func merge(
    _ ways: inout [Move], _ kind: Move.Kind, _ wayCurve: [Double], _ turns: inout [Move], _ turnCurve: [Double],
    _ arc: Move.Kind, _ test: ArcTest
  ) -> Bool {
    let last = Double(max(1, wayCurve.count - 1))
    func index(_ share: Double) -> Int { Int((share * last).rounded()) }  // checked: shares of the path
    /// The parts of a move outside of the arc that are large enough to be told.
    func rests(_ move: Move, _ curve: [Double], _ start: Double, _ end: Double) -> [Move] {
      [(move.start, start), (end, move.end)].compactMap { from, to in
        guard to - from > 0.05 else { return nil }
        let amount = curve[index(to)] - curve[index(from)]
        guard abs(amount) >= 0.15 * abs(move.amount), amount * move.amount > 0 else { return nil }
        return Move(kind: move.kind, amount: amount, start: from, end: to)
      }
    }
    var found = false
    for way in ways.filter({ $0.kind == kind && !$0.isRepeated }) {
      for turn in turns where !turn.isRepeated && turn.amount * way.amount < 0 && turn.isTogether(with: way) {
        let (start, end) = (max(way.start, turn.start), min(way.end, turn.end))
        guard test.isArc(from: index(start), through: index(end)) else { continue }
        let rest = rests(way, wayCurve, start, end)
        let other = rests(turn, turnCurve, start, end)
        let amount = abs(turn.amount) - other.reduce(0) { $0 + abs($1.amount) }
        ways.removeAll { $0 == way }
        turns.removeAll { $0 == turn }
        ways += [Move(kind: arc, amount: way.amount > 0 ? amount : -amount, start: start, end: end)] + rest
        turns += other
        found = true
        break
      }
    }
    return found
  }
}

/// Curves without the shake of a hand, and how large it was.
private struct Quiet {
  var curves: PathCurves
  /// Root mean squares: degrees, and the file's units.
  private(set) var turnShake = 0.0, moveShake = 0.0
  private(set) var isShaky = false

  /// A tremble below these is rounding or the noise of tracking: degrees, and a share of the path's extent.
  private static let leastTurnShake = 0.08
  private static let leastMoveShake = 0.003

  init(_ curves: PathCurves) {
    self.curves = curves
    let turns = [curves.pan, curves.tilt, curves.roll]
    let ways = [curves.positions.map(\.x), curves.positions.map(\.y), curves.positions.map(\.z)]
    let (smoothTurns, smoothWays) = (turns.map(Smoothing.smooth), ways.map(Smoothing.smooth))
    let turnShake = zip(turns, smoothTurns).map { Smoothing.shake($0, smooth: $1) }.max() ?? 0
    let moveShake = zip(ways, smoothWays).map { Smoothing.shake($0, smooth: $1) }.max() ?? 0
    let extent = ways.map { ($0.max() ?? 0) - ($0.min() ?? 0) }.max() ?? 0
    let isTurnShaky = turnShake >= Self.leastTurnShake
    isShaky = isTurnShaky || (moveShake >= Self.leastMoveShake * extent && moveShake >= 0.001)
    guard isShaky else { return }
    (self.turnShake, self.moveShake) = (turnShake, moveShake)
    (self.curves.pan, self.curves.tilt, self.curves.roll) = (smoothTurns[0], smoothTurns[1], smoothTurns[2])
    self.curves.positions = curves.positions.indices.map {
      Vector3(x: smoothWays[0][$0], y: smoothWays[1][$0], z: smoothWays[2][$0])
    }
    // Curves start at 0, wherever the first tremble was.
    func fromZero(_ curve: [Double]) -> [Double] { curve.map { $0 - curve[0] } }
    self.curves.pan = fromZero(self.curves.pan)
    self.curves.tilt = fromZero(self.curves.tilt)
    self.curves.roll = fromZero(self.curves.roll)
  }
}
