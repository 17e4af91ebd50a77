package import Claims
package import Synthesis

/// How a caption came about.
package enum TrialMode: String, CaseIterable, Sendable {
  /// With the grammar, without facts in words: what the model itself reads of the conditions.
  case plain
  /// The same with the adapters' facts in words, which tell what they can compute.
  case facts
  /// Without the grammar and without facts.
  case free
  /// The short prompt with a caption of each condition by itself after it (the paper's table 3).
  case apart
}

/// A caption that was written and judged.
package struct CaptionTrial: Sendable {
  /// As the model wrote it.
  package let text: String
  /// Of several captions one after the other the first.
  package let caption: StructuredCaption
  package let verdicts: [RulesJudge.Verdict]
  /// Against the reference; `nil` where no metric was asked for.
  package internal(set) var measure: LexicalMetrics.CaptionMeasure?

  package init(
    text: String, caption: StructuredCaption, of sample: EvaluationSample, metrics: LexicalMetrics?
  ) {
    self.text = text
    self.caption = caption
    verdicts = RulesJudge(caption).verdicts(sample.questions)
    measure = metrics?.measure(caption, reference: sample.reference)
  }

  /// A text of several captions, one after the other; each answers what those before it leave open.
  package init(text: String, captions: [StructuredCaption], of sample: EvaluationSample) {
    self.text = text
    caption = captions.first ?? StructuredCaption([:])
    verdicts = RulesJudge(captions).verdicts(sample.questions)
    measure = nil
  }
}

/// All that was tried with one sample.
package struct SampleOutcome: Sendable {
  package let set: Int
  package let sample: EvaluationSample
  package var trials: [TrialMode: CaptionTrial] = [:]
  /// With a condition left out: the verdicts on what only it told.
  package var without: [(kind: ConditionKind, verdicts: [RulesJudge.Verdict])] = []
  /// With another scene's condition in its place; `nil` where no other scene fits.
  package var swapped: [(kind: ConditionKind, answers: [SwapAnswer]?)] = []

  /// What a caption answers where donor and original differ.
  package struct SwapAnswer: Sendable, Equatable {
    package let followsDonor: Bool
    package let tellsOriginal: Bool

    package init(followsDonor: Bool, tellsOriginal: Bool) {
      self.followsDonor = followsDonor
      self.tellsOriginal = tellsOriginal
    }
  }

  package init(set: Int, sample: EvaluationSample) {
    self.set = set
    self.sample = sample
  }
}
