/// METEOR (Banerjee and Lavie 2005): words are aligned in stages (alike, same stem, and with a dictionary synonyms); recall
/// weighs nine times as much as precision; the more pieces the alignment falls into, the lower the score. Scores of many
/// texts are the mean of theirs.
package struct METEOR: Sendable {
  package enum Variant: String, CaseIterable, Sendable {
    /// `nltk.translate.meteor_score`: each word takes the last free match, and synonyms are looked up of stems.
    case nltk
    /// As published: in every stage the alignment that crosses itself least, and synonyms of the words themselves.
    case banerjeeLavie = "banerjee_lavie"
  }

  package let variant: Variant
  private let dictionary: WordNet?

  /// - Parameter dictionary: for the stage of synonyms, which is left out without
  package init(_ variant: Variant, dictionary: WordNet? = nil) {
    self.variant = variant
    self.dictionary = dictionary
  }

  package var usesDictionary: Bool { dictionary != nil }

  /// The score of one text, 0 … 1; of several references the best.
  package func score(_ candidate: [String], _ references: [[String]]) -> Double {
    references.map { score(candidate, $0) }.max() ?? 0
  }

  private func score(_ candidate: [String], _ reference: [String]) -> Double {
    let pairs = alignment(candidate.map { $0.lowercased() }, reference.map { $0.lowercased() })
    guard !pairs.isEmpty else { return 0 }
    let matches = Double(pairs.count)
    let precision = matches / Double(candidate.count)
    let recall = matches / Double(reference.count)
    let mean = 10 * precision * recall / (recall + 9 * precision)
    let broken = Double(Self.chunks(pairs)) / matches
    return mean * (1 - 0.5 * broken * broken * broken)
  }

  /// Runs in which both texts go on by one word.
  private static func chunks(_ pairs: [WordPair]) -> Int {
    let sorted = pairs.sorted { $0.candidate < $1.candidate }
    return 1
      + zip(sorted, sorted.dropFirst()).count {
        $1.candidate != $0.candidate + 1 || $1.reference != $0.reference + 1
      }
  }

  /// Which word of the candidate goes with which of the reference.
  package struct WordPair: Sendable, Equatable {
    package let candidate: Int
    package let reference: Int
  }

  package func alignment(_ candidate: [String], _ reference: [String]) -> [WordPair] {
    var pairs: [WordPair] = []
    var a = candidate.enumerated().map { Place(index: $0.offset, word: $0.element) }
    var b = reference.enumerated().map { Place(index: $0.offset, word: $0.element) }
    func stage(_ isMatch: @escaping (String, String) -> Bool) {
      let found =
        variant == .nltk
        ? Self.lastFree(a, b, isMatch) : LeastCrossing.alignment(a, b, isMatch, beside: pairs)
      pairs += found
      let (usedA, usedB) = (Set(found.map(\.candidate)), Set(found.map(\.reference)))
      a.removeAll { usedA.contains($0.index) }
      b.removeAll { usedB.contains($0.index) }
    }
    stage(==)
    let words = (a, b)
    a = a.map { Place(index: $0.index, word: PorterStemmer.stem($0.word)) }
    b = b.map { Place(index: $0.index, word: PorterStemmer.stem($0.word)) }
    stage(==)
    guard let dictionary else { return pairs }
    if variant == .banerjeeLavie {
      let (restA, restB) = (Set(a.map(\.index)), Set(b.map(\.index)))
      a = words.0.filter { restA.contains($0.index) }
      b = words.1.filter { restB.contains($0.index) }
    }
    let synonyms = Dictionary(a.map { ($0.word, dictionary.synonyms($0.word)) }) { first, _ in first }
    stage { $0 == $1 || synonyms[$0]?.contains($1) == true }
    return pairs
  }

  /// A word with its place in its text.
  struct Place {
    let index: Int
    let word: String
  }

  /// From the last word to the first, each with the last reference word that is free.
  private static func lastFree(
    _ candidate: [Place], _ reference: [Place], _ isMatch: (String, String) -> Bool
  ) -> [WordPair] {
    var free = reference
    var pairs: [WordPair] = []
    for place in candidate.reversed() {
      guard let found = free.lastIndex(where: { isMatch(place.word, $0.word) }) else { continue }
      pairs.append(WordPair(candidate: place.index, reference: free[found].index))
      free.remove(at: found)
    }
    return pairs
  }
}
