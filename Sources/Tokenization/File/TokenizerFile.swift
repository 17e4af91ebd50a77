import Support

/// Reads the sections of a tokenizer.json and refuses what would be read otherwise than Hugging Face reads it.
struct TokenizerFile {
  let json: JSON
  let source: String

  func invalid(_ path: String, _ what: String) -> TokenizerError { .invalid(source: source, path: path, what: what) }

  func unsupported(_ path: String, _ what: String) -> TokenizerError {
    .unsupported(source: source, path: path, what: what)
  }

  func idOutOfRange(_ path: String, _ id: Int, _ bound: Int) -> TokenizerError {
    invalid(path, "the id \(id) is out of range: \(bound) tokens have the ids 0 to \(bound - 1)")
  }

  /// A token for a message, of bounded length.
  func excerpt(_ token: String) -> String {
    token.unicodeScalars.count <= 40 ? token : String(String.UnicodeScalarView(token.unicodeScalars.prefix(40))) + "…"
  }

  /// A member that is there and not `null`.
  func present(_ object: JSON, _ key: String) -> JSON? {
    object[key].flatMap { $0 == .null ? nil : $0 }
  }

  /// A switch that must not be on, because what it does is not done here.
  func requireOff(_ object: JSON, _ key: String, at path: String) throws(TokenizerError) {
    guard let value = present(object, key) else { return }
    guard let isOn = value.boolValue else { throw invalid("\(path).\(key)", "expected true or false") }
    guard !isOn else { throw unsupported("\(path).\(key)", "true") }
  }

  func type(_ object: JSON, at path: String) throws(TokenizerError) -> String {
    guard object.members != nil else { throw invalid(path, "expected an object") }
    guard let type = object["type"]?.stringValue else { throw invalid("\(path).type", "expected a name") }
    return type
  }

  /// The sections that change what encoding and decoding give and are not read further.
  func checkKind() throws(TokenizerError) {
    guard json.members != nil else { throw invalid("the document", "expected an object") }
    for key in ["truncation", "padding"] where present(json, key) != nil { throw unsupported(key, "a \(key)") }
    if let processor = present(json, "post_processor") {
      // The byte-level one only moves offsets, which are not kept here.
      let type = try type(processor, at: "post_processor")
      guard type == "ByteLevel" else { throw unsupported("post_processor.type", "'\(excerpt(type))'") }
    }
    guard let decoder = present(json, "decoder") else { throw unsupported("decoder", "a missing decoder") }
    let type = try type(decoder, at: "decoder")
    guard type == "ByteLevel" else { throw unsupported("decoder.type", "'\(excerpt(type))'") }
  }

  func normalizer() throws(TokenizerError) -> Normalizer {
    guard let section = present(json, "normalizer") else { return .none }
    let type = try type(section, at: "normalizer")
    if type == "NFC" { return .nfc }
    guard type == "Sequence" else { throw unsupported("normalizer.type", "'\(excerpt(type))'") }
    guard let parts = section["normalizers"]?.arrayValue else {
      throw invalid("normalizer.normalizers", "expected a list")
    }
    for (index, part) in parts.enumerated() {
      let path = "normalizer.normalizers[\(index)]"
      let type = try self.type(part, at: path)
      guard type == "NFC" else { throw unsupported("\(path).type", "'\(excerpt(type))'") }
    }
    return parts.isEmpty ? .none : .nfc
  }

  func pretokenizer() throws(TokenizerError) -> Pretokenizer {
    let path = "pre_tokenizer"
    guard let section = present(json, path) else { throw unsupported(path, "a missing pre_tokenizer") }
    let type = try type(section, at: path)
    if type == "ByteLevel" {
      try requireOff(section, "add_prefix_space", at: path)
      // Absent, it is true.
      guard present(section, "use_regex")?.boolValue ?? true else { throw unsupported("\(path).use_regex", "false") }
      return .gpt2
    }
    guard type == "Sequence" else { throw unsupported("\(path).type", "'\(excerpt(type))'") }
    guard let parts = section["pretokenizers"]?.arrayValue else {
      throw invalid("\(path).pretokenizers", "expected a list")
    }
    let paths = parts.indices.map { "\(path).pretokenizers[\($0)]" }
    let types = try zip(parts, paths).map { part, path throws(TokenizerError) in try self.type(part, at: path) }
    guard types == ["Split", "ByteLevel"] else {
      throw unsupported(
        "\(path).pretokenizers", "the sequence " + types.prefix(8).map(excerpt).joined(separator: ", "))
    }
    let splitting = try self.splitting(parts[0], at: paths[0])
    try requireOff(parts[1], "add_prefix_space", at: paths[1])
    guard present(parts[1], "use_regex")?.boolValue == false else {
      throw unsupported("\(paths[1]).use_regex", "splitting a second time")
    }
    return splitting
  }

  private func splitting(_ split: JSON, at path: String) throws(TokenizerError) -> Pretokenizer {
    guard let pattern = split["pattern"]?["Regex"]?.stringValue else {
      throw unsupported("\(path).pattern", "a pattern that is no regular expression")
    }
    let known: [(String, Pretokenizer)] = [
      (Pretokenizer.qwen2Pattern, .qwen2), (Pretokenizer.llama3Pattern, .llama3),
    ]
    guard let splitting = known.first(where: { pattern.utf8.elementsEqual($0.0.utf8) })?.1 else {
      throw unsupported("\(path).pattern.Regex", "the expression \(excerpt(pattern))")
    }
    guard split["behavior"]?.stringValue == "Isolated" else {
      throw unsupported("\(path).behavior", "any behaviour but Isolated")
    }
    try requireOff(split, "invert", at: path)
    return splitting
  }
}
