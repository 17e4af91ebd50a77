package import Synthesis

/// What is tried beside a caption of each sample.
package struct EvaluationOptions: Sendable {
  /// Of a caption, over its six parts.
  package var maxTokens = 400
  /// Further modes; ``TrialMode/plain`` always is one.
  package var modes: Set<TrialMode> = []
  /// Conditions that are left out, where a set gives them.
  package var without: Set<ConditionKind> = []
  /// Conditions that are replaced by another scene's, where a set gives them.
  package var swapped: Set<ConditionKind> = []
  /// Against reference captions; `nil` for none.
  package var metrics: LexicalMetrics?
  /// Samples that are worked on at the same time.
  package var jobs = 1

  package init() {}
}
