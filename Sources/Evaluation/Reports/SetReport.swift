package import Synthesis

/// What is counted over the samples of one condition set, or of all.
package struct SetReport: Sendable {
  package let name: String
  package let kinds: [ConditionKind]
  package private(set) var samples = 0
  package private(set) var modes: [TrialMode: ModeReport] = [:]
  /// Questions that one condition alone can answer, with all conditions given.
  package private(set) var told: [ConditionKind: IntentScore] = [:]
  /// The same questions with that condition left out.
  package private(set) var without: [ConditionKind: IntentScore] = [:]
  package private(set) var swapped: [ConditionKind: SwapScore] = [:]
  /// What only the pictures of identities tell, of subjects whom the prompt points at among others in a picture, and of
  /// subjects who are alone in theirs.
  package private(set) var pointedAt = IntentScore()
  package private(set) var alone = IntentScore()

  /// With another scene's condition in place of the sample's.
  package struct SwapScore: Sendable, Equatable {
    /// Questions that are answered as of the donor.
    package fileprivate(set) var followsDonor = Share()
    /// Questions that are still answered as of the original.
    package fileprivate(set) var tellsOriginal = Share()
    /// Samples for which no other scene fits.
    package fileprivate(set) var skipped = 0
  }

  package init(name: String, kinds: [ConditionKind]) {
    self.name = name
    self.kinds = kinds
  }

  package mutating func add(_ outcome: SampleOutcome) {
    samples += 1
    for (mode, trial) in outcome.trials {
      modes[mode, default: ModeReport()].add(trial)
    }
    for (kind, verdicts) in outcome.without { without[kind, default: IntentScore()].add(verdicts) }
    for (kind, answers) in outcome.swapped {
      var score = swapped[kind] ?? SwapScore()
      if answers == nil { score.skipped += 1 }
      for answer in answers ?? [] {
        score.followsDonor.add(answer.followsDonor)
        score.tellsOriginal.add(answer.tellsOriginal)
      }
      swapped[kind] = score
    }
    addTold(outcome)
  }

  private mutating func addTold(_ outcome: SampleOutcome) {
    guard let verdicts = outcome.trials[.plain]?.verdicts else { return }
    for kind in outcome.sample.kinds {
      let slots = outcome.sample.told(onlyBy: kind)
      let own = verdicts.filter { slots.contains($0.question.slot) }
      told[kind, default: IntentScore()].add(own)
      guard kind == .identities else { continue }
      let pointed = outcome.sample.pointedAt
      pointedAt.add(own.filter { $0.question.slot.subject.map(pointed.contains) ?? false })
      alone.add(own.filter { $0.question.slot.subject.map { !pointed.contains($0) } ?? false })
    }
  }
}
