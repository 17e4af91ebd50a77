/// A weight as the average of several models'.
///
/// Models that were trained on from the same weights can be averaged: the average keeps what the earlier one knew of rare
/// things and has most of what the later one learnt (Wortsman et al., "Robust fine-tuning of zero-shot models", 2022).
struct WeightAverage {
  private var sum: [Float] = []
  /// What is not filled yet: a product, which a share of 1 makes exactly 0.
  private var rest: Float = 1

  /// Whether nothing that is added could change it.
  var isFull: Bool { rest == 0 }

  /// - Parameters:
  ///   - values: as many as at every other call
  ///   - share: 0.01 to 1; of what is not filled yet
  mutating func add(_ values: [Float], share: Float) {
    let factor = rest * share
    if sum.isEmpty {
      sum = factor == 1 ? values : values.map { factor * $0 }
    } else {
      for (index, value) in zip(sum.indices, values) { sum[index] += factor * value }
    }
    rest *= 1 - share
  }

  /// The average over what was added, `nil` without any.
  var values: [Float]? {
    guard !sum.isEmpty else { return nil }
    guard rest > 0 else { return sum }
    let factor = 1 / (1 - rest)
    return sum.map { factor * $0 }
  }
}
