import Support

/// A structured caption could not be read.
package enum StructuredCaptionError: ExplainedError, Equatable {
  case noObject
  case noText(CaptionPart)
  case missing([CaptionPart], found: [String])
  case repeated(CaptionPart)
  case textBeforeParts(String)

  package var message: String {
    switch self {
    case .noObject: "expected an object with the six parts of a caption"
    case .noText(let part): "the caption's part '\(part.rawValue)' is not text"
    case .missing(let parts, _):
      "the caption lacks \(parts.count == 1 ? "the part" : "the parts") "
        + parts.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    case .repeated(let part): "the caption has the part '\(part.rawValue)' twice"
    case .textBeforeParts(let text): "text before the first part of the caption: '\(text)'"
    }
  }

  package var hint: String? {
    switch self {
    case .missing(let parts, let found):
      parts.lazy.compactMap { part in
        Suggestion.closest(to: part.rawValue, among: found).map { "did you mean '\(part.rawValue)' by '\($0)'?" }
      }.first ?? "a caption has the parts " + CaptionPart.allCases.map(\.rawValue).joined(separator: ", ")
    case .textBeforeParts: "begin with '1. \(CaptionPart.dense.heading): …'"
    case .noObject, .noText, .repeated: nil
    }
  }
}
