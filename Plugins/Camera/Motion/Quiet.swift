import A2CPluginKit

/// Curves without the shake of a hand, and how large it was.
struct Quiet {
  var curves: PathCurves
  /// Root mean squares: degrees, and the file's units.
  private(set) var turnShake = 0.0, moveShake = 0.0
  private(set) var isShaky = false

  /// A tremble below these is rounding or the noise of tracking: degrees, and a share of the path's extent.
  private static let leastTurnShake = 0.08
  private static let leastMoveShake = 0.003
  /// Degrees of a turn from pose to pose.
  private static let coarsestStep = 15.0

  init(_ curves: PathCurves) {
    self.curves = curves
    let turns = [curves.pan, curves.tilt, curves.roll]
    let ways = [curves.positions.map(\.x), curves.positions.map(\.y), curves.positions.map(\.z)]
    let (smoothTurns, smoothWays) = (turns.map(Smoothing.smooth), ways.map(Smoothing.smooth))
    let extent = ways.map { ($0.max() ?? 0) - ($0.min() ?? 0) }.max() ?? 0
    // Turns and ways in one measure, that of the smallest tremble which counts.
    let measures =
      [1, 1, 1].map { $0 / Self.leastTurnShake } + [1, 1, 1].map { $0 / max(Self.leastMoveShake * extent, 1e-12) }
    let steady = Self.inStep(turns + ways, smoothTurns + smoothWays, measures)
    let shakes = zip(zip(steady, smoothTurns + smoothWays), turns + ways).map {
      Smoothing.shake($0.0, smooth: $0.1, raw: $1)
    }
    let (turnShake, moveShake) = (shakes.prefix(3).max() ?? 0, shakes.suffix(3).max() ?? 0)
    // Beside a long way with many turns, as on a drive through a town, a tremble is none that is seen.
    let turned = smoothTurns.map(Self.way).max() ?? 0
    let travelled = smoothWays.map(Self.way).reduce(0, +)
    let isTurnShaky = turnShake >= max(Self.leastTurnShake, 0.0003 * turned)
    // Turns as large as these from pose to pose bend a way as a tremble does.
    let steps = turns.map { turn in zip(turn, turn.dropFirst()).map { abs($1 - $0) }.sorted() }
    let isCoarse = steps.contains { !$0.isEmpty && $0[$0.count / 2] > Self.coarsestStep }
    let isMoveShaky = !isCoarse && moveShake >= Self.leastMoveShake * max(extent, travelled / 4) && moveShake >= 0.001
    isShaky = isTurnShaky || isMoveShaky
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

  /// The sum of all changes of a curve, whichever their direction.
  private static func way(_ curve: [Double]) -> Double {
    zip(curve, curve.dropFirst()).reduce(0) { $0 + abs($1.1 - $1.0) }
  }

  /// Curves as they would be if each pose had been taken at its time: what lies along the way is no tremble but uneven
  /// times, and all curves are early or late together.
  private static func inStep(_ curves: [[Double]], _ smooth: [[Double]], _ measures: [Double]) -> [[Double]] {
    guard let count = curves.first?.count, count > 2 else { return curves }
    var steady = curves
    for index in 0..<count {
      let (before, after) = (max(0, index - 1), min(count - 1, index + 1))
      var (along, length) = (0.0, 0.0)
      for axis in curves.indices {
        let pace = (smooth[axis][after] - smooth[axis][before]) / Double(after - before) * measures[axis]
        along += (curves[axis][index] - smooth[axis][index]) * measures[axis] * pace
        length += pace * pace
      }
      guard length > 0 else { continue }
      let late = max(-2, min(2, along / length))
      for axis in curves.indices {
        let pace = (smooth[axis][after] - smooth[axis][before]) / Double(after - before)
        steady[axis][index] -= late * pace
      }
    }
    return steady
  }
}
