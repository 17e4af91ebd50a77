import Support

/// The tokens by id and by spelling.
struct Vocabulary: Sendable {
  struct Marks: OptionSet, Sendable {
    let rawValue: UInt8
    static let special = Marks(rawValue: 1)
    static let control = Marks(rawValue: 2)
    /// Not in the byte-pair model: no merge makes it.
    static let addedOnly = Marks(rawValue: 4)
  }

  /// By id, UTF-8.
  private var spellings = ByteStrings()
  /// By id.
  private var decoded = ByteStrings()
  private var marks: [Marks]
  private var index: SpellingIndex

  var count: Int { marks.count }

  /// - Parameters:
  ///   - model: the `model` of the file; its `vocab` is an object of ids.
  ///   - added: the added tokens; one that is in `vocab` too has the id it has there.
  /// - Throws: where ids are not exactly 0 to one less than the number of tokens, or two tokens share an id or a
  ///   spelling.
  init(model: JSON, added: [AddedToken], file: TokenizerFile) throws(TokenizerError) {
    guard let members = model["vocab"]?.members else { throw file.invalid("model.vocab", "expected an object") }
    guard members.count <= TokenizerLimits.tokens else {
      throw file.invalid("model.vocab", "\(members.count) tokens are more than the limit of \(TokenizerLimits.tokens)")
    }
    let bound = members.count + added.count
    /// By id: the place in `members`, or after those in `added`; −1 where there is no token.
    var places = [Int](repeating: -1, count: bound)
    for (place, member) in members.enumerated() {
      // Built only for an error: there are many members.
      func path() -> String { "model.vocab['\(file.excerpt(member.key))']" }
      guard let id = member.value.intValue else { throw file.invalid(path(), "expected an id, a whole number") }
      guard places.indices.contains(id) else { throw file.idOutOfRange(path(), id, bound) }
      guard places[id] < 0 else {
        throw file.invalid(path(), "has the id \(id) of '\(file.excerpt(members[places[id]].key))'")
      }
      places[id] = place
    }
    marks = Array(repeating: [], count: bound)
    for (place, token) in added.enumerated() {
      let path = "added_tokens[\(place)] '\(file.excerpt(token.content))'"
      let id = Int(token.id)
      guard places.indices.contains(id) else { throw file.idOutOfRange(path, id, bound) }
      if places[id] < 0 {
        places[id] = members.count + place
        marks[id].insert(.addedOnly)
      } else {
        let known = places[id]
        let name = known < members.count ? members[known].key : added[known - members.count].content
        guard known < members.count, name.utf8.elementsEqual(token.content.utf8) else {
          throw file.invalid(path, "has the id \(id) of '\(file.excerpt(name))'")
        }
      }
      if token.isSpecial { marks[id].insert(.special) }
      if token.isControl { marks[id].insert(.control) }
    }
    let count = (places.lastIndex { $0 >= 0 } ?? -1) + 1
    guard count > 0 else { throw file.invalid("model.vocab", "there are no tokens") }
    marks.removeLast(bound - count)
    index = SpellingIndex(capacity: count)
    for (id, place) in places.prefix(count).enumerated() {
      guard place >= 0 else {
        throw file.invalid("model.vocab", "no token has the id \(id), though higher ones are used")
      }
      let spelling = place < members.count ? members[place].key : added[place - members.count].content
      spellings.append(spelling.utf8)
      decoded.append(ByteAlphabet.bytes(of: spelling))
      // checked: `count` is at most the sum of two limits, far below 2^31.
      if let other = index.insert(Int32(truncatingIfNeeded: id), in: spellings) {
        throw file.invalid("added_tokens", "'\(file.excerpt(spelling))' has two ids, \(other) and \(id)")
      }
    }
  }

  private func contains(_ id: Int32) -> Bool { id >= 0 && id < marks.count }

  func bytes(_ id: Int32) -> ArraySlice<UInt8>? { contains(id) ? decoded[Int(id)] : nil }

  func spelling(_ id: Int32) -> String? {
    contains(id) ? String(decoding: spellings[Int(id)], as: UTF8.self) : nil
  }

  func isMarked(_ id: Int32, _ mark: Marks) -> Bool { contains(id) && marks[Int(id)].contains(mark) }

  func id(_ spelling: String) -> Int32? { id(Array(spelling.utf8)[...]) }

  func id(_ spelling: ArraySlice<UInt8>) -> Int32? { index.find(spelling, in: spellings) }

  /// The token of the byte-pair model with this spelling.
  func modelToken(_ spelling: ArraySlice<UInt8>) -> Int32? {
    id(spelling).flatMap { isMarked($0, .addedOnly) ? nil : $0 }
  }

  /// The token of the byte-pair model that is the word `text[range]` as a whole.
  func wholeWord(_ text: Span<UInt8>, _ range: Range<Int>) -> Int32? {
    var spelling = ""
    for place in range { spelling.unicodeScalars.append(ByteAlphabet.scalars[Int(text[place])]) }
    return modelToken(Array(spelling.utf8)[...])
  }
}
