import Support

/// Reads a SentencePiece model (`spiece.model`, `tokenizer.model`): a serialised `ModelProto` of sentencepiece_model.proto.
struct SentencePieceFile {
  /// `SentencePiece.Type`.
  private enum Kind: UInt64 { case normal = 1, unknown, control, userDefined, unused, byte }
  /// `TrainerSpec.ModelType`.
  private enum ModelType: UInt64 { case unigram = 1, bytePairs, word, character }

  private struct Piece {
    var text: [UInt8] = []
    var score: Float = 0
    var kind = Kind.normal
  }

  private let source: String
  private var pieces: [Piece] = []
  private var type = ModelType.unigram
  private var charsMap: [UInt8] = []
  private var addsPrefix = true
  private var removesExtraSpaces = true
  private var escapesSpaces = true

  init(_ bytes: [UInt8], source: String) throws(TokenizerError) {
    self.source = source
    var reader = ProtobufReader(bytes[...])
    while let (number, value) = reader.next() {
      switch (number, value) {
      case (1, .bytes(let piece)):
        guard pieces.count < TokenizerLimits.tokens else {
          throw invalid("pieces", "more than the limit of \(TokenizerLimits.tokens)")
        }
        pieces.append(try self.piece(piece))
      case (2, .bytes(let trainer)): try readTrainer(trainer)
      case (3, .bytes(let normalizer)): try readNormalizer(normalizer)
      case (_, nil): throw invalid("the document", "is no SentencePiece model: a field is damaged")
      default: break
      }
    }
    guard !pieces.isEmpty else { throw invalid("pieces", "there are none: this is no SentencePiece model") }
  }

  private func invalid(_ path: String, _ what: String) -> TokenizerError {
    .invalid(source: source, path: path, what: what)
  }

  private func piece(_ bytes: ArraySlice<UInt8>) throws(TokenizerError) -> Piece {
    var piece = Piece()
    var reader = ProtobufReader(bytes)
    while let (number, value) = reader.next() {
      switch (number, value) {
      case (1, .bytes(let text)): piece.text = Array(text)
      case (2, .fixed32(let bits)): piece.score = Float(bitPattern: bits)
      case (3, .varint(let raw)): piece.kind = Kind(rawValue: raw) ?? .unused
      case (_, nil): throw invalid("pieces[\(pieces.count)]", "is damaged")
      default: break
      }
    }
    guard piece.score.isFinite else { throw invalid("pieces[\(pieces.count)].score", "is no number") }
    return piece
  }

  private mutating func readTrainer(_ bytes: ArraySlice<UInt8>) throws(TokenizerError) {
    var reader = ProtobufReader(bytes)
    while let (number, value) = reader.next() {
      switch (number, value) {
      case (3, .varint(let raw)):
        guard let known = ModelType(rawValue: raw), known == .unigram || known == .bytePairs else {
          throw .unsupported(source: source, path: "trainer_spec.model_type", what: "the type \(raw)")
        }
        type = known
      case (_, nil): throw invalid("trainer_spec", "is damaged")
      default: break
      }
    }
  }

  private mutating func readNormalizer(_ bytes: ArraySlice<UInt8>) throws(TokenizerError) {
    var reader = ProtobufReader(bytes)
    while let (number, value) = reader.next() {
      switch (number, value) {
      case (2, .bytes(let map)): charsMap = Array(map)
      case (3, .varint(let flag)): addsPrefix = flag != 0
      case (4, .varint(let flag)): removesExtraSpaces = flag != 0
      case (5, .varint(let flag)): escapesSpaces = flag != 0
      case (_, nil): throw invalid("normalizer_spec", "is damaged")
      default: break
      }
    }
  }

  func tokenizer() throws(TokenizerError) -> PieceTokenizer {
    var steps: [NormalizationStep] = []
    if !charsMap.isEmpty {
      guard let map = PrecompiledMap(charsMap, choice: .longest) else {
        throw invalid("normalizer_spec.precompiled_charsmap", "is no map of characters")
      }
      steps.append(.precompiled(map))
    }
    if removesExtraSpaces { steps += [.stripSpaces, .collapseSpaces(least: 2, with: " ")] }
    if addsPrefix { steps.append(.prepend(" ")) }
    if escapesSpaces { steps.append(.replace(" ", with: "▁")) }
    // Marks that the text itself spells count as spaces at its end.
    if escapesSpaces, removesExtraSpaces { steps.append(.stripTrailing("▁")) }
    return PieceTokenizer(
      kind: type == .unigram ? "SentencePiece unigram" : "SentencePiece BPE", source: source, steps: steps,
      splitting: .none, model: type == .unigram ? try unigram() : try bytePairs())
  }

  private func unknown() throws(TokenizerError) -> Int32 {
    guard let unknown = pieces.firstIndex(where: { $0.kind == .unknown }) else {
      throw invalid("pieces", "none is for unknown characters")
    }
    return Int32(truncatingIfNeeded: unknown)  // checked: below the limit of tokens
  }

  private var byteTokens: ByteTokens? {
    var ids: [String: Int32] = [:]
    for (index, piece) in pieces.enumerated() where piece.kind == .byte {
      ids[String(decoding: piece.text, as: UTF8.self)] = Int32(truncatingIfNeeded: index)
    }
    return ids.isEmpty ? nil : ByteTokens { ids[$0] }
  }

  private func unigram() throws(TokenizerError) -> UnigramModel {
    let highest = pieces.filter { $0.kind == .normal }.map(\.score).max() ?? 0
    let listed = pieces.map { piece -> (bytes: [UInt8], score: Double) in
      switch piece.kind {
      case .normal: (piece.text, Double(piece.score))
      // Whole wherever it stands, as SentencePiece scores it.
      case .userDefined: (piece.text, Double(Float(piece.text.count) * highest - 0.1))
      case .unknown, .control, .unused, .byte: ([], 0)
      }
    }
    return UnigramModel(
      pieces: listed, lowest: Double(pieces.filter { $0.kind == .normal }.map(\.score).min() ?? 0),
      unknown: try unknown(), byteTokens: byteTokens)
  }

  /// A merge for every way in which a piece is made of two others; the higher the piece's score, the earlier.
  private func bytePairs() throws(TokenizerError) -> PairModel {
    var vocabulary = PieceVocabulary(capacity: pieces.count)
    let usable = pieces.indices.filter { pieces[$0].kind == .normal || pieces[$0].kind == .userDefined }
    for index in usable {
      vocabulary.add(pieces[index].text, Int32(truncatingIfNeeded: index))
    }
    let order = usable.sorted { (pieces[$0].score, $1) > (pieces[$1].score, $0) }
    var found: [(left: Int32, right: Int32, rank: UInt32, token: Int32)] = []
    for (rank, index) in order.enumerated() {
      let text = pieces[index].text
      for split in text.indices.dropFirst() where text[split] & 0xC0 != 0x80 {
        guard let left = vocabulary.token(text[..<split]),
          let right = vocabulary.token(text[split...])
        else { continue }
        found.append((left, right, UInt32(truncatingIfNeeded: rank), Int32(truncatingIfNeeded: index)))
        guard found.count <= TokenizerLimits.merges else {
          throw invalid("pieces", "they merge in more than \(TokenizerLimits.merges) ways")
        }
      }
    }
    var merges = MergeTable(capacity: found.count)
    for merge in found { _ = merges.insert(merge.left, merge.right, rank: merge.rank, token: merge.token) }
    return PairModel(
      vocabulary: vocabulary, merges: merges, byteTokens: byteTokens, unknown: try unknown(),
      fusesUnknown: true)
  }
}
