/// CLIP's byte pairs: the alphabet of byte-level vocabularies, and another token for a byte that ends a word (`a</w>`).
struct ClipModel: PieceModel {
  private let inside: [Int32]  // 256
  private let last: [Int32]  // 256
  private let merges: MergeTable

  /// - Parameters:
  ///   - endOfWord: stands behind a word's last byte.
  ///   - unknown: for bytes that the vocabulary lacks.
  init(vocabulary: PieceVocabulary, merges: MergeTable, endOfWord: String, unknown: Int32) {
    inside = ByteAlphabet.scalars.map { vocabulary.token(String($0)) ?? unknown }
    last = ByteAlphabet.scalars.map { vocabulary.token(String($0) + endOfWord) ?? unknown }
    self.merges = merges
  }

  func encode(_ word: ArraySlice<UInt8>, into ids: inout [Int32]) {
    guard let end = word.last else { return }
    var symbols = word.dropLast().map { inside[Int($0)] }
    symbols.append(last[Int(end)])
    var merger = BytePairMerger(table: merges, byteTokens: [])
    merger.encode(symbols: symbols, into: &ids)
  }
}
