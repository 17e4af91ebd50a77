import Support

/// Reads the sections of a tokenizer.json whose pieces are characters. What stands around the tokens (start and end
/// marks, truncation, padding) is passed over: who counts reserves it.
struct PieceFile {
  let file: TokenizerFile

  private var json: JSON { file.json }

  func tokenizer() throws(TokenizerError) -> PieceTokenizer {
    guard let model = file.present(json, "model") else { throw file.invalid("model", "is missing") }
    let steps = try normalizer(file.present(json, "normalizer"), at: "normalizer")
    let splitting = try self.splitting(file.present(json, "pre_tokenizer"), at: "pre_tokenizer")
    if model["type"]?.stringValue == "Unigram" {
      return PieceTokenizer(
        kind: "SentencePiece unigram", source: file.source, steps: steps, splitting: splitting,
        model: try unigram(model))
    }
    let (vocabulary, merges) = try pairs(model)
    let unknown = file.present(model, "unk_token")?.stringValue.flatMap(vocabulary.token)
    let suffix = file.present(model, "end_of_word_suffix")?.stringValue ?? ""
    guard suffix.isEmpty else {
      return PieceTokenizer(
        kind: "CLIP BPE", source: file.source, steps: steps, splitting: splitting,
        model: ClipModel(vocabulary: vocabulary, merges: merges, endOfWord: suffix, unknown: unknown ?? 0))
    }
    return PieceTokenizer(
      kind: "SentencePiece BPE", source: file.source, steps: steps, splitting: splitting,
      model: PairModel(
        vocabulary: vocabulary, merges: merges,
        byteTokens: model["byte_fallback"]?.boolValue == true ? ByteTokens(vocabulary.token) : nil, unknown: unknown,
        fusesUnknown: model["fuse_unk"]?.boolValue ?? false))
  }

  // MARK: Text

  private func normalizer(_ section: JSON?, at path: String) throws(TokenizerError) -> [NormalizationStep] {
    guard let section else { return [] }
    let type = try file.type(section, at: path)
    switch type {
    case "Sequence":
      guard let parts = section["normalizers"]?.arrayValue else {
        throw file.invalid("\(path).normalizers", "expected a list")
      }
      var steps: [NormalizationStep] = []
      for (index, part) in parts.enumerated() { steps += try normalizer(part, at: "\(path).normalizers[\(index)]") }
      return steps
    case "NFC": return [.nfc]
    case "Lowercase": return [.lowercase]
    case "Precompiled":
      guard let text = file.present(section, "precompiled_charsmap")?.stringValue, !text.isEmpty else { return [] }
      guard let map = Base64.bytes(text).flatMap({ PrecompiledMap($0, choice: .shortestOfCluster) }) else {
        throw file.invalid("\(path).precompiled_charsmap", "is no map of characters")
      }
      return [.precompiled(map)]
    case "Strip":
      return [
        .strip(
          left: section["strip_left"]?.boolValue ?? true, right: section["strip_right"]?.boolValue ?? true)
      ]
    case "Prepend": return [.prepend(section["prepend"]?.stringValue ?? "")]
    case "Replace": return [try replacement(section, at: path)]
    default: throw file.unsupported("\(path).type", "'\(file.excerpt(type))'")
    }
  }

  private func replacement(_ section: JSON, at path: String) throws(TokenizerError) -> NormalizationStep {
    guard let content = section["content"]?.stringValue else {
      throw file.invalid("\(path).content", "expected a text")
    }
    if let literal = section["pattern"]?["String"]?.stringValue { return .replace(literal, with: content) }
    switch section["pattern"]?["Regex"]?.stringValue {
    case #"\s+"#: return .collapseWhitespace(with: content)
    case " {2,}": return .collapseSpaces(least: 2, with: content)
    case let other: throw file.unsupported("\(path).pattern", "the expression \(file.excerpt(other ?? "?"))")
    }
  }

