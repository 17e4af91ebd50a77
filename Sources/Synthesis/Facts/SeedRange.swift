/// Which seeds are for what. A scene depends on its seed and index alone, so seeds that differ never share a scene.
package enum SeedRange: Sendable, CaseIterable {
  /// 0 ..< 900,000: training, and looking at held-out samples while training.
  case training
  /// 900,000 ..< 1,000,000: only ever evaluated on. Nothing is trained, tuned or chosen on these.
  case evaluation
  /// 1,000,000 and above: examples that are shown.
  case example

  package init(_ seed: UInt64) {
    self = seed < 900_000 ? .training : seed < 1_000_000 ? .evaluation : .example
  }

  /// The first seed of the range.
  package var first: UInt64 {
    switch self {
    case .training: 0
    case .evaluation: 900_000
    case .example: 1_000_000
    }
  }
}
