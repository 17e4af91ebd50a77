import Support

/// A prompt cannot be built.
package enum PromptError: ExplainedError {
  /// The vocabulary lacks a token without which there is no prompt.
  case missingToken(name: String, source: String)
  case tooLong(bytes: Int)

  package var message: String {
    switch self {
    case .missingToken(let name, _): "the vocabulary has no token \(name)"
    case .tooLong(let bytes): "the prompt has \(bytes) bytes; at most \(Limits.promptBytes) are taken"
    }
  }

  package var place: String? {
    switch self {
    case .missingToken(_, let source): source
    case .tooLong: nil
    }
  }

  package var hint: String? {
    switch self {
    case .missingToken: "the tokenizer.json of a released Qwen2-VL model has it"
    case .tooLong: "say it in a sentence or two"
    }
  }
}
