/// What is counted over the captions of one mode.
package struct ModeReport: Sendable {
  package private(set) var structure = StructureScore()
  package private(set) var intent = IntentScore()
  /// `nil` where no metric was asked for.
  package private(set) var lexical: LexicalScores?

  package init() {}

  package mutating func add(_ trial: CaptionTrial) {
    structure.add(trial.text)
    intent.add(trial.verdicts)
    if let measure = trial.measure {
      var scores = lexical ?? LexicalScores()
      scores.add(measure)
      lexical = scores
    }
  }
}
