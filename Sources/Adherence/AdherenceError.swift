import Support

/// Two files cannot be compared.
package enum AdherenceError: ExplainedError, Equatable {
  /// The two have different numbers of something: poses, frames, pixels.
  case unequal(what: String, reference: String, estimate: String, hint: String)
  /// A file has nothing to compare.
  case empty(path: String, what: String)
  /// What an alignment needs cannot be had from these numbers.
  case degenerate(path: String, problem: String, hint: String)
  /// A file is of a form that is not read.
  case unread(path: String, problem: String, hint: String)
  /// A line of a list of pairs.
  case line(path: String, line: Int, problem: String)

  package var message: String {
    switch self {
    case .unequal(let what, let reference, let estimate, _):
      "the reference has \(reference) \(what), the estimate has \(estimate)"
    case .empty(_, let what): "no \(what)"
    case .degenerate(_, let problem, _), .unread(_, let problem, _), .line(_, _, let problem): problem
    }
  }

  package var place: String? {
    switch self {
    case .unequal: nil
    case .empty(let path, _), .degenerate(let path, _, _), .unread(let path, _, _): path
    case .line(let path, let line, _): "\(path):\(line)"
    }
  }

  package var hint: String? {
    switch self {
    case .unequal(_, _, _, let hint), .degenerate(_, _, let hint), .unread(_, _, let hint): hint
    case .empty: "name a file that holds some"
    case .line: "docs/evaluation.md shows what a line may have"
    }
  }
}
