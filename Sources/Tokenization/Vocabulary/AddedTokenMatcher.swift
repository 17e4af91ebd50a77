/// Finds added tokens in text: of those that match, the leftmost, of these the longest.
///
/// A trie; the time is at most the length of the text times that of the longest token, which the loader bounds.
struct AddedTokenMatcher: Sendable {
  enum Part {
    case token(Int32)
    case text(Range<Int>)
  }

  private let tokens: [AddedToken]
  /// The node behind each node (upper part of the key) and byte (lower 8 bits); node 0 is the root.
  private var edges: [Int: Int] = [:]
  /// The index of the token that ends at a node.
  private var ends: [Int: Int] = [:]
  private var starts = [Bool](repeating: false, count: 256)

  /// - Parameters:
  ///   - tokens: where two have the same pattern, the first is found.
  ///   - normalizer: applied to the patterns.
  init(_ tokens: [AddedToken], normalizer: Normalizer) {
    self.tokens = tokens
    var nodes = 1
    for (index, token) in tokens.enumerated() {
      let pattern = Array(normalizer.apply(token.content).utf8)
      guard let first = pattern.first else { continue }
      starts[Int(first)] = true
      var node = 0
      for byte in pattern {
        let key = node << 8 | Int(byte)
        if let known = edges[key] {
          node = known
        } else {
          edges[key] = nodes
          node = nodes
          nodes += 1
        }
      }
      if ends[node] == nil { ends[node] = index }
    }
  }

  /// The text cut at its added tokens, as Hugging Face's `AddedVocabulary::find_matches` cuts it: a match that is not
  /// taken (control tokens where they are text, single words inside words) hides others that overlap it.
  func split(_ text: Span<UInt8>, special: Tokenizer.SpecialTokens) -> [Part] {
    guard !tokens.isEmpty else { return text.isEmpty ? [] : [.text(0..<text.count)] }
    var parts: [Part] = []
    var rest = 0
    var index = 0
    while index < text.count {
      guard starts[Int(text[index])], let (token, end) = longestMatch(text, index) else {
        index += 1
        continue
      }
      let match = index..<end
      index = end
      if special == .asText, token.isControl { continue }
      if token.isSingleWord, !isSingleWord(text, match) { continue }
      let start = token.stripsLeft ? max(leftOfSpace(text, match.lowerBound), rest) : match.lowerBound
      if rest < start { parts.append(.text(rest..<start)) }
      parts.append(.token(token.id))
      rest = token.stripsRight ? rightOfSpace(text, end) : end
    }
    if rest < text.count { parts.append(.text(rest..<text.count)) }
    return parts
  }

  private func longestMatch(_ text: Span<UInt8>, _ start: Int) -> (token: AddedToken, end: Int)? {
    var node = 0
    var index = start
    var found: (Int, Int)?
    while index < text.count, let next = edges[node << 8 | Int(text[index])] {
      node = next
      index += 1
      if let token = ends[node] { found = (token, index) }
    }
    return found.map { (tokens[$0.0], $0.1) }
  }

  private func isSingleWord(_ text: Span<UInt8>, _ match: Range<Int>) -> Bool {
    let joinsLeft =
      match.lowerBound > 0 && isWord(text.scalar(at: text.startOfScalar(before: match.lowerBound)).value)
    let joinsRight = match.upperBound < text.count && isWord(text.scalar(at: match.upperBound).value)
    return !joinsLeft && !joinsRight
  }

  /// `\w` (UTS #18, annex C).
  private func isWord(_ value: UInt32) -> Bool {
    guard let properties = Unicode.Scalar(value)?.properties else { return false }
    if properties.isAlphabetic || properties.isJoinControl { return true }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .connectorPunctuation: return true
    default: return false
    }
  }

  private func isSpace(_ value: UInt32) -> Bool { Unicode.Scalar(value)?.properties.isWhitespace ?? false }

  private func leftOfSpace(_ text: Span<UInt8>, _ index: Int) -> Int {
    var index = index
    while index > 0 {
      let start = text.startOfScalar(before: index)
      guard isSpace(text.scalar(at: start).value) else { break }
      index = start
    }
    return index
  }

  private func rightOfSpace(_ text: Span<UInt8>, _ index: Int) -> Int {
    var index = index
    while index < text.count {
      let (value, end) = text.scalar(at: index)
      guard isSpace(value) else { break }
      index = end
    }
    return index
  }
}
