/// The largest tokenizers that are read. The largest in use have 260,000 tokens, 580,000 merges and 35 MB.
enum TokenizerLimits {
  static let fileBytes = 64 << 20
  static let tokens = 1 << 20
  static let merges = 1 << 21
  static let addedTokens = 1 << 16
  /// A single added token; bounds the time to find them in text.
  static let addedTokenBytes = 256
}
