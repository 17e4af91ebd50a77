import ArgumentParser
import Support

/// Wrong arguments, as the argument parser explains them, in the form of all other errors.
struct UsageError: ExplainedError {
  /// What was wrong, then how the command is used and where its help is.
  let lines: [String]

  /// - Returns: `nil` where the error is none of usage: a wish for help, an exit status.
  init?(_ error: any Error) {
    guard A2C.exitCode(for: error) == .validationFailure else { return nil }
    let text = A2C.fullMessage(for: error)
    let prefix = "Error: "
    lines = text.dropFirst(text.hasPrefix(prefix) ? prefix.count : 0)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  var message: String { lines.first ?? "" }
  var exitStatus: ExitStatus { .usage }
}
