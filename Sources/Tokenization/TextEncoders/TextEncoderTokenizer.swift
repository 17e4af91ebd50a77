import Support

/// Opens the tokenizer of a text encoder, whatever form it comes in.
package enum TextEncoderTokenizer {
  /// - Parameter path: a tokenizer.json, a SentencePiece model (`spiece.model`, `tokenizer.model`), a `vocab.json` with
  ///   its `merges.txt` beside it, or a folder with one of these, looked for in this order.
  /// - Throws: ``TokenizerError``
  package static func open(_ path: String) throws(TokenizerError) -> any TextTokenizer {
    if FileSystem.kind(path) == .folder { return try openFolder(path) }
    let name = Path.name(path)
    if name == "vocab.json" || name == "merges.txt" { return try openMerges(Path.parent(path)) }
    let bytes = try bytes(path)
    guard isText(bytes) else {
      return try SentencePieceFile(bytes, source: path).tokenizer()
    }
    return try tokenizer(try parse(bytes, path), source: path)
  }

  private static func openFolder(_ folder: String) throws(TokenizerError) -> any TextTokenizer {
    for name in ["tokenizer.json", "spiece.model", "tokenizer.model"] {
      let path = Path.join(folder, name)
      if FileSystem.kind(path) == .file { return try open(path) }
    }
    if FileSystem.kind(Path.join(folder, "vocab.json")) == .file { return try openMerges(folder) }
    throw .noTokenizer(folder: folder)
  }

  private static func openMerges(_ folder: String) throws(TokenizerError) -> any TextTokenizer {
    try tokenizer(try VocabularyWithMerges.json(folder: folder), source: Path.join(folder, "vocab.json"))
  }

  private static func tokenizer(_ json: JSON, source: String) throws(TokenizerError) -> any TextTokenizer {
    let model = json["model"]
    let isUnigram = model?["type"]?.stringValue == "Unigram"
    let hasSuffix = model?["end_of_word_suffix"]?.stringValue.map { !$0.isEmpty } ?? false
    if isUnigram || hasSuffix || model?["byte_fallback"]?.boolValue == true {
      return try PieceFile(file: TokenizerFile(json: json, source: source)).tokenizer()
    }
    return try Tokenizer(json: json, source: source, purpose: .counting)
  }

  /// A brace comes first, and no control characters, which a SentencePiece model has in its first piece's score.
  private static func isText(_ bytes: [UInt8]) -> Bool {
    bytes.first { !" \t\r\n".utf8.contains($0) } == UInt8(ascii: "{") && !bytes.prefix(256).contains { $0 < 9 }
  }

  static func json(_ path: String) throws(TokenizerError) -> JSON { try parse(try bytes(path), path) }

  static func bytes(_ path: String) throws(TokenizerError) -> [UInt8] {
    do throws(FileError) {
      return try FileSystem.read(path, limit: TokenizerLimits.fileBytes)
    } catch { throw .file(error) }
  }

  private static func parse(_ bytes: [UInt8], _ path: String) throws(TokenizerError) -> JSON {
    do throws(JSONError) {
      return try JSONParser.parse(bytes, source: path)
    } catch { throw .json(error) }
  }
}
