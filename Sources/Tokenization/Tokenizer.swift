package import Support

/// Byte-level byte-pair encoding as Hugging Face tokenizers does it, read from a tokenizer.json.
///
/// Immutable; one value serves any number of threads.
package final class Tokenizer: Sendable {
  /// What becomes of control tokens that a text spells out.
  package enum SpecialTokens: Sendable {
    /// Ordinary text. For whatever a user or a file says: a prompt that contains `<|im_end|>` must not end the turn.
    case asText
    /// The token. For text that this program wrote.
    case recognised
  }

  /// What a tokenizer is loaded for.
  package enum Purpose: Sendable {
    /// A language model's input and output: all that its file says must be done, or the file is refused.
    case generation
    /// How many tokens a text is; marks, truncation and padding are passed over.
    case counting
  }

  /// Where the tokenizer came from, for messages.
  package let source: String
  /// Tokens that are found in text as a whole, in ascending order of their ids.
  package let addedTokens: [AddedToken]
  package let normalizer: Normalizer
  package let pretokenizer: Pretokenizer

  let vocabulary: Vocabulary
  private let merges: MergeTable
  private let byteTokens: [Int32]  // 256
  private let ignoresMerges: Bool
  private let rawMatcher: AddedTokenMatcher
  private let normalizedMatcher: AddedTokenMatcher

  /// Reads a tokenizer.json.
  /// - Throws: ``TokenizerError``; a file that is missing, too large, damaged or of another kind.
  package static func load(path: String) throws(TokenizerError) -> Tokenizer {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileSystem.read(path, limit: TokenizerLimits.fileBytes)
    } catch { throw .file(error) }
    let json: JSON
    do throws(JSONError) {
      json = try JSONParser.parse(bytes, source: path)
    } catch { throw .json(error) }
    return try Tokenizer(json: json, source: path)
  }

  /// - Parameters:
  ///   - json: the content of a tokenizer.json.
  ///   - source: its path, for messages.
  package init(json: JSON, source: String, purpose: Purpose = .generation) throws(TokenizerError) {
    let file = TokenizerFile(json: json, source: source)
    if purpose == .generation { try file.checkKind() }
    normalizer = try file.normalizer()
    pretokenizer = try file.pretokenizer()
    let model = try file.model()
    let added = try file.addedTokens()
    vocabulary = try Vocabulary(model: model, added: added, file: file)
    let known = vocabulary
    merges = try file.mergeTable(model) { known.modelToken($0) }
    byteTokens = try file.byteTokens(vocabulary)
    ignoresMerges = model["ignore_merges"]?.boolValue ?? false
    addedTokens = added.sorted { $0.id < $1.id }
    self.source = source
    // Special ones first: where two tokens have one pattern, the reference finds these.
    let ordered = added.filter(\.isSpecial) + added.filter { !$0.isSpecial }
    rawMatcher = AddedTokenMatcher(ordered.filter { !$0.isNormalized }, normalizer: .none)
    normalizedMatcher = AddedTokenMatcher(ordered.filter(\.isNormalized), normalizer: normalizer)
  }

  /// The tokens of a text. Nothing is put before or after them.
  package func encode(_ text: String, special: SpecialTokens = .asText) -> [Int32] {
    let bytes = Array(text.utf8)
    var ids: [Int32] = []
    ids.reserveCapacity(bytes.count / 3)
    var merger = BytePairMerger(table: merges, byteTokens: byteTokens)
    let scanner = WordScanner(kind: pretokenizer)
    for part in rawMatcher.split(bytes.span, special: special) {
      switch part {
      case .token(let id):
        ids.append(id)
      case .text(let range):
        let piece = bytes.span.extracting(range)
        if let normalized = normalizer.apply(piece) {
          encode(normalized.span, special, scanner, &merger, into: &ids)
        } else {
          encode(piece, special, scanner, &merger, into: &ids)
        }
      }
    }
    return ids
  }

  private func encode(
    _ text: Span<UInt8>, _ special: SpecialTokens, _ scanner: WordScanner, _ merger: inout BytePairMerger,
    into ids: inout [Int32]
  ) {
    for part in normalizedMatcher.split(text, special: special) {
      switch part {
      case .token(let id):
        ids.append(id)
      case .text(let range):
        let piece = text.extracting(range)
        var start = 0
        while start < piece.count {
          let end = scanner.wordEnd(piece, from: start)
          if ignoresMerges, let id = vocabulary.wholeWord(piece, start..<end) {
            ids.append(id)
          } else {
            merger.encode(piece, start..<end, into: &ids)
          }
          start = end
        }
      }
    }
  }

  /// The text of tokens. Bytes that are not UTF-8 become U+FFFD, one for each longest wrong sequence; ids that stand
  /// for no token are passed over.
  /// - Parameter skipSpecial: leaves special tokens out.
  package func decode(_ ids: some Sequence<Int32>, skipSpecial: Bool = false) -> String {
    var bytes: [UInt8] = []
    for id in ids where !(skipSpecial && isSpecial(id)) { bytes.append(contentsOf: vocabulary.bytes(id) ?? []) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
