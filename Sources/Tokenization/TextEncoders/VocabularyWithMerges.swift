import Support

/// The older layout of a byte-pair tokenizer: `vocab.json` and `merges.txt` side by side, made into a tokenizer.json.
enum VocabularyWithMerges {
  /// - Parameter folder: holds both files, and maybe `tokenizer_config.json`, whose `tokenizer_class` is believed.
  static func json(folder: String) throws(TokenizerError) -> JSON {
    let vocabularyPath = Path.join(folder, "vocab.json")
    let vocabulary = try TextEncoderTokenizer.json(vocabularyPath)
    guard let members = vocabulary.members else {
      throw .invalid(source: vocabularyPath, path: "the document", what: "expected an object")
    }
    let merges = try self.merges(Path.join(folder, "merges.txt"))
    let isClip = members.contains { $0.key.hasSuffix("</w>") }
    guard !isClip else { return clip(vocabulary, merges) }
    return byteLevel(vocabulary, merges, isQwen: try isQwen(folder) ?? (members.count > 100_000))
  }

  private static func isQwen(_ folder: String) throws(TokenizerError) -> Bool? {
    let path = Path.join(folder, "tokenizer_config.json")
    guard FileSystem.kind(path) == .file else { return nil }
    return try TextEncoderTokenizer.json(path)["tokenizer_class"]?.stringValue.map { $0.hasPrefix("Qwen2") }
  }

  private static func merges(_ path: String) throws(TokenizerError) -> JSON {
    let text = String(decoding: try TextEncoderTokenizer.bytes(path), as: UTF8.self)
    let lines = text.utf8.split(separator: UInt8(ascii: "\n")).map { line in
      String(Substring(line.last == UInt8(ascii: "\r") ? line.dropLast() : line))
    }
    return .array(lines.filter { !$0.isEmpty && !$0.hasPrefix("#version") }.map(JSON.string))
  }

  private static func clip(_ vocabulary: JSON, _ merges: JSON) -> JSON {
    let split = JSON.object(["type": "Split"])
    return .object([
      "normalizer": .object([
        "type": "Sequence",
        "normalizers": [
          .object(["type": "NFC"]),
          .object(["type": "Replace", "pattern": .object(["Regex": #"\s+"#]), "content": " "]),
          .object(["type": "Lowercase"]),
        ],
      ]),
      "pre_tokenizer": .object(["type": "Sequence", "pretokenizers": [split, .object(["type": "ByteLevel"])]]),
      "model": .object([
        "type": "BPE", "end_of_word_suffix": "</w>", "unk_token": "<|endoftext|>", "vocab": vocabulary,
        "merges": merges,
      ]),
    ])
  }

  private static func byteLevel(_ vocabulary: JSON, _ merges: JSON, isQwen: Bool) -> JSON {
    let pattern = JSON.object(["Regex": .string(Pretokenizer.qwen2Pattern)])
    let split = JSON.object(["type": "Split", "pattern": pattern, "behavior": "Isolated"])
    let bytes = JSON.object(["type": "ByteLevel", "add_prefix_space": false, "use_regex": .bool(!isQwen)])
    return .object([
      "normalizer": isQwen ? .object(["type": "NFC"]) : nil,
      "pre_tokenizer": isQwen ? .object(["type": "Sequence", "pretokenizers": [split, bytes]]) : bytes,
      "model": .object(["type": "BPE", "vocab": vocabulary, "merges": merges]),
    ])
  }
}
