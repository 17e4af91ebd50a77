import Captioning
import Claims

extension LexicalMetrics {
  /// Adds what a program counts that takes seconds to start: for all captions at once.
  /// - Throws: as ``METEORProgram/counts(_:)``.
  func complete(_ outcomes: inout [SampleOutcome]) throws {
    guard let program else { return }
    var texts: [(candidate: String, reference: String)] = []
    for outcome in outcomes {
      for trial in Self.measured(outcome) { texts += Self.texts(trial.caption, outcome.sample.reference) }
    }
    guard !texts.isEmpty else { return }
    var counts = try program.counts(texts)[...]
    for index in outcomes.indices {
      for mode in TrialMode.allCases where outcomes[index].trials[mode]?.measure != nil {
        outcomes[index].trials[mode]?.measure?.whole.meteorCounts = counts.popFirst()
        for part in CaptionPart.allCases {
          let next = counts.popFirst()
          outcomes[index].trials[mode]?.measure?.parts[part]?.meteorCounts = next
        }
      }
    }
  }

  private static func measured(_ outcome: SampleOutcome) -> [CaptionTrial] {
    TrialMode.allCases.compactMap { outcome.trials[$0] }.filter { $0.measure != nil }
  }

  /// The whole caption, then its parts, in the words that COCO's tools cut.
  private static func texts(
    _ caption: StructuredCaption, _ reference: StructuredCaption
  ) -> [(candidate: String, reference: String)] {
    func words(_ text: String) -> String { TreebankTokens.of(text).joined(separator: " ") }
    return [(words(whole(caption)), words(whole(reference)))]
      + CaptionPart.allCases.map { (words(caption[$0]), words(reference[$0])) }
  }
}
