package import Claims
import Support

/// How a structured caption becomes a generator's prompt.
package struct GeneratorPrompt: Record {
  /// One paragraph, one sentence, headed sections, a JSON object, or named fields line by line.
  package enum Form: String, CaseIterable, Sendable { case paragraph, sentence, sections, json, fields }

  package let form: Form
  /// The parts that are used, in the order in which they are written.
  package let parts: [GeneratorPart]
  /// The whole prompt with places for the parts' names; `nil` where the form says enough.
  package let template: TextTemplate?
  /// Words and phrases that must not stand in the prompt.
  package let avoid: [String]
  /// Text in front of and behind the parts.
  package let prefix: String
  package let suffix: String
  /// The length its authors aim at, in words.
  package let words: WordRange?

  package init(_ fields: inout Fields) {
    form = fields.value("form", .choice(), default: .paragraph, "The shape of the prompt.")
    parts = fields.required(
      "parts", .list(of: .either(.partName, .record(), expected: "a part's name or a map"), count: 1...6),
      "The parts of the caption that are used, in the order in which they are written.")
    template = fields.optional(
      "template", .template(CaptionPart.allCases.map(\.rawValue)),
      "The whole prompt with places for its parts: {{dense}}.")
    avoid = fields.value(
      "avoid", .list(of: .text(), count: 0...1024), default: [], "Words and phrases that it must not have.")
    prefix = fields.value("prefix", .text(empty: true), default: "", "Text before the parts.")
    suffix = fields.value("suffix", .text(empty: true), default: "", "Text after the parts.")
    words = fields.optional("words", .record(), "The length its authors aim at, in words.")
    guard fields.isSound else { return }
    for (index, part) in parts.enumerated() where parts[..<index].contains(where: { $0.part == part.part }) {
      fields.problem("'\(part.part.rawValue)' is used twice", at: "parts", index: index)
    }
  }
}

/// One part of the caption in a prompt.
package struct GeneratorPart: Record {
  package let part: CaptionPart
  /// 1 is kept longest. A sentence ranks by this number plus the sentences of its part before it; the largest rank is
  /// cut first, so priorities a step apart let the opening of a part outlive the details of a better one.
  package let priority: Int
  /// The most sentences that are taken of it.
  package let maxSentences: Int?
  /// The heading, field or JSON key it stands under in the forms that have one.
  package let label: String?

  package init(part: CaptionPart, priority: Int = 1, maxSentences: Int? = nil, label: String? = nil) {
    self.part = part
    self.priority = priority
    self.maxSentences = maxSentences
    self.label = label
  }

  package init(_ fields: inout Fields) {
    part = fields.required("part", .choice(), "The part.")
    priority = fields.value(
      "priority", .integer(in: 1...100), default: 1, "1 is kept longest, the largest number is cut first.")
    maxSentences = fields.optional("max_sentences", .integer(in: 1...100), "The most sentences taken of it.")
    label = fields.optional("label", .text(), "Its heading, field or JSON key.")
  }
}

/// A length in words.
package struct WordRange: Record {
  package let min: Int?
  package let max: Int?

  package init(_ fields: inout Fields) {
    min = fields.optional("min", .integer(in: 1...10_000), "The fewest words.")
    max = fields.optional("max", .integer(in: 1...10_000), "The most words.")
    if fields.isSound, let min, let max, max < min {
      fields.problem("expected at least 'min', which is \(min), found \(max)", at: "max")
    }
  }
}

extension Schema where Value == GeneratorPart {
  /// A part's name alone, with everything else left to its default.
  static var partName: Schema {
    Schema<CaptionPart>.choice().map(
      placeholder: GeneratorPart(part: .dense), write: { .string($0.part.rawValue) }
    ) { GeneratorPart(part: $0) }
  }
}
