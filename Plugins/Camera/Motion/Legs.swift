import A2CPluginKit

/// Cuts a curve into its ways: stretches in which it goes one way.
enum Legs {
  /// More ways than this are one move back and forth.
  private static let most = 4

  /// A rest of this share of the path parts two ways in the same direction.
  private static let leastRest = 0.1

  /// - Parameters:
  ///   - least: a way shorter than this is none.
  ///   - share: one shorter than this share of the curve's range is none either.
  static func moves(_ curve: [Double], _ kind: Move.Kind, least: Double, share: Double = 0.15) -> [Move] {
    guard let first = curve.first, curve.count > 1 else { return [] }
    let (low, high) = (curve.min() ?? first, curve.max() ?? first)
    guard high - low >= least else { return [] }
    let turn = max(least, share * (high - low))
    // Turning points: an extreme counts once the curve has come back from it by `turn`.
    var points = [0]
    var (lowest, highest) = (0, 0)
    var direction = 0.0
    for (index, value) in curve.enumerated() {
      if value < curve[lowest] { lowest = index }
      if value > curve[highest] { highest = index }
      if direction >= 0, curve[highest] - value >= turn {
        // What comes before the first way and is too small to tell is no part of it.
        if direction > 0 || curve[highest] - first >= turn { points.append(highest) } else { points = [highest] }
        (direction, lowest) = (-1, index)
        highest = index
      } else if direction <= 0, value - curve[lowest] >= turn {
        if direction < 0 || first - curve[lowest] >= turn { points.append(lowest) } else { points = [lowest] }
        (direction, highest) = (1, index)
        lowest = index
      }
    }
    guard direction != 0 else { return [] }
    // The last way ends at its extreme, not where a rest of it has come back.
    points.append(direction > 0 ? highest : lowest)
    let legs = zip(points, points.dropFirst()).filter { $0 < $1 && abs(curve[$1] - curve[$0]) >= turn }
    if legs.count > most, let start = legs.first?.0, let end = legs.last?.1 {
      return [
        Move(
          kind: kind, amount: high - low, start: part(start, curve.count), end: part(end, curve.count),
          isRepeated: true)
      ]
    }
    return legs.map { start, end in move(curve, kind, start, end) }
  }

  /// A move cut at its rests: stretches inside of it in which its curve hardly goes on.
  /// - Parameter isCut: whether a rest, by its shares of the path, parts the move.
  static func parts(of move: Move, _ curve: [Double], isCut: (Double, Double) -> Bool) -> [Move] {
    guard let leg = move.leg, leg.upperBound < curve.count, leg.lowerBound < leg.upperBound else { return [move] }
    let (start, end) = (leg.lowerBound, leg.upperBound)
    let still = 0.02 * abs(curve[end] - curve[start])
    let rest = max(4, Int(leastRest * Double(curve.count)))  // checked: a tenth of a count
    var cuts: [(start: Int, end: Int)] = []
    var at = start
    while at < end {
      // How long the curve stays where it is.
      var last = at
      while last < end, abs(curve[last + 1] - curve[at]) <= still { last += 1 }
      let isRest =
        last - at >= rest && at > start && last < end && isCut(part(at, curve.count), part(last, curve.count))
      if isRest { cuts.append((at, last)) }
      at = isRest ? last : at + 1
    }
    // In the middle of a rest the part before it is whole and the one behind it has not begun.
    let middles = cuts.map { ($0.start + $0.end) / 2 }
    let parts = zip([start] + middles, middles + [end]).map { self.move(curve, move.kind, $0, $1) }
    // A cut that leaves a part too short to tell is none.
    guard parts.count > 1,
      parts.allSatisfy({ $0.amount * move.amount > 0 && abs($0.amount) >= 0.12 * abs(move.amount) })
    else { return [move] }
    return parts
  }

  /// One way without the rests at its ends.
  static func move(_ curve: [Double], _ kind: Move.Kind, _ start: Int, _ end: Int) -> Move {
    let (first, last) = bounds(curve, start, end, margin: 0.06)
    return Move(
      kind: kind, amount: curve[end] - curve[start], start: part(first, curve.count),
      end: max(part(last, curve.count), part(first, curve.count)), leg: start...end)
  }

  /// Between which poses a way is under way, without its first and last bit.
  /// - Parameters:
  ///   - start: not behind `end`; both within the curve.
  ///   - margin: the bits, as shares of the way.
  static func bounds(_ curve: [Double], _ start: Int, _ end: Int, margin: Double) -> (start: Int, end: Int) {
    let bit = margin * abs(curve[end] - curve[start])
    let first = (start...end).last { abs(curve[$0] - curve[start]) <= bit } ?? start
    let last = (start...end).first { abs(curve[$0] - curve[end]) <= bit } ?? end
    return (first, last)
  }

  static func part(_ index: Int, _ count: Int) -> Double { Double(index) / Double(max(1, count - 1)) }
}
