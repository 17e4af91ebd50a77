import Support

/// One thing that `a2c doctor` looked at.
struct Finding {
  enum State: String {
    case ok
    /// Something works less well, or nobody may need it.
    case note
    /// Runs fail for it.
    case missing
  }

  let name: String
  let state: State
  let text: String
  /// What to do, where something is.
  var remedy: String?

  var json: JSON {
    .object([
      "name": .string(name), "state": .string(state.rawValue), "text": .string(text),
      "remedy": remedy.map { .string($0) },
    ])
  }

  /// - Parameter width: of the names of all findings.
  func lines(_ width: Int) -> String {
    func padded(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(0, width - text.count))
    }
    let line = "\(padded(state.rawValue, 7))  \(padded(name, width))  \(TerminalText.safe(text))"
    guard let remedy else { return line }
    return "\(line)\n\(padded("", 9 + width))  -> \(TerminalText.safe(remedy))"
  }
}
