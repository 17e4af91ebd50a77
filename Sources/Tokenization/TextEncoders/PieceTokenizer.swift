/// A tokenizer whose words are cut out of normalised text: CLIP's byte pairs with end-of-word marks, SentencePiece's
/// unigrams and byte pairs.
struct PieceTokenizer: TextTokenizer {
  let kind: String
  let source: String
  let steps: [NormalizationStep]
  let splitting: WordSplitting
  let model: any PieceModel

  func tokens(of text: String) -> [Int32] {
    var bytes = Array(text.utf8)
    for step in steps { bytes = step.apply(to: bytes) }
    var ids: [Int32] = []
    for word in splitting.words(of: bytes) { model.encode(word, into: &ids) }
    return ids
  }
}

/// What makes tokens of a word.
protocol PieceModel: Sendable {
  /// Appends the tokens of a word, which is valid UTF-8.
  func encode(_ word: ArraySlice<UInt8>, into ids: inout [Int32])
}
