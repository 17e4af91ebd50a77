import Wording

/// The last resort for a sentence without any clause border: it is cut between words, or between characters where
/// one word is too long by itself, and closed.
enum HardCut {
  /// The longest beginning that satisfies `fits` once closed; `nil` where not even its first character does.
  static func longest(of sentence: String, where fits: (String) -> Bool) -> String? {
    let text = Array(Spacing.collapsed(sentence))
    let spans = TextSpans(text)
    let borders = text.indices.filter { text[$0] == " " && $0 > 0 && !spans.inside[$0] }
    return longest(text, at: borders, fits) ?? longest(text, at: Array(text.indices.dropFirst()), fits)
  }

  /// Bisects: a longer beginning never costs less.
  private static func longest(_ text: [Character], at borders: [Int], _ fits: (String) -> Bool) -> String? {
    var low = 0
    var high = borders.count
    var best: String?
    while low < high {
      let middle = (low + high) / 2
      let candidate = closed(text[..<borders[middle]])
      if candidate.isEmpty || fits(candidate) {
        if !candidate.isEmpty { best = candidate }
        low = middle + 1
      } else {
        high = middle
      }
    }
    return best
  }

  /// The beginning without words on which no sentence ends, such as "of the".
  private static func closed(_ head: ArraySlice<Character>) -> String {
    var words = String(head).split(separator: " ")
    while words.count > 1, let last = words.last, EnglishWords.danglers.contains(last.lowercased()) {
      words.removeLast()
    }
    return SentenceEnding.closed(words.joined(separator: " "))
  }
}
