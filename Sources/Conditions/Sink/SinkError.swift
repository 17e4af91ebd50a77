package import Support

/// An adapter pushed something the host does not take.
package enum SinkError: ExplainedError, Equatable {
  /// A NULL, a struct that is too short, a number out of range.
  case malformed(String)
  /// Functions in the wrong order.
  case order(String)
  case shape(String)
  case notFinite(what: String, index: Int)
  /// More than a limit.
  case tooMany(what: String, count: Int, limit: Int)
  /// The model cannot take it.
  case unsupported(String, hint: String?)
  /// The medium cannot be shown to the encoder: an aspect ratio above 200, for instance.
  case media(String, hint: String?)

  package var message: String {
    switch self {
    case .malformed(let text), .order(let text), .shape(let text), .unsupported(let text, _), .media(let text, _): text
    case .notFinite(let what, let index): "\(what) hold a value that is not finite at index \(index)"
    case .tooMany(let what, let count, let limit): "\(count) \(what) are more than the limit of \(limit)"
    }
  }

  package var hint: String? {
    switch self {
    case .unsupported(_, let hint), .media(_, let hint): hint
    default: nil
    }
  }

  package var exitStatus: ExitStatus {
    switch self {
    case .unsupported: .unavailable
    case .media: .badInput
    default: .internalFault
    }
  }
}
