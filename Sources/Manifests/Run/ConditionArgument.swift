package import Support

/// A condition as one argument of the command line: `ADAPTER=FILE[,FILE…][,parameter=value…]`.
///
/// Commas part files and parameters. A file whose name has a comma is written as it is where it is the only one, else
/// with a backslash before the comma. `depth=clip.mp4,near=dark` sets the parameter `near`, unless a file of that name
/// exists.
package enum ConditionArgument {
  /// - Parameters:
  ///   - text: the argument.
  ///   - index: the condition's number in the run, from 0.
  /// - Throws: ``ConditionArgumentError``.
  package static func parse(_ text: String, index: Int) throws(ConditionArgumentError) -> ConditionEntry {
    guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
      throw ConditionArgumentError.noAdapter(text)
    }
    let adapter = String(text[..<equals])
    let rest = String(text[text.index(after: equals)...])
    guard !rest.isEmpty else { throw ConditionArgumentError.noFile(text) }
    let whole = InputPath(rest)
    if whole.problem == nil { return ConditionEntry(adapter: adapter, inputs: [whole], index: index) }
    var inputs: [InputPath] = []
    var parameters: [(name: String, value: String)] = []
    for piece in pieces(rest) where !piece.isEmpty {
      if let (name, value) = parameter(piece), InputPath(piece).problem != nil {
        parameters.append((name, value))
      } else {
        inputs.append(InputPath(piece))
      }
    }
    guard !inputs.isEmpty || !parameters.isEmpty else { throw ConditionArgumentError.noFile(text) }
    var entry = ConditionEntry(adapter: adapter, inputs: inputs, index: index)
    for (name, value) in parameters {
      guard entry.params[name] == nil else { throw ConditionArgumentError.twice(text, name) }
      entry.set(name, plain: value)
    }
    return entry
  }

  /// What stands between commas; a backslash before a comma makes it a letter.
  private static func pieces(_ text: String) -> [String] {
    var pieces = [""]
    var isEscaped = false
    for character in text {
      if isEscaped {
        if character != "," { pieces[pieces.count - 1].append("\\") }
        pieces[pieces.count - 1].append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "," {
        pieces.append("")
      } else {
        pieces[pieces.count - 1].append(character)
      }
    }
    if isEscaped { pieces[pieces.count - 1].append("\\") }
    return pieces
  }

  /// `name=value` with a parameter's name.
  private static func parameter(_ piece: String) -> (name: String, value: String)? {
    guard let equals = piece.firstIndex(of: "=") else { return nil }
    let name = piece[..<equals]
    guard let first = name.unicodeScalars.first, ("a"..."z").contains(first),
      name.unicodeScalars.allSatisfy({ ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "_" })
    else { return nil }
    return (String(name), String(piece[piece.index(after: equals)...]))
  }
}

/// A condition of the command line that cannot be read.
package enum ConditionArgumentError: ExplainedError, Equatable {
  case noAdapter(String)
  case noFile(String)
  case twice(String, String)

  package var message: String {
    switch self {
    case .noAdapter(let text): "--condition \(TerminalText.quoted(text)): no adapter is named"
    case .noFile(let text): "--condition \(TerminalText.quoted(text)): no file"
    case .twice(let text, let name): "--condition \(TerminalText.quoted(text)): \(name) stands there twice"
    }
  }

  package var hint: String? { "write ADAPTER=FILE, or ADAPTER=FILE,parameter=value" }

  package var exitStatus: ExitStatus { .usage }
}
