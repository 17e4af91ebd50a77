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
  /// How shots with their times are written; `nil` where it takes one.
  package var shots: GeneratorShots?
  /// Film terms of its makers' list, told in front of the prompt; `nil` where they ask for none.
  package let terms: GeneratorTerms?
  /// Texts of a bundle's own for places of the template: what is said of its references.
  package internal(set) var known: [String: String] = [:]

  package init(_ fields: inout Fields) {
    form = fields.value("form", .choice(), default: .paragraph, "The shape of the prompt.")
    parts = fields.required(
      "parts", .list(of: .either(.partName, .record(), expected: "a part's name or a map"), count: 1...6),
      "The parts of the caption that are used, in the order in which they are written.")
    template = fields.optional(
      "template", .template(Self.places),
      "The whole prompt with places for its parts and film terms: {{dense}}, {{shot_size}}.")
    avoid = fields.value(
      "avoid", .list(of: .text(), count: 0...1024), default: [], "Words and phrases that it must not have.")
    prefix = fields.value("prefix", .text(empty: true), default: "", "Text before the parts.")
    suffix = fields.value("suffix", .text(empty: true), default: "", "Text after the parts.")
    words = fields.optional("words", .record(), "The length its authors aim at, in words.")
    shots = fields.optional("shots", .record(), "How shots with their times are written.")
    terms = fields.optional("terms", .record(), "Film terms that are told in front.")
    guard fields.isSound else { return }
    for (index, part) in parts.enumerated() where parts[..<index].contains(where: { $0.part == part.part }) {
      fields.problem("'\(part.part.rawValue)' is used twice", at: "parts", index: index)
    }
  }
}

extension GeneratorPrompt {
  /// What a template has places for: the parts, film terms, and what a bundle says of its references.
  package static let places =
    CaptionPart.allCases.map(\.rawValue) + FilmTermKind.allCases.map(\.rawValue) + GeneratorReferences.places
    + SubjectFact.allCases.map(\.rawValue)
}

/// What a caption says of its one subject, for a template's places.
package enum SubjectFact: String, CaseIterable, Sendable {
  /// How many there are: 2
  case count = "subject_count"
  /// Female
  case gender = "subject_gender"
  /// Elderly
  case age = "subject_age"
  /// A red dress
  case clothing = "subject_clothing"
}

/// How a generator's prompt tells shots with their times.
package struct GeneratorShots: Record {
  /// How times are spelled.
  package enum Clock: String, CaseIterable, Sendable {
    /// `00:04`
    case minutes
    /// `00:04.500`
    case milliseconds
    /// `4.5`
    case seconds
  }

  /// A shot, and the first where it is written otherwise. `{n}`, `{start}`, `{end}`, `{seconds}` and `{text}` stand for its
  /// number, its times, its length, and what it shows.
  package let each: String
  package let first: String
  package let clock: Clock
  /// The text between two shots.
  package let between: String
  /// The most shots.
  package let most: Int
  /// Whether shots are fields of their own of the service: they stand in settings.json and not in the prompt.
  package let apart: Bool
  /// The most characters of a shot's text; `nil` where no limit is known.
  package let longest: Int?

  package init(_ fields: inout Fields) {
    each = fields.value("each", .text(), default: "{text}", "A shot, with {n}, {start}, {end}, {seconds} and {text}.")
    first = fields.optional("first", .text(), "The first shot, where it is written otherwise.") ?? each
    clock = fields.value("clock", .choice(), default: .minutes, "How times are spelled.")
    between = fields.value("between", .text(empty: true), default: " ", "The text between two shots.")
    most = fields.value("most", .integer(in: 1...64), default: 64, "The most shots.")
    apart = fields.value("apart", .boolean, default: false, "Whether shots are the service's own fields.")
    longest = fields.optional("longest", .integer(in: 1...100_000), "The most characters of a shot's text.")
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
