package import Claims
import Wording

/// A caption as one generator gets it, with an account of all that was left out.
package struct FormattedPrompt: Sendable, Equatable {
  /// The generator's id.
  package let generator: String
  package private(set) var text: String
  /// `nil` where the generator takes none.
  package let negative: String?
  /// What was done to ``text`` and ``negative`` for a reader in front of the encoder.
  package let escaping: PromptEscaping
  /// What the text costs, without the encoder's own marks; counted before it was escaped.
  package private(set) var tokenCount: Int
  /// The most it may cost, without the encoder's own marks; `nil` where no limit is known.
  package private(set) var budget: Int?
  /// What ``tokenCount`` and ``budget`` count: `tokens` or `characters`.
  package let unit: String
  package let counter: CountKind
  package private(set) var wordCount: Int
  /// The sentences of the prompt, in its order.
  package let kept: [KeptSentence]
  /// What was left out, in the order of the caption.
  package let dropped: [Dropped]
  /// What further encoders read of the prompt.
  package let extra: [EncoderReading]
  /// What its user has to know before the video is made: own sentences that fell, a language that the encoder does not
  /// read.
  package private(set) var warnings: [String]

  init(
    generator: String, text: String, negative: String?, escaping: PromptEscaping, tokenCount: Int, budget: Int?,
    unit: String, counter: CountKind, wordCount: Int, kept: [KeptSentence], dropped: [Dropped],
    extra: [EncoderReading], warnings: [String]
  ) {
    self.generator = generator
    (self.text, self.negative, self.escaping) = (text, negative, escaping)
    (self.tokenCount, self.budget, self.unit, self.counter) = (tokenCount, budget, unit, counter)
    (self.wordCount, self.kept, self.dropped) = (wordCount, kept, dropped)
    (self.extra, self.warnings) = (extra, warnings)
  }
}

extension FormattedPrompt {
  /// The same with its shots told.
  /// - Parameter cost: what they take of the budget.
  func with(shots text: String, warnings: [String], cost: Int) -> FormattedPrompt {
    var copy = self
    copy.text = text
    copy.tokenCount += cost
    copy.budget = budget.map { $0 + cost }
    copy.wordCount = WordCount.count(text)
    copy.warnings += warnings
    return copy
  }
}

/// A sentence of the prompt.
package struct KeptSentence: Sendable, Equatable {
  package let part: CaptionPart
  /// As it stood in the caption.
  package let sentence: String
  /// As it stands in the prompt.
  package let text: String
  package let origin: SentenceOrigin
}

/// A sentence of the caption that is not, or not wholly, in the prompt.
package struct Dropped: Sendable, Equatable {
  package enum Reason: Sendable, Equatable {
    /// The generator's prompt does not use the part.
    case partUnused
    /// Another part says it as well.
    case duplicate(of: CaptionPart)
    /// Its opening says nothing of the video.
    case opening
    /// Film terms in front of the prompt say all of it.
    case terms(String)
    /// It holds words that the generator should not read.
    case avoided([String])
    /// The part has had as many sentences as the generator takes of it.
    case sentenceLimit(Int)
    /// It did not fit the text budget.
    case budget(Int, unit: String)
    /// It did not fit the text budget, and the generator gets the camera's path as a file.
    case besideCameraFile(Int, unit: String)
    /// The prompt has the length its makers ask for.
    case wordLimit(Int)
  }

  package let part: CaptionPart
  /// As it stood in the caption.
  package let sentence: String
  package let reason: Reason
  /// What of it the prompt still says, `nil` where it is gone.
  package let remaining: String?
  package let origin: SentenceOrigin

  package init(
    part: CaptionPart, sentence: String, reason: Reason, remaining: String?, origin: SentenceOrigin = .added
  ) {
    self.origin = origin
    self.part = part
    self.sentence = sentence
    self.reason = reason
    self.remaining = remaining
  }

  /// Whether words of the user's are lost by it: nothing else in the prompt says them.
  package var isUsersAndFell: Bool { origin == .user && !isRepeat }

  /// Whether something else in the prompt says it as well.
  package var isRepeat: Bool {
    switch reason {
    case .duplicate, .terms: true
    default: false
    }
  }
}

extension Dropped.Reason: CustomStringConvertible {
  /// For a report: `over the budget of 225 tokens`.
  package var description: String {
    switch self {
    case .partUnused: "the generator's prompt does not use this part"
    case .duplicate(let part): "said in the \(part.heading.lowercased()) as well"
    case .terms(let terms): "said in front of the prompt: \(terms)"
    case .opening: "its opening says nothing of the video"
    case .avoided(let words): "words to avoid: " + words.joined(separator: ", ")
    case .sentenceLimit(1): "the generator takes one sentence"
    case .sentenceLimit(let count): "the generator takes \(count) sentences of this part"
    case .budget(let budget, let unit): "over the budget of \(budget) \(unit)"
    case .besideCameraFile(let budget, let unit):
      "over the budget of \(budget) \(unit); the camera's path reaches the generator as a file"
    case .wordLimit(let words): "over the \(words) words that its makers ask for"
    }
  }
}

/// How much of a prompt one more encoder of the generator reads.
package struct EncoderReading: Sendable, Equatable {
  package let encoder: String
  package let tokenCount: Int
  package let budget: Int
  package let counter: CountKind
  /// How many of the prompt's sentences it reads whole, at least.
  package let sentencesRead: Int
}
