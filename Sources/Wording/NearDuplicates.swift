/// Finds sentences that say nothing another sentence does not say as well.
///
/// Careful on purpose: all content words of the one must stand in the other, in the same order and close together,
/// and both must deny equally often. What only looks alike ("turns left", "turns right") stays.
package enum NearDuplicates {
  /// Sentences beyond this many are compared for equality only, so that a huge caption stays cheap.
  private static let mostCompared = 400
  /// So are sentences with more content words than this.
  private static let mostWords = 120

  /// For every sentence the index of one that covers it, `nil` for those to keep. Of equal sentences the one that
  /// comes first covers the others.
  package static func covering(_ sentences: [String]) -> [Int?] {
    let keys = sentences.map(contentWords)
    var result = [Int?](repeating: nil, count: sentences.count)
    var firstOf: [[String]: Int] = [:]
    for (index, key) in keys.enumerated() where !key.isEmpty {
      if let first = firstOf[key] { result[index] = first } else { firstOf[key] = index }
    }
    let compared = keys.indices.prefix(mostCompared).filter { keys[$0].count <= mostWords }
    for index in compared where result[index] == nil {
      result[index] = compared.first { $0 != index && result[$0] == nil && covers(keys[$0], keys[index]) }
    }
    return result
  }

  private static func covers(_ whole: [String], _ part: [String]) -> Bool {
    guard part.count >= 3, whole.count > part.count, denials(whole) == denials(part) else { return false }
    let window = part.count + max(2, part.count / 2)
    for start in whole.indices where whole[start] == part[0] {
      var matched = 1
      for word in whole[start...].prefix(window).dropFirst() where matched < part.count && word == part[matched] {
        matched += 1
      }
      if matched == part.count { return true }
    }
    return false
  }

  private static func denials(_ words: [String]) -> Int {
    words.count {
      ["no", "not", "never", "without", "nor", "neither", "hardly", "不", "没", "无"].contains($0) || $0.hasSuffix("n't")
    }
  }

  private static let empty: Set<String> = [
    "a", "an", "the", "is", "are", "was", "were", "be", "been", "being", "of", "and", "that", "this", "these", "there",
    "its", "it", "has", "have", "的", "了", "着",
  ]

  /// The words that carry meaning, in lower case and without the endings of verbs and plurals; ideographs one by one.
  package static func contentWords(_ sentence: String) -> [String] {
    var words: [String] = []
    var current = ""
    func flush() {
      if !current.isEmpty, !empty.contains(current) { words.append(stem(current)) }
      current = ""
    }
    for character in sentence.lowercased() {
      if Letters.isIdeographic(character) {
        flush()
        if !empty.contains(String(character)) { words.append(String(character)) }
      } else if Letters.isWordPart(character) {
        current.append(character)
      } else if character == "'" || character == "’" {
        if !current.isEmpty { current.append("'") }
      } else {
        flush()
      }
    }
    flush()
    return words
  }

  private static func stem(_ word: String) -> String {
    let bare = word.hasSuffix("'s") ? String(word.dropLast(2)) : word.hasSuffix("'") ? String(word.dropLast()) : word
    for ending in ["ing", "ed", "es", "s"] where bare.count >= ending.count + 3 && bare.hasSuffix(ending) {
      if ending == "s", bare.hasSuffix("ss") || bare.hasSuffix("us") || bare.hasSuffix("is") { continue }
      return String(bare.dropLast(ending.count))
    }
    return bare
  }
}
