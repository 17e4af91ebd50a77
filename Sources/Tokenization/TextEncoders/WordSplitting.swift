/// How normalised text is cut into the words that the model sees one by one.
enum WordSplitting: Sendable {
  /// All of it is one word.
  case none
  /// At white space, which goes away; then a mark (`▁`) before every word.
  case markedWords(mark: String)
  /// Spaces become marks; a word starts at each. `prepends`: one more mark at the start where there is none.
  case metaspace(mark: String, prepends: Bool)
  /// CLIP's: `'s|'t|'re|'ve|'m|'ll|'d|\p{L}+|\p{N}|[^\s\p{L}\p{N}]+`; what is between goes away.
  case clip

  /// The words, as UTF-8.
  func words(of text: [UInt8]) -> [ArraySlice<UInt8>] {
    switch self {
    case .none: return text.isEmpty ? [] : [text[...]]
    case .markedWords(let mark):
      return Self.split(text).map { (Array(mark.utf8) + $0)[...] }
    case .metaspace(let mark, let prepends): return Self.metaspace(text, Array(mark.utf8), prepends)
    case .clip: return ClipWords.words(of: text)
    }
  }

  /// At white space.
  private static func split(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
    var words: [ArraySlice<UInt8>] = []
    var start = 0
    var index = 0
    while index < text.count {
      let blank = BlankScanner.width(text, index)
      if blank > 0 {
        if index > start { words.append(text[start..<index]) }
        start = index + blank
      }
      index += max(blank, 1)
    }
    if index > start { words.append(text[start..<index]) }
    return words
  }

  private static func metaspace(_ text: [UInt8], _ mark: [UInt8], _ prepends: Bool) -> [ArraySlice<UInt8>] {
    guard !text.isEmpty, let first = mark.first else { return [text[...]].filter { !$0.isEmpty } }
    var marked: [UInt8] = []
    marked.reserveCapacity(text.count * 2)
    if prepends, text[0] != 0x20, !text.starts(with: mark) { marked += mark }
    for byte in text { if byte == 0x20 { marked += mark } else { marked.append(byte) } }
    var words: [ArraySlice<UInt8>] = []
    var start = 0
    for index in marked.indices.dropFirst() where marked[index] == first && marked[index...].starts(with: mark) {
      words.append(marked[start..<index])
      start = index
    }
    words.append(marked[start...])
    return words
  }
}

/// The words of CLIP's splitting.
enum ClipWords {
  private static let contractions = ["'s", "'t", "'re", "'ve", "'m", "'ll", "'d"].map { Array($0.utf8) }

  static func words(of text: [UInt8]) -> [ArraySlice<UInt8>] {
    let classes = CharacterClasses.shared
    var words: [ArraySlice<UInt8>] = []
    var index = 0
    while index < text.count {
      let start = index
      let (value, end) = text.span.scalar(at: index)
      let kind = classes[value]
      index = end
      if kind == .space || kind == .newline { continue }
      if value == 0x27, let contraction = contractions.first(where: { text[start...].starts(with: $0) }) {
        index = start + contraction.count
      } else if kind != .number {
        while index < text.count {
          let (value, end) = text.span.scalar(at: index)
          guard classes[value] == kind else { break }
          index = end
        }
      }
      words.append(text[start..<index])
    }
    return words
  }
}
