import CKernels

/// What a loss counted.
package struct LossSum: Sendable, Equatable {
  /// −log p summed over the labelled rows.
  package var loss: Double = 0
  /// Labelled rows.
  package var count: Int = 0
  /// Rows whose most likely class is the label.
  package var correct: Int = 0

  package init(loss: Double = 0, count: Int = 0, correct: Int = 0) {
    self.loss = loss
    self.count = count
    self.correct = correct
  }

  package mutating func add(_ other: LossSum) {
    loss += other.loss
    count += other.count
    correct += other.correct
  }

  package var mean: Double { count > 0 ? loss / Double(count) : 0 }
  package var accuracy: Double { count > 0 ? Double(correct) / Double(count) : 0 }
}

extension Tape {
  /// Cross entropy of some columns of `scores`, which are used up: they become the gradient.
  /// - Parameters:
  ///   - scores: [n, classes], which nothing else reads
  ///   - columns: the classes that compete
  ///   - labels: n labels, counted from the first of `columns`; a negative one leaves its row out
  ///   - weight: what a row's loss counts for in the gradient
  ///   - each: told what each labelled row adds
  @discardableResult
  package func crossEntropy(
    _ scores: Variable, columns: Range<Int>, labels: [Int32], weight: Float, each: (Int, LossSum) -> Void = { _, _ in }
  ) -> LossSum {
    var sum = LossSum()
    for (row, label) in labels.prefix(scores.rows).enumerated() {
      let start = scores.values + row * scores.columns + columns.lowerBound
      guard label >= 0, Int(label) < columns.count else {
        start.update(repeating: 0, count: columns.count)
        continue
      }
      var best: Int64 = 0
      let loss = kernels.cross_entropy(start, Int64(columns.count), Int64(label), weight, &best)
      let part = LossSum(loss: Double(loss), count: 1, correct: best == Int64(label) ? 1 : 0)
      each(row, part)
      sum.add(part)
    }
    if scores.needsGradient { scores.gradient = scores.values }
    return sum
  }
}
