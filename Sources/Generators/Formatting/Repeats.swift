import Claims
import Wording

/// Finds the candidates that say what another says already.
///
/// The user's sentences give way to equal ones of the user's only. What was measured gives way to whatever says it as
/// well. What a core added also gives way where its words stand side by side in a sentence of the user's: "A red boat."
/// says nothing beside "A small red boat drifts on a lake, no people."
enum Repeats {
  /// For each candidate, the most important first, the index of one that makes it superfluous.
  static func covering(_ candidates: [Candidate]) -> [Int?] {
    var result = [Int?](repeating: nil, count: candidates.count)
    coverUsers(candidates, &result)
    let others = candidates.indices.filter { candidates[$0].origin != .user }
    for (place, by) in NearDuplicates.covering(others.map { candidates[$0].text }).enumerated() {
      if let by { result[others[place]] = others[by] }
    }
    coverByUsers(candidates, others, &result)
    return result
  }

  private static func coverUsers(_ candidates: [Candidate], _ result: inout [Int?]) {
    var firstOf: [[String]: Int] = [:]
    for index in candidates.indices where candidates[index].origin == .user {
      let words = FoldedWords.of(candidates[index].text)
      guard !words.isEmpty else { continue }
      if let first = firstOf[words] { result[index] = first } else { firstOf[words] = index }
    }
    // A sentence of another part that only says less of the same; the dense part stays as it was written.
    let users = candidates.indices.filter { candidates[$0].origin == .user && result[$0] == nil }
    guard users.contains(where: { candidates[$0].part != candidates[users[0]].part }) else { return }
    for (place, by) in NearDuplicates.covering(users.map { candidates[$0].text }).enumerated() {
      guard let by, candidates[users[place]].part != .dense else { continue }
      result[users[place]] = users[by]
    }
    // A phrase of a part that stands in a sentence of the dense one: "A cat." beside "A cat sleeps."
    let dense = users.filter { candidates[$0].part == .dense }.prefix(mostCompared)
      .map { (index: $0, words: NearDuplicates.contentWords(candidates[$0].text)) }
      .filter { $0.words.count <= mostWords }
    for user in users.prefix(mostCompared) where candidates[user].part != .dense && result[user] == nil {
      let words = NearDuplicates.contentWords(candidates[user].text)
      guard !words.isEmpty, words.count <= mostWords else { continue }
      result[user] = dense.first { says($0.words, words) && denials($0.words) == denials(words) }?.index
    }
  }

  /// The most sentences and words that are compared, so that a huge caption stays cheap.
  private static let mostCompared = 200
  private static let mostWords = 200

  private static func coverByUsers(_ candidates: [Candidate], _ others: [Int], _ result: inout [Int?]) {
    let users = candidates.indices.filter { candidates[$0].origin == .user && result[$0] == nil }.prefix(mostCompared)
      .map { (index: $0, words: NearDuplicates.contentWords(candidates[$0].text)) }
      .filter { $0.words.count <= mostWords }
    guard !users.isEmpty else { return }
    for other in others.prefix(mostCompared) {
      let words = NearDuplicates.contentWords(candidates[other].text)
      guard words.count <= mostWords else { continue }
      let measured = candidates[other].origin == .measured
      // "The camera never pans left." does not say that it pans left.
      let by = users.first { says($0.words, words) && (!measured || denials($0.words) == denials(words)) }
      guard let by else { continue }
      result[other] = by.index
    }
  }

  /// Whether the words stand in the sentence in their order and close together.
  private static func says(_ sentence: [String], _ words: [String]) -> Bool {
    guard let first = words.first, words.count <= sentence.count else { return false }
    let window = words.count < 3 ? words.count : words.count + max(2, words.count / 2)
    for start in sentence.indices where sentence[start] == first {
      var matched = 1
      for word in sentence[start...].prefix(window).dropFirst() where matched < words.count && word == words[matched] {
        matched += 1
      }
      if matched == words.count { return true }
    }
    return false
  }

  private static func denials(_ words: [String]) -> Int {
    words.count { ["no", "not", "never", "without", "不", "没", "无"].contains($0) || $0.hasSuffix("n't") }
  }
}
