package import Support

/// A run cannot begin.
package enum SessionError: ExplainedError, Equatable {
  case nothingToCaption(manifest: String?)
  case noSuchPictures([Int], count: Int, manifest: String?)
  /// The conditions up to one have more tokens than the model has positions; found before they are encoded.
  case tooManyTokens(Int, upTo: String, positions: Int, manifest: String?)

  package var message: String {
    switch self {
    case .nothingToCaption: "there is nothing to caption: no prompt and no condition"
    case .noSuchPictures(let numbers, let count, _):
      "the prompt names picture \(numbers.map(String.init).joined(separator: ", ")); the conditions hold "
        + (count == 0 ? "no numbered picture" : count == 1 ? "one picture" : "\(count) pictures")
    case .tooManyTokens(let count, let condition, let positions, _):
      "the conditions up to \(condition) have \(count) tokens; the model has \(positions) positions"
    }
  }

  package var place: String? {
    switch self {
    case .nothingToCaption(let path), .noSuchPictures(_, _, let path), .tooManyTokens(_, _, _, let path):
      path.map { TerminalText.safe($0) }
    }
  }

  package var hint: String? {
    switch self {
    case .nothingToCaption: "write what the video shall show, or name a file: prompt: …, conditions: …"
    case .tooManyTokens: "give fewer or smaller conditions, or lower limits in the run manifest"
    case .noSuchPictures: "pictures are numbered through all conditions, in the order in which they are given"
    }
  }

  package var exitStatus: ExitStatus { .badInput }
}
