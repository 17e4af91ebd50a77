/// Finds which of several phrases a text holds, as whole words.
struct PhraseFinder<Value: Sendable>: Sendable {
  private let phrases: [(words: [String], value: Value)]

  /// The longest phrase that fits at a place counts.
  init(_ phrases: [(String, Value)]) {
    self.phrases = phrases.map { (Tokens.of($0.0), $0.1) }.sorted { $0.words.count > $1.words.count }
  }

  /// The first phrase in the text, with where it starts and ends.
  func first(_ tokens: ArraySlice<String>) -> (value: Value, range: Range<Int>)? {
    for start in tokens.indices {
      for (words, value) in phrases
      where start + words.count <= tokens.endIndex && tokens[start..<(start + words.count)].elementsEqual(words) {
        return (value, start..<(start + words.count))
      }
    }
    return nil
  }

  /// All phrases, in the order in which they stand.
  func all(_ tokens: ArraySlice<String>) -> [(value: Value, range: Range<Int>)] {
    var found: [(value: Value, range: Range<Int>)] = []
    var rest = tokens
    while let next = first(rest) {
      found.append(next)
      rest = tokens[next.range.upperBound...]
    }
    return found
  }
}

/// Text as lower-case words without punctuation.
enum Tokens {
  static func of(_ text: String) -> [String] {
    text.lowercased().split(whereSeparator: { !($0.isLetter || $0.isNumber || $0 == "-") }).map(String.init)
  }

  /// The sentences of a text, each as its words.
  static func sentences(_ text: String) -> [[String]] {
    text.split(whereSeparator: { ".!?;".contains($0) }).map { of(String($0)) }.filter { !$0.isEmpty }
  }
}
