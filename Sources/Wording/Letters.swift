/// What kind of character stands somewhere; the questions that reading sentences asks.
package enum Letters {
  /// Han and kana: scripts that put no space between words.
  package static func isIdeographic(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    switch scalar.value {
    case 0x2E80...0x2FDF, 0x3005...0x3007, 0x3021...0x3029, 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xF900...0xFAFF, 0x20000...0x3FFFF:
      return true
    default: return false
    }
  }

  /// Ideographs and the full-width punctuation between them.
  package static func isWide(_ character: Character) -> Bool {
    if isIdeographic(character) { return true }
    guard let scalar = character.unicodeScalars.first else { return false }
    return (0x3000...0x303F).contains(scalar.value) || (0xFF00...0xFF65).contains(scalar.value)
  }

  /// A letter or a digit: what a word is made of.
  package static func isWordPart(_ character: Character) -> Bool { character.isLetter || character.isNumber }

  /// What tells something: a letter, a digit, a pictograph.
  package static func isTelling(_ character: Character) -> Bool {
    isWordPart(character)
      || character.unicodeScalars.contains { $0.properties.isEmojiPresentation || $0.value == 0xFE0F }
  }

  /// The ends of a sentence after which a space or the end of the text must follow.
  package static func isTerminator(_ character: Character) -> Bool {
    switch character {
    case ".", "!", "?", "…", "؟", "۔", "।", "॥", "‼", "⁇", "⁈", "⁉": true
    default: isWideTerminator(character)
    }
  }

  /// The ends of a sentence that need no space after them.
  package static func isWideTerminator(_ character: Character) -> Bool {
    switch character {
    case "。", "！", "？", "｡", "．": true
    default: false
    }
  }

  /// Quotation marks and brackets that may stand between the end mark and the border of a sentence.
  package static func isCloser(_ character: Character) -> Bool {
    switch character {
    case "\"", "'", "”", "’", "»", "›", ")", "]", "}", "」", "』", "》", "〉", "）", "】", "〕", "］": true
    default: false
    }
  }

  /// Quotation marks and brackets that may open a sentence.
  package static func isOpener(_ character: Character) -> Bool {
    switch character {
    case "\"", "'", "“", "‘", "„", "‚", "«", "‹", "(", "[", "{", "¿", "¡", "「", "『", "《", "〈", "（", "【", "〔", "［": true
    default: false
    }
  }

  package static func isDash(_ character: Character) -> Bool {
    character == "—" || character == "–" || character == "-"
  }
}

extension StringProtocol {
  /// The text without the characters at its end that meet a condition.
  package func trimmingSuffix(while isDropped: (Character) -> Bool) -> String {
    var text = Substring(self)
    while let last = text.last, isDropped(last) { text = text.dropLast() }
    return String(text)
  }
}

extension BidirectionalCollection {
  /// The longest end of the collection whose elements meet a condition.
  package func suffix(while isKept: (Element) -> Bool) -> SubSequence {
    var start = endIndex
    while start > startIndex {
      let before = index(before: start)
      guard isKept(self[before]) else { break }
      start = before
    }
    return self[start...]
  }
}
