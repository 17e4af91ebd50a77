/// How often something was so, of how many times.
package struct Share: Sendable, Equatable {
  package private(set) var count = 0
  package private(set) var hits = 0

  package init() {}

  package init(_ hits: Int, of count: Int) {
    self.hits = hits
    self.count = count
  }

  package mutating func add(_ isSo: Bool) {
    count += 1
    hits += isSo ? 1 : 0
  }

  /// 0 where there was nothing to count.
  package var value: Double { count > 0 ? Double(hits) / Double(count) : 0 }

  /// Where the share lies with 95 % confidence (Wilson 1927). Counts of one caption are not independent of each other,
  /// which makes it narrower than it should be.
  package var interval: ClosedRange<Double> {
    guard count > 0 else { return 0...1 }
    let (n, p, z) = (Double(count), value, 1.959964)
    let middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    return max(0, middle - half)...min(1, middle + half)
  }
}
