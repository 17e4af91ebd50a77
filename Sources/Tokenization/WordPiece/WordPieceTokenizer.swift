import Support

/// BERT's tokenizer: words cut at white space and punctuation, each spelled in the longest pieces that the vocabulary has
/// (google-research/bert, `tokenization.py`; Hugging Face's `BertTokenizer`). Names of control tokens in a text are text.
package struct WordPieceTokenizer: TextTokenizer {
  package let source: String
  package let kind = "WordPiece"
  package let count: Int
  /// The marks around a text.
  package let start: Int32
  package let end: Int32
  private let vocabulary: PieceVocabulary
  private let unknown: Int32
  private let isLowercase: Bool
  private let stripsAccents: Bool
  private let splitsIdeographs: Bool

  /// Longer words are unknown.
  private static let longest = 100

  /// - Parameter folder: with `vocab.txt`, or a `tokenizer.json` of the same kind; `tokenizer_config.json` is read where it
  ///   stands beside it.
  /// - Throws: ``TokenizerError``
  package init(folder: String) throws(TokenizerError) {
    let list = Path.join(folder, "vocab.txt")
    var pieces: [(piece: [UInt8], id: Int32)] = []
    if FileSystem.kind(list) == .file {
      source = list
      let bytes = try TextEncoderTokenizer.bytes(list)
      for (index, line) in bytes.split(separator: 10, omittingEmptySubsequences: false).enumerated() {
        let piece = line.last == 13 ? line.dropLast() : line
        if !piece.isEmpty, let id = Int32(exactly: index) { pieces.append((Array(piece), id)) }
      }
    } else {
      let path = Path.join(folder, "tokenizer.json")
      guard FileSystem.kind(path) == .file else { throw .noTokenizer(folder: folder) }
      source = path
      let model = try TextEncoderTokenizer.json(path)["model"]
      guard model?["type"]?.stringValue == "WordPiece", let members = model?["vocab"]?.members else {
        throw .unsupported(source: path, path: "model.type", what: "a tokenizer that is not WordPiece")
      }
      for member in members {
        guard let id = member.value.intValue.flatMap({ Int32(exactly: $0) }), id >= 0 else {
          throw .invalid(source: path, path: "model.vocab", what: "an id that is no number from 0 on")
        }
        pieces.append((Array(member.key.utf8), id))
      }
    }
    var vocabulary = PieceVocabulary(capacity: pieces.count)
    for (piece, id) in pieces { vocabulary.add(piece, id) }
    self.vocabulary = vocabulary
    count = Int(pieces.map(\.id).max() ?? -1) + 1
    let config = Path.join(folder, "tokenizer_config.json")
    let settings = FileSystem.kind(config) == .file ? try TextEncoderTokenizer.json(config) : .object([])
    isLowercase = settings["do_lower_case"]?.boolValue ?? true
    stripsAccents = settings["strip_accents"]?.boolValue ?? isLowercase
    splitsIdeographs = settings["tokenize_chinese_chars"]?.boolValue ?? true
    guard let unknown = vocabulary.token("[UNK]"), let start = vocabulary.token("[CLS]"),
      let end = vocabulary.token("[SEP]")
    else { throw .invalid(source: source, path: "vocabulary", what: "one of [UNK], [CLS] and [SEP] is missing") }
    (self.unknown, self.start, self.end) = (unknown, start, end)
  }

  package func tokens(of text: String) -> [Int32] {
    var ids: [Int32] = []
    for word in words(of: text) { spell(word, into: &ids) }
    return ids
  }

  /// Words and marks of punctuation.
  private func words(of text: String) -> [[Unicode.Scalar]] {
    var words: [[Unicode.Scalar]] = []
    var word: [Unicode.Scalar] = []
    func end() {
      if !word.isEmpty { words.append(word) }
      word = []
    }
    for scalar in text.unicodeScalars {
      let properties = scalar.properties
      if scalar.value == 0 || scalar.value == 0xFFFD { continue }
      if properties.isWhitespace {
        end()
        continue
      }
      if Self.isControl(properties.generalCategory) { continue }
      for part in plain(scalar) {
        if Self.isPunctuation(part) || (splitsIdeographs && Self.isIdeograph(part.value)) {
          end()
          words.append([part])
        } else {
          word.append(part)
        }
      }
    }
    end()
    return words
  }

  /// A character without its accents and in lower case, as far as the model wants that.
  private func plain(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    var parts = [scalar]
    if stripsAccents, scalar.value >= 0x80 {
      var values: [UInt32] = []
      CanonicalTables.shared.decompose(scalar.value, into: &values)
      parts = values.compactMap { Unicode.Scalar($0) }.filter { $0.properties.generalCategory != .nonspacingMark }
    }
    guard isLowercase else { return parts }
    return parts.flatMap { part -> [Unicode.Scalar] in
      if part.isASCII { return [(0x41...0x5A).contains(part.value) ? Unicode.Scalar(UInt8(part.value) | 0x20) : part] }
      let lower = Array(part.properties.lowercaseMapping.unicodeScalars)
      return stripsAccents ? lower.filter { $0.properties.generalCategory != .nonspacingMark } : lower
    }
  }

  private func spell(_ word: [Unicode.Scalar], into ids: inout [Int32]) {
    guard word.count <= Self.longest else { return ids.append(unknown) }
    let bytes = word.map { Array(String($0).utf8) }
    var pieces: [Int32] = []
    var start = 0
    while start < word.count {
      var end = word.count
      var found: Int32?
      while end > start {
        let piece = (start > 0 ? [0x23, 0x23] : []) + bytes[start..<end].joined()
        found = vocabulary.token(piece[...])
        if found != nil { break }
        end -= 1
      }
      guard let found else { return ids.append(unknown) }
      pieces.append(found)
      start = end
    }
    ids += pieces
  }

  private static func isControl(_ category: Unicode.GeneralCategory) -> Bool {
    switch category {
    case .control, .format, .surrogate, .privateUse, .unassigned: true
    default: false
    }
  }

  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 33...47, 58...64, 91...96, 123...126: return true
    default: break
    }
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      return true
    default: return false
    }
  }

  /// The blocks that BERT's own tokenizer names.
  private static func isIdeograph(_ value: UInt32) -> Bool {
    switch value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x2A6DF, 0x2A700...0x2B73F, 0x2B740...0x2B81F, 0x2B820...0x2CEAF,
      0xF900...0xFAFF, 0x2F800...0x2FA1F:
      true
    default: false
    }
  }
}
