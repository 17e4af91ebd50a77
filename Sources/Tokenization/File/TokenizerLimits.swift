/// The largest tokenizers that are read. The largest byte-level ones in use have about 200,000 tokens, 450,000 merges
/// and 28 MB.
enum TokenizerLimits {
  static let fileBytes = 40 << 20
  static let tokens = 1 << 20
  static let merges = 1 << 21
  static let addedTokens = 1 << 14
  /// A single added token; bounds the time to find them in text.
  static let addedTokenBytes = 256
  /// All added tokens together; bounds the memory for finding them.
  static let addedTokensBytes = 1 << 19
}
