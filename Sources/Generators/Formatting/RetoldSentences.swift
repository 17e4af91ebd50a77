import Claims
import Wording

/// Sentences that tell once more what the dense part has told over several: "The boxer in red throws a left hook." behind
/// "Two boxers fight. The taller one, in red trunks, throws a fast left hook."
///
/// Only what a core added goes, and only where all its words stand in up to three sentences one behind the other, in its
/// own order and without a denial of either's own.
enum RetoldSentences {
  /// The sentences of a prompt that tell again, and those that have told it.
  /// - Parameter kept: in the order of the prompt.
  static func find(_ kept: [Candidate]) -> [(sentence: Candidate, tellers: [Candidate])] {
    let kept = Array(kept.prefix(mostCompared))
    let story = kept.indices.filter { kept[$0].part == .dense && kept[$0].host == .dense }
      .map { (index: $0, words: words(of: kept[$0].text)) }
    guard !story.isEmpty else { return [] }
    var found: [(sentence: Candidate, tellers: [Candidate])] = []
    for part in CaptionPart.allCases where part != .dense {
      var isNextBound = false
      // From the end: a sentence whose pronoun leans on this one keeps it.
      for candidate in kept.reversed() where candidate.part == part {
        let tellers = isNextBound || candidate.origin != .added ? [] : tellers(of: candidate, story)
        if tellers.isEmpty {
          isNextBound = beginsWithPronoun(candidate.text)
        } else {
          found.append((candidate, tellers.map { kept[$0] }))
        }
      }
    }
    return found
  }

  private static let mostCompared = 200
  private static let mostWords = 60
  /// Sentences one behind the other that may tell it together.
  private static let mostTogether = 3
  /// Fewer words say too little to be found again.
  private static let fewestWords = 3

  /// The sentences that tell it; empty where none do.
  private static func tellers(of candidate: Candidate, _ story: [(index: Int, words: [String])]) -> [Int] {
    let own = words(of: candidate.text)
    guard own.count >= fewestWords, own.count <= mostWords else { return [] }
    for count in 1...mostTogether {
      // The words of one sentence may be its own by chance; of several more of them must agree.
      guard count <= story.count, count == 1 || own.count > fewestWords else { break }
      for start in 0...(story.count - count) {
        let window = story[start..<(start + count)]
        guard let found = found(own, in: window) else { continue }
        return found.keys.sorted()
      }
    }
    return []
  }

  /// How many of the words stand in each sentence, where all stand there in their order.
  private static func found(_ own: [String], in window: ArraySlice<(index: Int, words: [String])>) -> [Int: Int]? {
    var counts: [Int: Int] = [:]
    var next = own.startIndex
    for sentence in window {
      guard denials(sentence.words) == 0 || denials(sentence.words) == denials(own) else { return nil }
      for word in sentence.words where next < own.endIndex && word == own[next] {
        counts[sentence.index, default: 0] += 1
        next += 1
      }
    }
    guard next == own.endIndex, denials(own) == 0 || window.count == 1 else { return nil }
    // Both ends are needed; between them may stand something else.
    guard let first = window.first, let last = window.last, counts[first.index] != nil, counts[last.index] != nil else {
      return nil
    }
    return counts
  }

  private static func denials(_ words: [String]) -> Int { words.count { deniers.contains($0) || $0.hasSuffix("n't") } }

  private static func words(of text: String) -> [String] {
    NearDuplicates.contentWords(text).filter { !links.contains($0) }
  }

  private static func beginsWithPronoun(_ text: String) -> Bool {
    FoldedWords.of(text).first.map(pronouns.contains) == true
  }

  private static let deniers: Set<String> = ["no", "not", "never", "without", "nor", "neither", "hardly"]
  private static let pronouns: Set<String> = [
    "he", "she", "it", "they", "his", "her", "its", "their", "both", "this", "that", "these", "those",
  ]
  /// Words that only join others, as ``Wording/NearDuplicates/contentWords(_:)`` spells them.
  private static let links: Set<String> = [
    "he", "she", "they", "him", "her", "them", "hi", "his", "their", "who", "which", "at", "in", "on", "to", "with",
    "into",
    "from", "by", "for", "as", "then", "while", "under", "over", "up", "down",
  ]
}
