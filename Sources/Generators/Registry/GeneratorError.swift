package import Manifests
package import Support

/// A generator cannot be used.
package enum GeneratorError: ExplainedError {
  /// Who asked for a generator: decides how an unknown name is reported.
  package enum Request: Sendable, Equatable {
    case commandLine
    /// `combo.yaml:14:13: generators[0]`
    case document(place: String)
  }

  case unknown(id: String, known: [String], request: Request)
  /// A folder that was named cannot be listed.
  case folder(FileError)
  case path(SearchPathError)
  /// Anyone may write to a folder that was named.
  case open(folder: String)
  case manifest(ManifestError)
  /// A manifest's file has another name than the generator in it.
  case misnamed(path: String, id: String)

  package var message: String {
    switch self {
    case .unknown(let id, _, _): "no generator '\(id)'"
    case .folder(let error): error.message
    case .path(let error): error.message
    case .open: "anyone may write to this folder of generators"
    case .manifest(let error): error.message
    case .misnamed(_, let id): "the generator's id is '\(id)', which is not the name of its file"
    }
  }

  package var place: String? {
    switch self {
    case .unknown(_, _, .commandLine): nil
    case .unknown(_, _, .document(let place)): place
    case .folder(let error): error.place
    case .path(let error): error.place
    case .open(let folder): folder
    case .manifest(let error): error.place
    case .misnamed(let path, _): path
    }
  }

  package var lines: [String] {
    if case .manifest(let error) = self { error.lines } else { [description] }
  }

  package var hint: String? {
    switch self {
    case .unknown(let id, let known, _):
      Self.family(of: id, among: known) ?? Suggestion.hint(for: id, among: known)
        ?? "no generator manifest was found; name a folder with --generator-path"
    case .folder(let error): error.hint
    case .path(let error): error.hint
    case .open: "make it safe: chmod o-w"
    case .manifest(let error): error.hint
    case .misnamed(_, let id): "name the file \(id).yaml"
    }
  }

  /// All whose ids begin with the word that was given: `wan` means one of several.
  private static func family(of id: String, among known: [String]) -> String? {
    let word = id.lowercased()
    let members = known.filter { $0.hasPrefix(word) }
    guard word.count > 1, !members.isEmpty else { return nil }
    return members.count == 1
      ? "did you mean \(TerminalText.quoted(members[0]))?"
      : "several begin so, name one: " + members.map { TerminalText.safe($0) }.joined(separator: ", ")
  }

  package var exitStatus: ExitStatus {
    switch self {
    case .unknown(_, _, .commandLine): .usage
    case .unknown(_, _, .document), .misnamed: .badInput
    case .folder(let error): error.exitStatus
    case .path(let error): error.exitStatus
    case .open: .unavailable
    case .manifest(let error): error.exitStatus
    }
  }
}
