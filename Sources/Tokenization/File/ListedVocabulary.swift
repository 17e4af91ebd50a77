package import Support

/// A vocabulary as GGUF files have it: lists of tokens, kinds and merges.
package enum ListedVocabulary {
  /// The kinds of tokens (upstream: `TokenType` of the package gguf).
  private enum Kind { static let control = 3, userDefined = 4, unused = 5 }

  /// What a tokenizer.json of the same vocabulary says. All else is as in Qwen2.
  /// - Parameters:
  ///   - tokens: in the order of their ids
  ///   - kinds: one each; all are ordinary where there are none
  ///   - merges: pairs, parted by a space, in the order of their ranks
  package static func tokenizerJSON(tokens: [String], kinds: [Int], merges: [String]) -> JSON {
    var vocabulary: [JSON.Member] = []
    vocabulary.reserveCapacity(tokens.count)
    var added: [JSON] = []
    for (id, token) in tokens.enumerated() {
      switch id < kinds.count ? kinds[id] : 1 {
      case Kind.control, Kind.userDefined:
        // Rows that no token uses are filled up so by some converters.
        if token.hasPrefix("[PAD") { continue }
        added.append(
          ByteLevelVocabulary.addedToken(id, token, isSpecial: kinds[id] == Kind.control))
      case Kind.unused: continue
      default: vocabulary.append(JSON.Member(token, .int(id)))
      }
    }
    return ByteLevelVocabulary.tokenizerJSON(
      added: added, vocabulary: vocabulary, merges: merges.map { .string($0) })
  }
}
