import Support

/// Times of two ways of doing the same, taken in turn.
struct PairedTimes {
  private(set) var first: [Double] = []
  private(set) var second: [Double] = []

  /// Does both; which comes first changes from round to round.
  mutating func measure(_ round: Int, _ one: () throws -> Void, _ other: () throws -> Void) rethrows {
    if round.isMultiple(of: 2) {
      first.append(try Self.seconds(one))
      second.append(try Self.seconds(other))
    } else {
      second.append(try Self.seconds(other))
      first.append(try Self.seconds(one))
    }
  }

  /// The middle of the pairs' ratios, second to first.
  var ratio: Double { Self.median(zip(first, second).map { $1 / max($0, 1e-9) }) }

  static func median(_ values: [Double]) -> Double {
    guard !values.isEmpty else { return 0 }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }

  private static func seconds(_ body: () throws -> Void) rethrows -> Double {
    let start = ResourceUse.seconds
    try body()
    return ResourceUse.seconds - start
  }
}
