import Synthesis

/// Accuracy and quality over many verdicts, by aspect and by question: the Intent Reasoning Score of the paper (section
/// 5) with a judge of rules.
package struct IntentScore: Sendable, Equatable {
  package struct Tally: Sendable, Equatable {
    private var share = Share()
    private var quality = 0

    package init() {}

    package mutating func add(_ verdict: RulesJudge.Verdict) {
      share.add(verdict.isRight)
      quality += verdict.quality
    }

    package var count: Int { share.count }
    package var right: Int { share.hits }
    /// The share of right answers; 0 where nothing was asked.
    package var accuracy: Double { share.value }
    /// 0 to 5.
    package var meanQuality: Double { count > 0 ? Double(quality) / Double(count) : 0 }
    /// Where the share lies with 95 % confidence; see ``Share/interval``.
    package var interval: ClosedRange<Double> { share.interval }
  }

  package private(set) var all = Tally()
  package private(set) var aspects: [QuestionAspect: Tally] = [:]
  /// By the key of the question; subjects other than the main one under one number, `subjects[+]`.
  package private(set) var questions: [String: Tally] = [:]
  /// Captions that were asked anything.
  package private(set) var captions = 0
  private var captionAccuracies = 0.0

  package init() {}

  /// The mean over the captions, where ``all`` is over the questions.
  package var captionMean: Double { captions > 0 ? captionAccuracies / Double(captions) : 0 }

  /// Takes the verdicts on one caption.
  package mutating func add(_ verdicts: [RulesJudge.Verdict]) {
    guard !verdicts.isEmpty else { return }
    for verdict in verdicts {
      all.add(verdict)
      aspects[verdict.question.aspect, default: Tally()].add(verdict)
      questions[Self.name(verdict.question), default: Tally()].add(verdict)
    }
    captions += 1
    captionAccuracies += Double(verdicts.count { $0.isRight }) / Double(verdicts.count)
  }

  private static func name(_ question: Question) -> String {
    guard let subject = question.slot.subject, subject > 0, let dot = question.key.firstIndex(of: ".") else {
      return question.key
    }
    return "subjects[+]" + question.key[dot...]
  }
}
