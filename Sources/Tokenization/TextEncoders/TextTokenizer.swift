/// Turns text into the tokens of a text encoder. Start and end marks are not part of them.
package protocol TextTokenizer: Sendable {
  /// The kind in words, for reports: `byte-level BPE`, `CLIP BPE`, `SentencePiece unigram`.
  var kind: String { get }
  /// Where it came from.
  var source: String { get }
  /// The tokens of a text. Control tokens that it spells out are ordinary text.
  func tokens(of text: String) -> [Int32]
}

extension Tokenizer: TextTokenizer {
  package var kind: String { "byte-level BPE" }
  package func tokens(of text: String) -> [Int32] { encode(text, special: .asText) }
}
