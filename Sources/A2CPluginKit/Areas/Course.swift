/// The ups and downs of a quantity over time, small ones left out.
public struct Course: Sendable, Equatable {
  /// A stretch in which the quantity goes one way.
  public struct Leg: Sendable, Equatable {
    /// Positions in the list of values.
    public let start, end: Int
    /// Value at the end less value at the start.
    public let change: Double
  }

  public let legs: [Leg]

  /// - Parameter threshold: a turn is one where the quantity goes back by at least this much; legs are at least so long.
  public init(_ values: [Double], threshold: Double) {
    var legs: [Leg] = []
    // The extreme reached in the direction of the leg under way, and where that leg began.
    var (pivot, extreme) = (0, 0)
    var (low, high) = (0, 0)
    var direction = 0.0
    for (index, value) in values.enumerated() {
      if direction == 0 {
        if value < values[low] { low = index }
        if value > values[high] { high = index }
        if value - values[low] >= threshold { (direction, pivot, extreme) = (1, low, index) }
        if values[high] - value >= threshold { (direction, pivot, extreme) = (-1, high, index) }
      } else if (value - values[extreme]) * direction >= 0 {
        extreme = index
      } else if (values[extreme] - value) * direction >= threshold {
        legs.append(Leg(start: pivot, end: extreme, change: values[extreme] - values[pivot]))
        (pivot, extreme, direction) = (extreme, index, -direction)
      }
    }
    if direction != 0 { legs.append(Leg(start: pivot, end: extreme, change: values[extreme] - values[pivot])) }
    self.legs = legs
  }

  /// The largest value less the smallest.
  public static func range(_ values: [Double]) -> Double { (values.max() ?? 0) - (values.min() ?? 0) }
}
