package import Claims

/// How the caption is decoded.
package struct CaptionSettings: Record, Equatable {
  /// Languages that a prompt is translated into.
  package enum Language: String, CaseIterable, Sendable { case en }

  /// The total over the six parts.
  package var maxTokens: Int
  package var seed: UInt64
  /// 0 takes the likeliest token each time.
  package var temperature: Double
  /// Only the likeliest `topK` tokens are drawn from; `nil` for all.
  package var topK: Int?
  /// Only the likeliest tokens that make up this much probability; `nil` for all.
  package var topP: Double?
  /// Above 1 makes tokens that were used less likely; `nil` for 1.
  package var repetitionPenalty: Double?
  /// Whether the six headings are forced, so that every caption is complete.
  package var grammar: Bool
  /// The caption's language, `nil` for that of the prompt. Only a server's model translates.
  package var language: Language?
  /// What is done where the caption lacks a claim or contradicts one; `nil` for the core's own way.
  package var keep: KeepMode?

  package init(
    maxTokens: Int = 400, seed: UInt64 = 0, temperature: Double = 0, topK: Int? = nil, topP: Double? = nil,
    repetitionPenalty: Double? = nil, grammar: Bool = true, language: Language? = nil,
    keep: KeepMode? = nil
  ) {
    self.maxTokens = maxTokens
    self.seed = seed
    self.temperature = temperature
    self.topK = topK
    self.topP = topP
    self.repetitionPenalty = repetitionPenalty
    self.grammar = grammar
    self.language = language
    self.keep = keep
  }

  package init(_ fields: inout Fields) {
    maxTokens = fields.value(
      "max_tokens", .integer(in: 6...32_768), default: 400, "Tokens of the whole caption, at least one a part.")
    seed = UInt64(
      clamping: fields.value("seed", .integer(in: 0 ... .max), default: 0, "The start of the random numbers."))
    temperature = fields.value(
      "temperature", .number(least: 0, most: 10), default: 0, "0 takes the likeliest token each time.")
    topK = fields.optional("top_k", .integer(in: 1...1_000_000), "Draw from the likeliest tokens only, this many.")
    topP = fields.optional(
      "top_p", .number(above: 0, most: 1), "Draw from the likeliest tokens only, up to this much probability.")
    repetitionPenalty = fields.optional(
      "repetition_penalty", .number(above: 0, most: 10), "Above 1 makes tokens that were used less likely.")
    grammar = fields.value(
      "grammar", .boolean, default: true, "Whether the six headings are forced, so that every caption is complete.")
    language = fields.optional(
      "language", .choice(), "The caption's language; without it that of the prompt. Only a server's model translates.")
    keep = fields.optional(
      "keep", .choice(),
      "What happens if the caption lacks what the prompt says or a condition measures, or contradicts it.")
  }
}
