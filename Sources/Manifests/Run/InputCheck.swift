import Support

extension RunManifest {
  /// Verifies that the conditions' files exist: a file, a folder, or a pattern with at least one match.
  /// - Throws: ``ManifestError`` with every input that is missing; its exit status is 66.
  package func checkInputs() throws(ManifestError) {
    var diagnostics = Diagnostics(source: DocumentSource(path: path ?? "command line"))
    for input in conditions.flatMap(\.inputs) {
      if let problem = input.problem { diagnostics.add(problem) }
    }
    try diagnostics.throwIfAny()
  }
}

extension InputPath {
  /// What is wrong with the file, `nil` where it can be opened as far as its kind tells.
  package var problem: Diagnostic? {
    switch FileSystem.kind(resolved) {
    case .file, .folder: return nil
    case .other:
      return Diagnostic(
        "expected a file or a folder, found a device or pipe: \(TerminalText.safe(written, limit: 200))", at: mark,
        path: place)
    case nil: break
    }
    if let pattern = try? FramePattern(resolved) {
      if let files = try? pattern.files(), !files.isEmpty { return nil }
      return missing("no file matches \(TerminalText.safe(written, limit: 200))")
    }
    return missing("no such file: \(TerminalText.safe(written, limit: 200))")
  }

  private func missing(_ message: String) -> Diagnostic {
    Diagnostic(message, at: mark, path: place, hint: hint, kind: .missingFile)
  }

  /// The file beside it whose name is nearly the same, or the folder that is missing first.
  private var hint: String? {
    // YAML reads "C:\new\test.txt" with a line break and a tab in it.
    if written.unicodeScalars.contains(where: { $0.value < 0x20 }) {
      return "in double quotes \\n and \\t are a line break and a tab; write the path in single quotes"
    }
    if written.dropFirst().first == ":", written.contains("\\") {
      return "that is a path of Windows; write it with / as this system sees it"
    }
    if written.hasPrefix("~") { return "~ is read by shells only; write the folder out" }
    if written.contains("://") { return "files are not fetched; download it and name the file" }
    if !WorkingFolder.isText, !Path.isAbsolute(written) {
      return "the name of the working folder is no UTF-8; go to another, such as a link: ln -s \"$PWD\" ~/work"
    }
    let folder = Path.parent(resolved)
    guard let names = try? FileSystem.list(folder) else {
      return "the folder \(TerminalText.quoted(Path.parent(written))) does not exist"
    }
    guard let name = Near.closest(to: Path.name(resolved), among: names) else { return nil }
    let parent = written.contains("/") ? Path.parent(written) : ""
    return "did you mean \(TerminalText.quoted(Path.join(parent, name)))?"
  }
}
