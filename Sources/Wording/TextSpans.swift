/// Where quotations and brackets lie in a text. Nothing is cut inside them, and words inside quotations are kept as
/// they are, since a generator may draw them.
package struct TextSpans {
  /// `inside[i]`: a cut before character `i` would fall inside a quotation or a bracket. Has one element more than
  /// the text has characters.
  package let inside: [Bool]
  /// `quoted[i]`: character `i` belongs to a quotation, its marks included.
  package let quoted: [Bool]
  /// Brackets that are in no other span: index of the opening character to after the closing one, ascending.
  package let brackets: [Range<Int>]

  /// Marks without a partner within this many characters are taken as no marks at all: an inch sign or a forgotten
  /// bracket must not swallow the rest of the text.
  private static let longestSpan = 400
  private static let longestSingleQuote = 80

  private struct Opening {
    let closer: Character
    let index: Int
    let isQuote: Bool
  }

  package init(_ text: [Character]) {
    var inside = [Bool](repeating: false, count: text.count + 1)
    var quoted = [Bool](repeating: false, count: text.count)
    var brackets: [Range<Int>] = []
    var open: [Opening] = []
    for (index, character) in text.enumerated() {
      while let first = open.first, index - first.index > TextSpans.longestSpan { open.removeFirst() }
      let limit = character == "'" ? TextSpans.longestSingleQuote : TextSpans.longestSpan
      if TextSpans.closes(text, index),
        let match = open.lastIndex(where: { $0.closer == character && index - $0.index <= limit })
      {
        let opening = open[match]
        open.removeSubrange(match...)
        guard index > opening.index else { continue }
        for position in (opening.index + 1)...index { inside[position] = true }
        if opening.isQuote {
          for position in opening.index...index { quoted[position] = true }
        } else if !open.contains(where: \.isQuote) {
          brackets.removeAll { $0.lowerBound > opening.index }
          brackets.append(opening.index..<(index + 1))
        }
      } else if let closer = TextSpans.closer(of: character), TextSpans.opens(text, index) {
        open.append(Opening(closer: closer.mark, index: index, isQuote: closer.isQuote))
      }
    }
    self.inside = inside
    self.quoted = quoted
    self.brackets = brackets
  }

  private static func closer(of character: Character) -> (mark: Character, isQuote: Bool)? {
    switch character {
    case "\"": ("\"", true)
    case "'": ("'", true)
    case "“", "„": ("”", true)
    case "‘", "‚": ("’", true)
    case "«": ("»", true)
    case "‹": ("›", true)
    case "「": ("」", true)
    case "『": ("』", true)
    case "《": ("》", true)
    case "〈": ("〉", true)
    case "(": (")", false)
    case "[": ("]", false)
    case "{": ("}", false)
    case "（": ("）", false)
    case "【": ("】", false)
    case "〔": ("〕", false)
    case "［": ("］", false)
    default: nil
    }
  }

  /// Straight marks open where something begins: after space or punctuation, before what is no space.
  private static func opens(_ text: [Character], _ index: Int) -> Bool {
    let character = text[index]
    guard character == "\"" || character == "'" else { return true }
    guard index + 1 < text.count, !text[index + 1].isWhitespace else { return false }
    guard index > 0 else { return true }
    let before = text[index - 1]
    return !Letters.isWordPart(before) || Letters.isIdeographic(before)
  }

  /// A single mark before a letter is an apostrophe.
  private static func closes(_ text: [Character], _ index: Int) -> Bool {
    let character = text[index]
    guard character == "'" || character == "’" else { return true }
    guard index > 0, !text[index - 1].isWhitespace else { return false }
    return index + 1 == text.count || !Letters.isWordPart(text[index + 1])
  }
}
