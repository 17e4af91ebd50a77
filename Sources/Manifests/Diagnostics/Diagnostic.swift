import Support

/// One thing that is wrong in a document.
package struct Diagnostic: Sendable, Equatable {
  /// What the exit status depends on.
  package enum Kind: Sendable { case invalid, missingFile }

  package let kind: Kind
  /// `nil` where the document did not come from a text.
  package let mark: Mark?
  package let path: DocumentPath
  /// What was expected and what was found, in one sentence.
  package let message: String
  /// What to write instead.
  package let hint: String?

  package init(_ message: String, at mark: Mark?, path: DocumentPath = .top, hint: String? = nil, kind: Kind = .invalid)
  {
    self.message = message
    self.mark = mark
    self.path = path
    self.hint = hint
    self.kind = kind
  }

  /// `conditions[1].input: no such file: media/dance.json`
  package var sentence: String { path.description.isEmpty ? message : "\(path): \(message)" }

  /// `combo.yaml:9:5`
  package func place(in file: String) -> String {
    let file = TerminalText.safe(file)
    return mark.map { "\(file):\($0)" } ?? file
  }

  /// `combo.yaml:9:5: conditions[1].input: no such file: media/dance.json (did you mean 'media/dance2.json'?)`
  package func line(in file: String) -> String {
    "\(place(in: file)): \(sentence)" + (hint.map { " (\($0))" } ?? "")
  }
}
