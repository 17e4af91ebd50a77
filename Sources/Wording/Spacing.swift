/// Space in and between sentences.
package enum Spacing {
  /// One space for every run of white space and line breaks, none at the ends, and none where a line break stands
  /// between two ideographs.
  package static func collapsed(_ text: some Sequence<Character>) -> String {
    var output: [Character] = []
    var pending = false
    var broke = false
    for character in text {
      if isSpace(character) {
        pending = true
        broke = broke || character.isNewline
        continue
      }
      if pending, let last = output.last, !(broke && Letters.isWide(last) && Letters.isWide(character)) {
        output.append(" ")
      }
      pending = false
      broke = false
      output.append(character)
    }
    return String(output)
  }

  /// White space, and the invisible marks that some editors leave behind.
  package static func isSpace(_ character: Character) -> Bool {
    character.isWhitespace || character == "\u{200B}" || character == "\u{FEFF}" || character == "\u{2060}"
  }

  /// Sentences side by side: a space between them, none between full-width ones.
  package static func join(_ sentences: some Sequence<String>) -> String {
    var output = ""
    for sentence in sentences where !sentence.isEmpty {
      if let last = output.last, let first = sentence.first {
        let wide = Letters.isWide(first) && (Letters.isWide(last) || last == "”" || last == "’" || last == "…")
        if !wide { output += " " }
      }
      output += sentence
    }
    return output
  }
}
