extension Tokenizer {
  /// Tokens, added ones included. Ids run from 0 to one less.
  package var count: Int { vocabulary.count }

  /// The highest id. A model's embedding table may have more rows; those have no token.
  package var highestID: Int32 { Int32(truncatingIfNeeded: vocabulary.count - 1) }

  /// The id of a token as the file spells it: `<|im_start|>`, `Ġhello`. `nil` where there is none.
  package func id(of spelling: String) -> Int32? { vocabulary.id(spelling) }

  /// The file's spelling of a token, `nil` where `id` is none.
  package func spelling(of id: Int32) -> String? { vocabulary.spelling(id) }

  /// The bytes that a token decodes to, `nil` where `id` is none. They need not be UTF-8 by themselves.
  package func bytes(of id: Int32) -> [UInt8]? { vocabulary.bytes(id).map(Array.init) }

  /// Whether the file marks the token as special.
  package func isSpecial(_ id: Int32) -> Bool { vocabulary.isMarked(id, .special) }

  /// Whether the token steers the model (``AddedToken/isControl``).
  package func isControl(_ id: Int32) -> Bool { vocabulary.isMarked(id, .control) }
}
