package import Support

/// A manifest cannot be used.
package enum ManifestError: ExplainedError {
  /// The file cannot be read.
  case file(FileError)
  /// What is wrong in the document, in the order of the text; `left` more were found and are not listed.
  case invalid(file: String, [Diagnostic], left: Int)

  package var diagnostics: [Diagnostic] {
    switch self {
    case .file: []
    case .invalid(_, let list, _): list
    }
  }

  /// One finding is one sentence; several are a count and a line each.
  package var message: String {
    switch self {
    case .file(let error): return error.message
    case .invalid(_, let list, 0) where list.count == 1: return list[0].sentence
    case .invalid(let file, let list, let left):
      let lines = list.map { "\n  " + $0.line(in: file) }.joined()
      return "\(list.count + left) problems:\(lines)" + (left > 0 ? "\n  and \(left) more" : "")
    }
  }

  package var place: String? {
    switch self {
    case .file(let error): error.place
    case .invalid(let file, let list, 0) where list.count == 1: list[0].place(in: file)
    case .invalid(let file, _, _): TerminalText.safe(file)
    }
  }

  /// Every text from outside is spelled without line breaks, so those that are left are this error's own.
  package var lines: [String] {
    switch self {
    case .file: [description]
    case .invalid: description.split(separator: "\n").map(String.init)
    }
  }

  package var hint: String? {
    switch self {
    case .file(let error): error.hint
    case .invalid(_, let list, 0) where list.count == 1: list[0].hint
    case .invalid: nil
    }
  }

  package var exitStatus: ExitStatus {
    switch self {
    case .file(let error): error.exitStatus
    case .invalid(_, let list, _): list.contains { $0.kind == .missingFile } ? .missingFile : .badInput
    }
  }
}
