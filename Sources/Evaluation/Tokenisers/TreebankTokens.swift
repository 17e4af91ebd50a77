/// Words as the Penn Treebank cuts them, in the form in which the caption metrics of COCO take them (upstream:
/// `pycocoevalcap/tokenizer/ptbtokenizer.py`): lower case, contractions in two (`does n't`), words with hyphens whole,
/// punctuation and quotation marks left out, brackets as `-lrb-`.
///
/// The rules of English that captions need, not the whole of Stanford's tokenizer: of web addresses, dates, smileys and
/// marks of currency it makes something else.
package enum TreebankTokens {
  package static func of(_ text: String) -> [String] {
    var tokens: [String] = []
    for chunk in text.lowercased().split(whereSeparator: \.isWhitespace) { add(Array(chunk), &tokens) }
    return tokens
  }

  private static let brackets: [Character: String] = [
    "(": "-lrb-", ")": "-rrb-", "[": "-lsb-", "]": "-rsb-", "{": "-lcb-", "}": "-rcb-",
  ]
  /// Words that keep their full stop.
  private static let abbreviations: Set<String> = ["mr.", "mrs.", "ms.", "dr.", "st.", "vs.", "etc.", "no.", "approx."]
  private static let divided = ["cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3, "gimme": 3, "lemme": 3]
  private static let endings = ["'s", "'m", "'d", "'re", "'ve", "'ll"]

  /// Cuts what stands between two spaces.
  private static func add(_ chunk: [Character], _ tokens: inout [String]) {
    var word: [Character] = []
    func flush() {
      addWord(word, &tokens)
      word = []
    }
    for (index, character) in chunk.enumerated() {
      let next = index + 1 < chunk.count ? chunk[index + 1] : nil
      let straight: Character = character == "’" || character == "‘" ? "'" : character
      if let bracket = brackets[straight] {
        flush()
        tokens.append(bracket)
      } else if belongs(straight, after: word, before: next, rest: chunk[(index + 1)...]) {
        word.append(straight)
      } else {
        flush()
        // Signs that mean something are tokens; punctuation is left out.
        if straight.isASCII ? "%$&#+=@*/<>|~^\\".contains(straight) : !"“”„«»…–—¿¡".contains(straight) {
          tokens.append(String(straight))
        }
      }
    }
    flush()
  }

  /// Whether a character is part of the word that it stands in.
  private static func belongs(
    _ character: Character, after word: [Character], before next: Character?, rest: ArraySlice<Character>
  ) -> Bool {
    if character.isLetter || character.isNumber { return true }
    guard let last = word.last else { return false }
    let isInside = next.map { $0.isLetter || $0.isNumber } ?? false
    switch character {
    case "-", "_": return isInside
    case "'": return isInside || last == "s"
    case ",", ":": return last.isNumber && (next?.isNumber ?? false)
    case ".":
      if isInside { return true }
      // The last one of `e.g.`, and of a few words; `…` is none of them.
      guard rest.allSatisfy({ !$0.isLetter && !$0.isNumber && $0 != "." }) else { return false }
      return (word.contains(".") && word.allSatisfy { $0.isLetter || $0 == "." })
        || abbreviations.contains(String(word) + ".")
    default: return false
    }
  }

  private static func addWord(_ word: [Character], _ tokens: inout [String]) {
    guard !word.isEmpty else { return }
    let text = String(word)
    if let cut = divided[text] {
      tokens += [String(text.prefix(cut)), String(text.dropFirst(cut))]
    } else if text.hasSuffix("n't"), text.count > 3 {
      tokens += [String(text.dropLast(3)), "n't"]
    } else if let ending = endings.first(where: { text.hasSuffix($0) && text.count > $0.count }) {
      tokens += [String(text.dropLast(ending.count)), ending]
    } else if text.hasSuffix("'") {
      // The plural's possessive: its mark is punctuation here.
      addWord(word.dropLast(), &tokens)
    } else {
      tokens.append(text)
    }
  }
}
