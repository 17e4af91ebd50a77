import Glibc

/// What people see while the program works: notes and errors on standard error, so that standard output holds nothing
/// but the result.
package struct Console: Sendable {
  private let colour: Bool
  private let quiet: Bool

  /// - Parameter quiet: drops notes; warnings and errors remain
  package init(quiet: Bool = false) {
    self.quiet = quiet
    colour = isatty(2) == 1 && Environment.variable("NO_COLOR") == nil && Environment.variable("TERM") != "dumb"
  }

  /// Says what goes on.
  package func note(_ text: String) {
    if !quiet { write(dim(text)) }
  }

  /// Says what the user should know though the work goes on.
  package func warn(_ text: String) { write(bold("warning: ", 33) + text) }

  /// Says why the work ended, where, and what to do next.
  package func fail(_ error: any ExplainedError) {
    write(bold("error: ", 31) + error.lines.map { TerminalText.safe($0) }.joined(separator: "\n"))
    if let hint = error.hint { write(bold("hint: ", 36) + TerminalText.safe(hint)) }
  }

  private func write(_ text: String) {
    // What cannot be said cannot be reported either.
    try? Descriptor.write(text + "\n", to: 2)
  }

  private func dim(_ text: String) -> String { colour ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
  private func bold(_ text: String, _ code: Int) -> String { colour ? "\u{1B}[1;\(code)m\(text)\u{1B}[0m" : text }
}