  private func splitting(_ section: JSON?, at path: String) throws(TokenizerError) -> WordSplitting {
    guard let section else { return .none }
    var parts = [section]
    if section["type"]?.stringValue == "Sequence" { parts = section["pretokenizers"]?.arrayValue ?? [] }
    let types = parts.map { $0["type"]?.stringValue ?? "?" }
    switch types {
    case ["Metaspace"]:
      let (mark, prepends) = metaspace(parts[0])
      return .metaspace(mark: mark, prepends: prepends)
    case ["WhitespaceSplit", "Metaspace"]:
      let (mark, prepends) = metaspace(parts[1])
      return .markedWords(mark: prepends ? mark : "")
    // Spaces that the normaliser has replaced before: nothing is left to split at.
    case ["Split"] where parts[0]["pattern"]?["String"]?.stringValue == " ": return .none
    case ["Split", "ByteLevel"]: return .clip
    default:
      throw file.unsupported(path, "the sequence " + types.prefix(8).map(file.excerpt).joined(separator: ", "))
    }
  }

  private func metaspace(_ section: JSON) -> (mark: String, prepends: Bool) {
    let scheme = section["prepend_scheme"]?.stringValue
    return (
      section["replacement"]?.stringValue ?? "▁",
      scheme.map { $0 != "never" } ?? section["add_prefix_space"]?.boolValue ?? true
    )
  }

  // MARK: Models

  private func unigram(_ model: JSON) throws(TokenizerError) -> UnigramModel {
    guard let list = model["vocab"]?.arrayValue, !list.isEmpty else {
      throw file.invalid("model.vocab", "expected a list that is not empty")
    }
    guard list.count <= TokenizerLimits.tokens else {
      throw file.invalid("model.vocab", "\(list.count) tokens are more than the limit of \(TokenizerLimits.tokens)")
    }
    var pieces: [(bytes: [UInt8], score: Double)] = []
    for (index, entry) in list.enumerated() {
      guard let pair = entry.arrayValue, pair.count == 2, let text = pair[0].stringValue,
        let score = pair[1].doubleValue, score.isFinite
      else { throw file.invalid("model.vocab[\(index)]", "expected a piece and its score") }
      pieces.append((Array(text.utf8), score))
    }
    let unknown = file.present(model, "unk_id")?.intValue ?? 0
    guard pieces.indices.contains(unknown) else { throw file.invalid("model.unk_id", "\(unknown) is no token") }
    var byteTokens: ByteTokens?
    if model["byte_fallback"]?.boolValue == true {
      let ids = Dictionary(
        pieces.enumerated().map { (String(decoding: $1.bytes, as: UTF8.self), Int32(truncatingIfNeeded: $0)) },
        uniquingKeysWith: { first, _ in first })
      byteTokens = ByteTokens { ids[$0] }
    }
    return UnigramModel(pieces: pieces, unknown: Int32(truncatingIfNeeded: unknown), byteTokens: byteTokens)
  }

  private func pairs(_ model: JSON) throws(TokenizerError) -> (PieceVocabulary, MergeTable) {
    guard let members = model["vocab"]?.members, !members.isEmpty else {
      throw file.invalid("model.vocab", "expected an object that is not empty")
    }
    guard members.count <= TokenizerLimits.tokens else {
      throw file.invalid("model.vocab", "\(members.count) tokens are more than the limit of \(TokenizerLimits.tokens)")
    }
    var vocabulary = PieceVocabulary(capacity: members.count)
    for member in members {
      guard let id = member.value.intValue.flatMap(Int32.init(exactly:)), id >= 0 else {
        throw file.invalid("model.vocab['\(file.excerpt(member.key))']", "expected an id, a whole number")
      }
      vocabulary.add(member.key.utf8, id)
    }
    return (vocabulary, try file.mergeTable(model) { vocabulary.token($0) })
  }
}
