package import Support

/// A sample could not be made or written.
package enum SynthesisError: ExplainedError, Equatable {
  case option(String, hint: String)
  /// The folder holds samples of another run.
  case otherRun(folder: String)

  package var message: String {
    switch self {
    case .option(let text, _): text
    case .otherRun: "the folder holds samples that were made with other settings"
    }
  }

  package var place: String? {
    if case .otherRun(let folder) = self { TerminalText.safe(folder) } else { nil }
  }

  package var hint: String? {
    switch self {
    case .option(_, let hint): hint
    case .otherRun: "name another folder, or run with the settings in its world.json"
    }
  }

  package var exitStatus: ExitStatus {
    .usage
  }
}
