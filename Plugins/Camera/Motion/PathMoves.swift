import A2CPluginKit
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
  /// The same where the camera does not turn: this is rounding.
  private static let leastMoveAlone = 1e-4
  /// A change of focal length below this share is noise of calibration.
  private static let leastZoom = 0.05
  /// A camera on an arc dollies where it comes this share of the distance nearer; a wide arc wanders more.
  private static func leastApproach(_ arc: Move) -> Double { abs(arc.amount) >= 120 ? 0.2 : 0.1 }
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
      let found = Self.find(quiet, share)
      moves = found.moves
      if share == 0.1 { moves += Self.lonely(Self.find(quiet, 0.05).moves, beside: moves) }
      moves = Self.sorted(Self.parted(moves, found.curves))
      if moves.count <= Self.most { return }
    }
    moves = Array(moves.prefix(Self.most))
  }

  private static func sorted(_ moves: [Move]) -> [Move] {
    moves.sorted { $0.start != $1.start ? $0.start < $1.start : abs($0.amount) > abs($1.amount) }
  }

  /// Moves with the curves they were found in.
  private struct Found {
    var moves: [Move] = []
    var curves: [(kind: Move.Kind, curve: [Double])] = []
  }

  /// - Parameter share: how large a move must be beside the largest of its kind.
  private static func find(_ quiet: Quiet, _ share: Double) -> Found {
    let curves = quiet.curves
    func range(_ values: [Double]) -> Double { (values.max() ?? 0) - (values.min() ?? 0) }
    let widest = [curves.pan, curves.tilt, curves.roll].map(range).max() ?? 0
    let turn = legShare(share)
    func turns(_ curve: [Double], _ kind: Move.Kind) -> [Move] {
      let least = max(leastTurn, 5 * quiet.turnShake, share > 0.1 ? share * widest : 0)
      // Beside turns that are far larger, one that goes to and fro is unrest.
      return Legs.moves(curve, kind, least: least, share: turn).filter { !$0.isRepeated || $0.amount >= 0.1 * widest }
    }
    var pans = turns(curves.pan, .pan)
    var tilts = turns(curves.tilt, .tilt)
    let rolls = turns(curves.roll, .roll)

    let positions = curves.positions
    let extent = [positions.map(\.x), positions.map(\.y), positions.map(\.z)].map(range).max() ?? 0
    var (travels, travel): ([Move], Travel?) = ([], nil)
    // A file may count in large units: a way that is short in them is one where nothing else moves and it leads somewhere.
    let isAlone = pans.isEmpty && tilts.isEmpty && rolls.isEmpty && Self.isWay(positions, extent)
    let least = isAlone ? leastMoveAlone : leastMove
    if extent >= max(least, 8 * quiet.moveShake) {
      (travels, travel) = self.travels(
        curves, pans: &pans, tilts: &tilts, least: max(isAlone ? 0 : leastMove, 5 * quiet.moveShake), share)
    }
    // A zoom is a trend: what jumps from pose to pose is how well each lens was found.
    let zooms = Legs.moves(
      curves.zoom, .zoom, least: max(log(1 + leastZoom), 4.5 * Smoothing.restlessness(curves.zoom)), share: turn)
    // Whoever walks round a thing does not hold the camera level to a few degrees.
    let widestArc = travels.filter { $0.kind == .arc }.map { abs($0.amount) }.max() ?? 0
    let nods = (tilts + rolls).filter { abs($0.amount) >= 0.05 * widestArc }
    var found = Found(moves: sorted(travels + pans + nods + zooms))
    // An arc to the right turns to the left.
    found.curves = [
      (.arc, curves.pan.map { -$0 }), (.verticalArc, curves.tilt.map { -$0 }), (.pan, curves.pan), (.tilt, curves.tilt),
      (.roll, curves.roll), (.zoom, curves.zoom),
    ]
    if let travel {
      found.curves += [(.truck, travel.truck), (.pedestal, travel.pedestal), (.dolly, travel.dolly)]
    }
    return found
  }

  /// Whether positions follow a way, to and fro at most, rather than lie about.
  private static func isWay(_ positions: [Vector3], _ extent: Double) -> Bool {
    zip(positions, positions.dropFirst()).reduce(0) { $0 + ($1.1 - $1.0).length } <= 4 * extent
  }

  /// The share of a curve's range that a way must have to be one.
  private static func legShare(_ share: Double) -> Double { share < 0.1 ? share : 0.15 }

  /// Of moves that were found with a finer measure those that happen while no other does: a small one at a time of its
  /// own is seen, one beside a larger is not.
  private static func lonely(_ fine: [Move], beside moves: [Move]) -> [Move] {
    fine.filter { move in
      guard move.length >= 0.05, !move.isRepeated else { return false }
      return moves.allSatisfy { other in
        max(0, min(move.end, other.end) - max(move.start, other.start)) <= 0.3 * move.length
      }
    }
  }

  /// Moves cut at rests in which another one happens; a rest in which nothing happens belongs to the move.
  private static func parted(_ moves: [Move], _ curves: [(kind: Move.Kind, curve: [Double])]) -> [Move] {
    moves.flatMap { move -> [Move] in
      guard !move.isRepeated, let curve = curves.first(where: { $0.kind == move.kind })?.curve else { return [move] }
      return Legs.parts(of: move, curve) { start, end in
        moves.contains { other in
          guard other.kind != move.kind else { return false }
          return min(other.end, end) - max(other.start, start) >= 0.5 * other.length
        }
      }
    }
  }

  private static func travels(
    _ curves: PathCurves, pans: inout [Move], tilts: inout [Move], least: Double, _ share: Double
  ) -> ([Move], Travel) {
    func moves(_ travel: Travel, widest: Double? = nil) -> [Move] {
      let ways = [travel.truck, travel.pedestal, travel.dolly]
      let limit = max(least, share * (widest ?? travel.longest))
      return zip(ways, [Move.Kind.truck, .pedestal, .dolly]).flatMap { way, kind in
        Legs.moves(way, kind, least: limit, share: legShare(share))
      }
    }
    // A camera that keeps a point in view moves along its own axes, whatever other axes would be simpler.
    let own = Travel(curves, turns: true)
    // Beside a circle the size of the place counts, not the way along it.
    let place = [curves.positions.map(\.x), curves.positions.map(\.y), curves.positions.map(\.z)].map {
      ($0.max() ?? 0) - ($0.min() ?? 0)
    }
    var following = moves(own, widest: place.max().map { ($0 + own.longest) / 2 })
    let across = ArcTest(points: curves.positions.map { ($0.x, $0.z) }, headings: curves.pan)
    if merge(&following, .truck, own.truck, &pans, curves.pan, .arc, across, share) {
      return (steady(following, across), own)
    }

    let free = Travel(curves, turns: false)
    var ways = moves(free)
    if pans.isEmpty {
      let upright = ArcTest(
        points: curves.positions.map { (-$0.y, $0.z) }, headings: curves.tilt.map { $0 + curves.lean.up })
      _ = merge(&ways, .pedestal, free.pedestal, &tilts, curves.tilt, .verticalArc, upright, share)
    }
    return (ways, free)
  }

  /// Without what goes to and fro during an arc, and without a dolly that hardly leads nearer: whoever walks round a
  /// thing comes nearer and goes away again, and does not look straight at it.
  private static func steady(_ moves: [Move], _ test: ArcTest) -> [Move] {
    let arcs = moves.filter { $0.kind == .arc }
    func isInArc(_ move: Move) -> Bool { arcs.contains { $0.overlap(move) >= 0.5 } }
    return moves.filter { move in
      guard move.kind != .arc, isInArc(move) else { return true }
      let isBack = moves.contains { $0.kind == move.kind && $0.amount * move.amount < 0 && isInArc($0) }
      guard !move.isRepeated, !isBack else { return false }
      guard move.kind == .dolly, let way = move.leg else { return true }
      return arcs.allSatisfy { arc in
        guard arc.overlap(move) >= 0.5, let leg = arc.leg else { return true }
        return test.approach(leg, way) * (move.amount > 0 ? 1 : -1) >= leastApproach(arc)
      }
    }
  }

  /// Makes one arc of a way across the view and the turn against it that belongs to it; what either does before and
  /// after stays a move of its own.
  /// - Returns: whether there was any.
  private static func merge(
    _ ways: inout [Move], _ kind: Move.Kind, _ wayCurve: [Double], _ turns: inout [Move], _ turnCurve: [Double],
    _ arc: Move.Kind, _ test: ArcTest, _ share: Double
  ) -> Bool {
    let count = wayCurve.count
    /// The parts of a move outside of the arc that are large enough to be told.
    func rest(_ move: Move, _ curve: [Double], _ from: Int, _ to: Int) -> Move? {
      guard Double(to - from) > 0.05 * Double(count) else { return nil }
      let rest = Legs.move(curve, move.kind, from, to)
      let least = max(legShare(share) * abs(move.amount), move.kind == kind ? 0 : leastTurn)
      return abs(rest.amount) >= least && rest.amount * move.amount > 0 ? rest : nil
    }
    /// Where both make one arc: the wider the better; where all of it is none, between two rests.
    func span(_ way: Move, _ turn: Move) -> (start: Int, end: Int)? {
      let parts = [way] + Legs.parts(of: way, wayCurve) { _, _ in true }
      let others = [turn] + Legs.parts(of: turn, turnCurve) { _, _ in true }
      for way in parts {
        for turn in others where turn.isTogether(with: way) {
          guard let first = way.leg, let second = turn.leg else { continue }
          for margin in [0.005, 0.02, 0.06] {
            let (a, b) = Legs.bounds(wayCurve, first.lowerBound, first.upperBound, margin: margin)
            let (c, d) = Legs.bounds(turnCurve, second.lowerBound, second.upperBound, margin: margin)
            let (start, end) = (max(a, c), min(b, d))
            if start < end, test.isArc(from: start, through: end) { return (start, end) }
          }
        }
      }
      return nil
    }
    /// The first pair that makes an arc.
    func next() -> (way: Move, turn: Move, start: Int, end: Int)? {
      for way in ways where way.kind == kind && !way.isRepeated {
        for turn in turns where !turn.isRepeated && turn.amount * way.amount < 0 && turn.isTogether(with: way) {
          if let (start, end) = span(way, turn) { return (way, turn, start, end) }
        }
      }
      return nil
    }
    var arcs = 0
    // What is left of a pair may be an arc again: around one thing, then around another.
    while arcs < most, let (way, turn, start, end) = next(), let wayLeg = way.leg, let turnLeg = turn.leg {
      let before = rest(turn, turnCurve, turnLeg.lowerBound, start)
      let after = rest(turn, turnCurve, end, turnLeg.upperBound)
      let from = before == nil ? turnLeg.lowerBound : start
      let to = after == nil ? turnLeg.upperBound : end
      let amount = abs(turnCurve[to] - turnCurve[from])
      ways.removeAll { $0 == way }
      turns.removeAll { $0 == turn }
      ways.append(
        Move(
          kind: arc, amount: way.amount > 0 ? amount : -amount, start: Legs.part(start, count),
          end: Legs.part(end, count), leg: from...to))
      let ends = [rest(way, wayCurve, wayLeg.lowerBound, start), rest(way, wayCurve, end, wayLeg.upperBound)]
      ways += ends.compactMap(\.self)
      turns += [before, after].compactMap(\.self)
      arcs += 1
    }
    return arcs > 0
  }
}
