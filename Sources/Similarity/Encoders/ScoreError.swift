import Support

/// A model that scores are computed with cannot be used.
package enum ScoreError: ExplainedError, Equatable {
  /// A key of its configuration.
  case configuration(path: String, key: String, problem: String)
  /// A text or picture that the model gives nothing finite for.
  case notFinite(folder: String)
  case option(String, hint: String)
  /// A folder holds a model of another kind.
  case kind(path: String, found: String, hint: String)
  /// A line holds no two texts, or a file no line.
  case pair(place: String)

  package var message: String {
    switch self {
    case .configuration(_, let key, let problem): "\(key): \(problem)"
    case .notFinite: "the model gave numbers that are not finite"
    case .option(let text, _): text
    case .kind(_, let found, _): "a model of the type \(TerminalText.quoted(found))"
    case .pair: "no candidate and reference, both texts"
    }
  }

  package var place: String? {
    switch self {
    case .configuration(let path, _, _), .notFinite(let path), .kind(let path, _, _), .pair(let path): path
    case .option: nil
    }
  }

  package var hint: String? {
    switch self {
    case .configuration: "take config.json from the model's folder again"
    case .notFinite: "the weights are damaged; fetch them again"
    case .option(_, let hint), .kind(_, _, let hint): hint
    case .pair: "write one object a line: {\"candidate\": \"…\", \"reference\": \"…\"}"
    }
  }
}
