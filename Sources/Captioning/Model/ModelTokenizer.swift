import Conditions
package import Tokenization

/// The model's tokenizer, as adapters may ask for it.
package struct ModelTokenizer: AdapterTokenizer {
  private let tokenizer: Tokenizer
  /// Tokens that the vocabulary lacks, by `special_tokens` of `a2c.yaml`.
  private let extra: [String: Int]

  package init(_ tokenizer: Tokenizer, extra: [String: Int]) {
    self.tokenizer = tokenizer
    self.extra = extra
  }

  package func encode(_ text: String) -> [Int32]? { tokenizer.encode(text) }

  package func special(_ token: String) -> Int32? {
    if let id = tokenizer.id(of: token), tokenizer.isSpecial(id) || tokenizer.isControl(id) { return id }
    return extra[token].flatMap { Int32(exactly: $0) }
  }
}
