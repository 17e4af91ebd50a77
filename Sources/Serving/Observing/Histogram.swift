/// How many of something were below each of some bounds, in seconds.
struct Histogram: Sendable {
  private static let bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300]

  private var counts = [Int](repeating: 0, count: Histogram.bounds.count)
  private var count = 0
  private var sum = 0.0

  mutating func add(_ value: Double) {
    count += 1
    sum += value
    for (index, bound) in Self.bounds.enumerated() where value <= bound { counts[index] += 1 }
  }

  /// As Prometheus reads them.
  func lines(_ name: String, _ labels: String) -> [String] {
    let prefix = labels.isEmpty ? "" : labels + ","
    let own = labels.isEmpty ? "" : "{\(labels)}"
    return zip(Self.bounds, counts).map { "\(name)_bucket{\(prefix)le=\"\(Self.number($0))\"} \($1)" } + [
      "\(name)_bucket{\(prefix)le=\"+Inf\"} \(count)", "\(name)_sum\(own) \(Self.number(sum))",
      "\(name)_count\(own) \(count)",
    ]
  }

  /// Without a fraction where there is none.
  static func number(_ value: Double) -> String { Int(exactly: value).map(String.init) ?? String(value) }
}
