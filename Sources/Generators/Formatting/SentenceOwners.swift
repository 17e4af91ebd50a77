import Claims
import Wording

/// Tells whose each sentence of a caption is, by the words alone: case, marks and space do not count.
struct SentenceOwners {
  /// `nil` where the whole caption is the user's.
  private let users: Wordings?
  private let measured: Wordings

  init(usersOwn: [String]?, measured: [String]) {
    users = usersOwn.map(Wordings.init)
    self.measured = Wordings(measured)
  }

  func origin(of sentence: String, in part: CaptionPart) -> SentenceOrigin {
    guard let users else { return .user }
    let words = FoldedWords.of(sentence)
    guard !words.isEmpty else { return .added }
    if users.holds(words, loosely: part == .dense) { return .user }
    return measured.holds(words, loosely: false) ? .measured : .added
  }
}

/// Texts that somebody said, to find their sentences again.
private struct Wordings {
  private let whole: Set<[String]>
  private let entries: [[String]]
  /// All entries one after the other.
  private let joined: [String]

  /// Entries beyond this many, and sentences longer than this, are found again where they stand word for word only.
  private static let mostCompared = 200
  private static let mostWords = 400

  init(_ texts: [String]) {
    var whole: Set<[String]> = []
    var entries: [[String]] = []
    for text in texts {
      let words = FoldedWords.of(text)
      guard !words.isEmpty else { continue }
      entries.append(words)
      whole.insert(words)
      for sentence in SentenceSplitter.sentences(of: text) { whole.insert(FoldedWords.of(sentence)) }
    }
    whole.remove([])
    self.whole = whole
    self.entries = Array(entries.prefix(Wordings.mostCompared))
    joined = Array(entries.joined().prefix(Wordings.mostCompared * Wordings.mostWords))
  }

  /// Whether a sentence is one of these: as it is, or with more around it; loosely also as a piece of them, cut elsewhere
  /// or with a phrase taken out.
  func holds(_ words: [String], loosely: Bool) -> Bool {
    if whole.contains(words) { return true }
    guard words.count <= Wordings.mostWords else { return false }
    if entries.contains(where: { $0.count >= 3 && FoldedWords.contain(words, $0) }) { return true }
    guard loosely, words.count >= 2 else { return false }
    return FoldedWords.contain(joined, words)
      || entries.contains { $0.count <= Wordings.mostWords && words.count * 2 >= $0.count && leavesOut(words, of: $0) }
  }

  /// Whether the words are those of the entry, in their order, with some left out.
  private func leavesOut(_ words: [String], of entry: [String]) -> Bool {
    guard words.count >= 3 else { return false }
    var next = words.startIndex
    for word in entry where next < words.endIndex && word == words[next] { next += 1 }
    return next == words.endIndex
  }
}

/// A text as its words in lower case, ideographs one by one.
enum FoldedWords {
  static func of(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    for character in text.lowercased() {
      if Letters.isWordPart(character), !Letters.isIdeographic(character) {
        word.append(character)
        continue
      }
      if !word.isEmpty { words.append(word) }
      word = ""
      if Letters.isIdeographic(character) { words.append(String(character)) }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  /// Whether `part` stands in `whole` without a gap.
  static func contain(_ whole: [String], _ part: [String]) -> Bool {
    guard let first = part.first, whole.count >= part.count else { return false }
    for start in 0...(whole.count - part.count) where whole[start] == first {
      if whole[start..<(start + part.count)].elementsEqual(part) { return true }
    }
    return false
  }
}
