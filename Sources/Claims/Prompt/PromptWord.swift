import Wording

/// A word of a sentence: its letters, where it stands, and what stands before it.
struct PromptWord {
  /// Lower case; apostrophes and hyphens inside belong to it.
  let text: String
  let isCapitalised: Bool
  /// In the sentence's characters.
  let range: Range<Int>
  /// A comma, a dash or another mark between it and the word before.
  let opensClause: Bool
  let isQuoted: Bool

  /// The words of a sentence.
  static func all(in characters: [Character]) -> [PromptWord] {
    let spans = TextSpans(characters)
    var words: [PromptWord] = []
    var (start, marked): (Int?, Bool) = (nil, false)
    func flush(_ end: Int) {
      guard let from = start else { return }
      words.append(
        PromptWord(
          text: String(characters[from..<end]).lowercased(), isCapitalised: characters[from].isUppercase,
          range: from..<end, opensClause: marked, isQuoted: spans.quoted[from]))
      (start, marked) = (nil, false)
    }
    for (index, character) in characters.enumerated() {
      let joins =
        (character == "'" || character == "’" || character == "-") && start != nil && index + 1 < characters.count
        && Letters.isWordPart(characters[index + 1])
      if Letters.isWordPart(character) || joins {
        if start == nil { start = index }
      } else {
        flush(index)
        if ",;:()[]—–|!".contains(character) { marked = true }
        // "f/1.8", "black/white": one thing.
        if character == "/", index == 0 || index + 1 == characters.count || characters[index + 1] == " " {
          marked = true
        }
      }
    }
    flush(characters.count)
    return words
  }
}
