import Support

extension TokenizerFile {
  /// The `model` section, after its switches were checked.
  func model() throws(TokenizerError) -> JSON {
    guard let model = present(json, "model") else { throw invalid("model", "is missing") }
    guard model.members != nil else { throw invalid("model", "expected an object") }
    // Files of GPT-2's time name no type.
    if let type = present(model, "type") {
      guard type == "BPE" else { throw unsupported("model.type", "'\(excerpt(type.stringValue ?? "?"))'") }
    }
    if let dropout = present(model, "dropout"), dropout.doubleValue != 0 {
      throw unsupported("model.dropout", "leaving out merges at random")
    }
    for key in ["continuing_subword_prefix", "end_of_word_suffix"] {
      if let affix = present(model, key), affix.stringValue != "" { throw unsupported("model.\(key)", "an affix") }
    }
    if let value = present(model, "ignore_merges"), value.boolValue == nil {
      throw invalid("model.ignore_merges", "expected true or false")
    }
    // unk_token, fuse_unk and byte_fallback only matter for bytes without a token, and every byte has one.
    return model
  }

  /// The merges in the order of their ranks, written `"a b"` or `["a", "b"]`.
  /// - Parameter known: the token with a spelling.
  func mergeTable(
    _ model: JSON, _ known: (ArraySlice<UInt8>) -> Int32?
  ) throws(TokenizerError) -> MergeTable {
    guard let list = model["merges"]?.arrayValue else { throw invalid("model.merges", "expected a list") }
    guard list.count <= TokenizerLimits.merges else {
      throw invalid("model.merges", "\(list.count) merges are more than the limit of \(TokenizerLimits.merges)")
    }
    var table = MergeTable(capacity: list.count)
    var joined: [UInt8] = []
    for (rank, entry) in list.enumerated() {
      guard let split = pair(entry, into: &joined) else {
        throw invalid("model.merges[\(rank)]", "expected two tokens, neither of them empty")
      }
      func token(_ spelling: ArraySlice<UInt8>) throws(TokenizerError) -> Int32 {
        guard let id = known(spelling) else {
          let name = excerpt(String(decoding: spelling, as: UTF8.self))
          throw invalid("model.merges[\(rank)]", "'\(name)' is not in the vocabulary")
        }
        return id
      }
      let (left, right, both) = (try token(joined[..<split]), try token(joined[split...]), try token(joined[...]))
      // checked: the rank is below the limit of merges.
      guard table.insert(left, right, rank: UInt32(truncatingIfNeeded: rank), token: both) else {
        throw invalid("model.merges[\(rank)]", "the same pair has a merge already")
      }
    }
    return table
  }

  /// The bytes of a merge's two tokens, joined, and where the second starts. `nil` where it is no pair of tokens. An
  /// empty token would merge with any other to that other, for ever.
  private func pair(_ entry: JSON, into joined: inout [UInt8]) -> Int? {
    joined.removeAll(keepingCapacity: true)
    switch entry {
    case .string(let text):
      joined.append(contentsOf: text.utf8)
      guard let space = joined.firstIndex(of: 0x20) else { return nil }
      joined.remove(at: space)
      guard space > 0, space < joined.count, !joined.contains(0x20) else { return nil }
      return space
    case .array(let parts):
      guard parts.count == 2, let left = parts[0].stringValue, let right = parts[1].stringValue else { return nil }
      joined.append(contentsOf: left.utf8)
      let split = joined.count
      joined.append(contentsOf: right.utf8)
      return split > 0 && split < joined.count ? split : nil
    default:
      return nil
    }
  }

  /// The token of each of the 256 bytes.
  func byteTokens(_ vocabulary: Vocabulary) throws(TokenizerError) -> [Int32] {
    var tokens: [Int32] = []
    for (byte, scalar) in ByteAlphabet.scalars.enumerated() {
      guard let id = vocabulary.modelToken(Array(String(scalar).utf8)[...]) else {
        throw invalid("model.vocab", "'\(scalar)', the token of the byte \(byte), is missing")
      }
      tokens.append(id)
    }
    return tokens
  }

  func addedTokens() throws(TokenizerError) -> [AddedToken] {
    guard let section = present(json, "added_tokens") else { return [] }
    guard let list = section.arrayValue else { throw invalid("added_tokens", "expected a list") }
    guard list.count <= TokenizerLimits.addedTokens else {
      throw invalid("added_tokens", "\(list.count) are more than the limit of \(TokenizerLimits.addedTokens)")
    }
    var tokens: [AddedToken] = []
    var bytes = 0
    for (index, entry) in list.enumerated() {
      let token = try addedToken(entry, at: "added_tokens[\(index)]")
      bytes += token.content.utf8.count
      guard bytes <= TokenizerLimits.addedTokensBytes else {
        throw invalid("added_tokens", "they are longer together than \(TokenizerLimits.addedTokensBytes) bytes")
      }
      tokens.append(token)
    }
    return tokens
  }

  private func addedToken(_ entry: JSON, at path: String) throws(TokenizerError) -> AddedToken {
    guard let content = entry["content"]?.stringValue, !content.isEmpty else {
      throw invalid("\(path).content", "expected a text that is not empty")
    }
    guard content.utf8.count <= TokenizerLimits.addedTokenBytes else {
      throw invalid("\(path).content", "longer than \(TokenizerLimits.addedTokenBytes) bytes")
    }
    guard let id = entry["id"]?.intValue else { throw invalid("\(path).id", "expected a whole number") }
    guard let id = Int32(exactly: id), id >= 0 else { throw invalid("\(path).id", "\(id) is out of range") }
    func flag(_ key: String, default value: Bool) throws(TokenizerError) -> Bool {
      guard let entry = present(entry, key) else { return value }
      guard let flag = entry.boolValue else { throw invalid("\(path).\(key)", "expected true or false") }
      return flag
    }
    let isSpecial = try flag("special", default: false)
    return AddedToken(
      id: id, content: content, isSpecial: isSpecial, isSingleWord: try flag("single_word", default: false),
      stripsLeft: try flag("lstrip", default: false), stripsRight: try flag("rstrip", default: false),
      isNormalized: try flag("normalized", default: !isSpecial))
  }
}
