/// Accuracy and quality over many verdicts, by aspect: the Intent Reasoning Score of the paper (section 5) with a judge
/// of rules.
package struct IntentScore: Sendable, Equatable {
  package struct Tally: Sendable, Equatable {
    package private(set) var count = 0
    package private(set) var right = 0
    private var quality = 0

    mutating func add(_ verdict: RulesJudge.Verdict) {
      count += 1
      right += verdict.isRight ? 1 : 0
      quality += verdict.quality
    }

    /// The share of right answers; 0 where nothing was asked.
    package var accuracy: Double { count > 0 ? Double(right) / Double(count) : 0 }
    /// 0 to 5.
    package var meanQuality: Double { count > 0 ? Double(quality) / Double(count) : 0 }

    /// Where the share lies with 95 % confidence (Wilson 1927).
    package var interval: ClosedRange<Double> {
      guard count > 0 else { return 0...1 }
      let (n, p, z) = (Double(count), accuracy, 1.959964)
      let middle = (p + z * z / (2 * n)) / (1 + z * z / n)
      let half = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
      return max(0, middle - half)...min(1, middle + half)
    }
  }

  package private(set) var all = Tally()
  package private(set) var aspects: [Aspect: Tally] = [:]

  package init() {}

  package mutating func add(_ verdicts: [RulesJudge.Verdict]) {
    for verdict in verdicts {
      all.add(verdict)
      aspects[verdict.question.aspect, default: Tally()].add(verdict)
    }
  }
}
