package import Support
package import Tokenization

/// A caption could not be phrased for a generator.
package enum FormatError: ExplainedError, Equatable {
  /// No part that the generator uses has text.
  case emptyCaption(generator: String)
  /// The budget does not hold the beginning of a single sentence.
  case budgetTooSmall(generator: String, budget: Int, at: String)
  /// A template has not the shape of its form.
  case template(problem: String, hint: String, at: String)
  /// A text encoder's tokenizer is there and cannot be read.
  case tokenizer(TokenizerError)

  package var message: String {
    switch self {
    case .emptyCaption(let generator): "the caption has no text for \(generator)"
    case .budgetTooSmall(let generator, let budget, _):
      "the text budget of \(generator), \(budget), does not hold a single word"
    case .template(let problem, _, _): "prompt.template: \(problem)"
    case .tokenizer(let error): error.message
    }
  }

  package var place: String? {
    switch self {
    case .emptyCaption: nil
    case .budgetTooSmall(_, _, let path), .template(_, _, let path): path
    case .tokenizer(let error): error.place
    }
  }

  package var hint: String? {
    switch self {
    case .emptyCaption: "write what the video shall show: a prompt, or text in the caption"
    case .budgetTooSmall: "raise 'text.budget', or shorten 'prompt.prefix' and 'prompt.suffix'"
    case .template(_, let hint, _): hint
    case .tokenizer(let error): error.hint
    }
  }

  package var exitStatus: ExitStatus {
    switch self {
    case .emptyCaption, .budgetTooSmall, .template: .badInput
    case .tokenizer(let error): error.exitStatus
    }
  }
}
