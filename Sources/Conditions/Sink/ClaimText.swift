import Support

/// Text of claims, which ends up in captions and prompts: one line of plain characters.
enum ClaimText {
  /// Control characters, line breaks and marks that turn the writing direction become spaces, several spaces one.
  static func line(_ text: String) -> String {
    var words = ""
    var isApart = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace || isHidden(scalar) {
        isApart = true
        continue
      }
      if isApart, !words.isEmpty { words += " " }
      isApart = false
      words.unicodeScalars.append(scalar)
    }
    return words
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: TerminalText.safe(String(scalar)) != String(scalar)
    }
  }
}
