package import Captioning

/// What is counted over the captions of one mode.
package struct ModeReport: Sendable {
  package private(set) var structure = StructureScore()
  package private(set) var intent = IntentScore()
  /// Nothing where no metric was asked for.
  package private(set) var lexical: LexicalScores?

  package init(_ metrics: LexicalMetrics?) { lexical = metrics.map { LexicalScores($0) } }

  package mutating func add(_ trial: CaptionTrial, reference: StructuredCaption) {
    structure.add(trial.text)
    intent.add(trial.verdicts)
    lexical?.add(trial.caption, reference: reference)
  }
}
