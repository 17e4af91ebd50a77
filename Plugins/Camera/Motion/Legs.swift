/// Cuts a curve into its ways: stretches in which it goes one way.
enum Legs {
  /// More ways than this are one move back and forth.
  private static let most = 4

  /// - Parameter least: a way shorter than this is none.
  static func moves(_ curve: [Double], _ kind: Move.Kind, least: Double) -> [Move] {
    guard let first = curve.first, curve.count > 1 else { return [] }
    let (low, high) = (curve.min() ?? first, curve.max() ?? first)
    guard high - low >= least else { return [] }
    let turn = max(least, 0.15 * (high - low))
    // Turning points: an extreme counts once the curve has come back from it by `turn`.
    var points = [0]
    var (lowest, highest) = (0, 0)
    var direction = 0.0
    for (index, value) in curve.enumerated() {
      if value < curve[lowest] { lowest = index }
      if value > curve[highest] { highest = index }
      if direction >= 0, curve[highest] - value >= turn {
        if direction > 0 || curve[highest] - first >= turn { points.append(highest) }
        (direction, lowest) = (-1, index)
        highest = index
      } else if direction <= 0, value - curve[lowest] >= turn {
        if direction < 0 || first - curve[lowest] >= turn { points.append(lowest) }
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
          kind: kind, amount: high - low, start: share(start, curve.count), end: share(end, curve.count),
          isRepeated: true)
      ]
    }
    return legs.map { start, end in move(curve, kind, start, end) }
  }

  /// One way without the rests at its ends.
  private static func move(_ curve: [Double], _ kind: Move.Kind, _ start: Int, _ end: Int) -> Move {
    let amount = curve[end] - curve[start]
    let margin = 0.06 * abs(amount)
    let first = (start...end).last { abs(curve[$0] - curve[start]) <= margin } ?? start
    let last = (start...end).first { abs(curve[$0] - curve[end]) <= margin } ?? end
    return Move(
      kind: kind, amount: amount, start: share(first, curve.count),
      end: max(share(last, curve.count), share(first, curve.count)))
  }

  private static func share(_ index: Int, _ count: Int) -> Double { Double(index) / Double(max(1, count - 1)) }
}
