package import Support

/// A vocabulary without merges, for tiny models: the token of each byte has the byte's value as its id.
package enum ByteLevelVocabulary {
  /// A tokenizer.json with the 256 bytes and, from 256 on, the given special tokens. All else is as in Qwen2.
  package static func tokenizerJSON(special: [String]) -> JSON {
    tokenizerJSON(
      added: special.enumerated().map { addedToken(256 + $0.offset, $0.element, isSpecial: true) },
      vocabulary: ByteAlphabet.scalars.enumerated().map { JSON.Member(String($1), .int($0)) }, merges: [])
  }

  static func addedToken(_ id: Int, _ content: String, isSpecial: Bool) -> JSON {
    .object([
      "id": .int(id), "content": .string(content), "single_word": false, "lstrip": false, "rstrip": false,
      "normalized": false, "special": .bool(isSpecial),
    ])
  }

  /// A tokenizer.json that is Qwen2's but for its tokens.
  static func tokenizerJSON(added: [JSON], vocabulary: [JSON.Member], merges: [JSON]) -> JSON {
    let byteLevel = JSON.object([
      "type": "ByteLevel", "add_prefix_space": false, "trim_offsets": false, "use_regex": false,
    ])
    let split = JSON.object([
      "type": "Split", "pattern": .object(["Regex": .string(Pretokenizer.qwen2Pattern)]), "behavior": "Isolated",
      "invert": false,
    ])
    return .object([
      "version": "1.0", "truncation": .null, "padding": .null, "added_tokens": .array(added),
      "normalizer": .object(["type": "NFC"]),
      "pre_tokenizer": .object(["type": "Sequence", "pretokenizers": [split, byteLevel]]),
      "post_processor": byteLevel, "decoder": byteLevel,
      "model": .object([
        "type": "BPE", "dropout": .null, "unk_token": .null, "continuing_subword_prefix": .null,
        "end_of_word_suffix": .null, "fuse_unk": false, "byte_fallback": false, "ignore_merges": false,
        "vocab": .object(vocabulary), "merges": .array(merges),
      ]),
    ])
  }
}
