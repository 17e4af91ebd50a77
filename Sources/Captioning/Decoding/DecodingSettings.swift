/// How tokens are chosen.
package struct DecodingSettings: Sendable, Equatable {
  /// Tokens of free text over the whole caption; headings do not count.
  package var maxTokens: Int
  /// 0 takes the likeliest token.
  package var temperature: Double
  package var topK: Int?
  package var topP: Double?
  /// Scores of tokens that occur already are divided by this where positive and multiplied where negative
  /// (upstream: `RepetitionPenaltyLogitsProcessor`). 1 changes nothing.
  package var repetitionPenalty: Double
  package var seed: UInt64
  /// Whether the six-part grammar holds; off, the model writes freely.
  package var grammar: Bool

  package init(
    maxTokens: Int = 400, temperature: Double = 0, topK: Int? = nil, topP: Double? = nil,
    repetitionPenalty: Double = 1, seed: UInt64 = 0, grammar: Bool = true
  ) {
    self.maxTokens = maxTokens
    self.temperature = temperature
    self.topK = topK
    self.topP = topP
    self.repetitionPenalty = repetitionPenalty
    self.seed = seed
    self.grammar = grammar
  }
}
