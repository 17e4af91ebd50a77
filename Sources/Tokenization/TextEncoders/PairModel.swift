/// SentencePiece's byte pairs: pairs of characters, where a character without a token is spelled in bytes.
struct PairModel: PieceModel {
  let vocabulary: PieceVocabulary
  let merges: MergeTable
  let byteTokens: ByteTokens?
  let unknown: Int32?
  let fusesUnknown: Bool

  func encode(_ word: ArraySlice<UInt8>, into ids: inout [Int32]) {
    var symbols: [Int32] = []
    symbols.reserveCapacity(word.count)
    var lastIsUnknown = false
    var start = word.startIndex
    while start < word.endIndex {
      var end = start + 1
      while end < word.endIndex, word[end] & 0xC0 == 0x80 { end += 1 }
      var isKnown = true
      if let token = vocabulary.token(word[start..<end]) {
        symbols.append(token)
      } else if let spelled = byteTokens?.spelling(of: word[start..<end]) {
        symbols += spelled
      } else {
        isKnown = false
        if let unknown, !(fusesUnknown && lastIsUnknown) { symbols.append(unknown) }
      }
      lastIsUnknown = !isKnown
      start = end
    }
    var merger = BytePairMerger(table: merges, byteTokens: [])
    merger.encode(symbols: symbols, into: &ids)
  }
}

/// The tokens by their spelling.
struct PieceVocabulary: Sendable {
  private var spellings = ByteStrings()
  private var ids: [Int32] = []
  private var index: SpellingIndex

  init(capacity: Int) { index = SpellingIndex(capacity: capacity) }

  /// Of equal spellings the first counts.
  mutating func add(_ spelling: some Sequence<UInt8>, _ id: Int32) {
    spellings.append(spelling)
    ids.append(id)
    // checked: vocabularies are limited far below 2^31.
    _ = index.insert(Int32(truncatingIfNeeded: ids.count - 1), in: spellings)
  }

  func token(_ spelling: ArraySlice<UInt8>) -> Int32? { index.find(spelling, in: spellings).map { ids[Int($0)] } }

  func token(_ spelling: String) -> Int32? { token(Array(spelling.utf8)[...]) }
}
