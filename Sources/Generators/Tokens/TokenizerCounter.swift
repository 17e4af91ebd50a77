package import Tokenization

/// Counts with a text encoder's own tokenizer.
package struct TokenizerCounter: TokenCounter {
  private let tokenizer: any TextTokenizer

  package var kind: CountKind { .exact }

  package init(_ tokenizer: any TextTokenizer) { self.tokenizer = tokenizer }

  package func count(_ text: String) -> Int { tokenizer.tokens(of: text).count }
}
