/// How a sentence ends.
package enum SentenceEnding {
  /// Whether the text ends with an end mark, after which only quotation marks and brackets may stand.
  package static func isClosed(_ text: String) -> Bool {
    guard let end = text.reversed().first(where: { !Letters.isCloser($0) }) else { return false }
    return Letters.isTerminator(end)
  }

  /// The text with an end mark: what trails (`,`, `;`, `:`, dashes, space) is taken off and a full stop set, `。`
  /// after an ideograph. Text that ends as a sentence is returned as it is, pictographs alone too, other text without words
  /// as empty text.
  package static func closed(_ text: String) -> String {
    var characters = Array(text)
    while let last = characters.last, isLoose(last) { characters.removeLast() }
    let trimmed = String(characters)
    // Pictographs alone are a text without an end mark.
    guard characters.contains(where: Letters.isWordPart) else {
      return characters.contains(where: Letters.isTelling) ? trimmed : ""
    }
    if isClosed(trimmed) { return trimmed }
    let lastWord = characters.last { !Letters.isCloser($0) }
    return trimmed + (lastWord.map(Letters.isWide) == true ? "。" : ".")
  }

  private static func isLoose(_ character: Character) -> Bool {
    switch character {
    case ",", ";", ":", "，", "；", "：", "、", "/", "&": true
    default:
      Letters.isDash(character) || character.isWhitespace
        || (Letters.isOpener(character) && !Letters.isCloser(character))
    }
  }
}
