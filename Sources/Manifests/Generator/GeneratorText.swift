/// How much text a generator reads.
package struct GeneratorText: Record {
  /// What a budget counts.
  package enum Unit: String, CaseIterable, Sendable { case tokens, characters }

  /// The text encoder: `T5-XXL`.
  package let encoder: String
  /// The most it reads, with its own marks; `nil` where no limit is known.
  package var budget: Int?
  /// Of these, what start and end marks take.
  package let reserve: Int
  /// What the budget counts.
  package let unit: Unit
  /// Whether text past the budget is lost without a word.
  package let silent: Bool
  /// The encoder's `tokenizer.json`, relative to the manifest; the budget is estimated from words where it is absent.
  package let tokenizer: String?
  /// The languages it was trained on; empty where nothing is said, or it reads most.
  package let languages: [TextLanguage]
  /// Further encoders that read the same prompt.
  package let extra: [GeneratorTextBudget]

  package init(_ fields: inout Fields) {
    encoder = fields.required("encoder", .text(), "The text encoder.")
    budget = fields.optional("budget", .integer(in: 1...1_000_000), "The most it reads, with its own marks.")
    reserve = fields.value("reserve", .integer(in: 0...10_000), default: 0, "What start and end marks take of it.")
    unit = fields.value("unit", .choice(), default: .tokens, "What the budget counts.")
    silent = fields.value("silent", .boolean, default: false, "Whether text past the budget is lost without a word.")
    tokenizer = fields.optional("tokenizer", .bundlePath, "The encoder's tokenizer.json.")
    languages = fields.value(
      "languages", .list(of: .choice(), count: 1...16, unique: true), default: [],
      "The languages it reads; by default most.")
    extra = fields.value(
      "extra", .list(of: .record(), count: 0...8), default: [], "Further encoders that read the same prompt.")
    if fields.isSound, let budget, reserve >= budget {
      fields.problem("expected less than the budget of \(budget), found \(reserve)", at: "reserve")
    }
  }
}

/// The budget of one more encoder.
package struct GeneratorTextBudget: Record {
  package let encoder: String
  package let budget: Int
  package let reserve: Int
  package let silent: Bool
  package let tokenizer: String?

  package init(_ fields: inout Fields) {
    encoder = fields.required("encoder", .text(), "The text encoder.")
    budget = fields.required("budget", .integer(in: 1...1_000_000), "The most it reads, with its own marks.")
    reserve = fields.value("reserve", .integer(in: 0...10_000), default: 0, "What start and end marks take of it.")
    silent = fields.value("silent", .boolean, default: false, "Whether text past the budget is lost without a word.")
    tokenizer = fields.optional("tokenizer", .bundlePath, "The encoder's tokenizer.json.")
    if fields.isSound, reserve >= budget {
      fields.problem("expected less than the budget of \(budget), found \(reserve)", at: "reserve")
    }
  }
}
