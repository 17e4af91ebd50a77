/// Splits text into the words within which bytes are merged. Every byte belongs to exactly one word.
///
/// The splittings are defined by regular expressions; they are written out here as scanners, which take linear time
/// on any input.
package enum Pretokenizer: Sendable, Equatable {
  /// `'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`
  case gpt2
  /// The alternatives of ``qwen2Pattern``.
  case qwen2
  /// The alternatives of ``llama3Pattern``: as Qwen2's, but up to three digits are one word.
  case llama3

  /// The expression as it stands in a tokenizer.json of the Qwen2 family.
  package static let qwen2Pattern =
    #"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"#

  /// The expression as it stands in a tokenizer.json of Llama 3.
  package static let llama3Pattern =
    #"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"#

  /// The words of `text` as ranges of its UTF-8.
  package func words(_ text: String) -> [Range<Int>] {
    let bytes = Array(text.utf8)
    let scanner = WordScanner(kind: self)
    var words: [Range<Int>] = []
    var start = 0
    while start < bytes.count {
      let end = scanner.wordEnd(bytes.span, from: start)
      words.append(start..<end)
      start = end
    }
    return words
  }
}
