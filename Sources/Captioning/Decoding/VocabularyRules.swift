package import Tokenization
import Wording

/// What the six-part grammar needs to know of each token.
package struct VocabularyRules: Sendable {
  /// Bits of one token.
  private struct Traits: OptionSet {
    let rawValue: UInt8
    /// Ordinary text; tokens that steer the model and ids without a token are not.
    static let text = Traits(rawValue: 1)
    static let lineBreak = Traits(rawValue: 2)
    /// Begins with a letter or a digit, after at most one space, and breaks no line.
    static let wordStart = Traits(rawValue: 4)
    /// One space and nothing else.
    static let space = Traits(rawValue: 8)
    /// Holds a control character: text for a model that writes freely, no part of a body.
    static let control = Traits(rawValue: 16)
  }

  private let traits: [Traits]
  private let ends: Set<Int32>
  /// Whether any token can begin a body; without one no caption can be written.
  package let hasWords: Bool

  /// - Parameters:
  ///   - count: rows of the model's embedding table, which may exceed the vocabulary
  ///   - ends: tokens that end an answer
  package init(_ tokenizer: Tokenizer, count: Int, ends: Set<Int32>) {
    self.ends = ends
    traits = (0..<count).map { Self.traits(Int32($0), tokenizer, ends) }
    hasWords = traits.contains { $0.contains(.wordStart) }
  }

  private static func traits(_ id: Int32, _ tokenizer: Tokenizer, _ ends: Set<Int32>) -> Traits {
    guard let bytes = tokenizer.bytes(of: id), !bytes.isEmpty, !tokenizer.isSpecial(id), !tokenizer.isControl(id),
      !ends.contains(id)
    else { return [] }
    if ControlCharacters.areIn(bytes) { return [.text, .control] }
    if bytes.contains(10) || bytes.contains(13) { return [.text, .lineBreak] }
    if bytes == [32] { return [.text, .space] }
    return startsWord(bytes) ? [.text, .wordStart] : .text
  }

  private static func startsWord(_ bytes: [UInt8]) -> Bool {
    guard let text = String(validating: bytes, as: UTF8.self) else { return false }
    guard let first = text.unicodeScalars.first(where: { $0 != " " }) else { return false }
    let spaces = text.unicodeScalars.prefix { $0 == " " }.count
    return spaces <= 1 && (first.properties.isAlphabetic || first.properties.numericType != nil)
  }

  /// Whether a token ends the body of a part: a line break or the end of the answer.
  package func endsBody(_ id: Int32) -> Bool { isEnd(id) || has(id, .lineBreak) }

  /// Whether a token may stand next in a body.
  /// - Parameters:
  ///   - isEmpty: nothing of the body has been written
  ///   - hasWord: the body has a word already, so it may end
  package func allows(_ id: Int32, isEmpty: Bool, hasWord: Bool) -> Bool {
    if hasWord { return isTextOrEnd(id) && !has(id, .control) }
    return has(id, .wordStart) || (isEmpty && has(id, .space))
  }

  /// Whether a token brings the first word.
  package func startsWord(_ id: Int32) -> Bool { has(id, .wordStart) }

  /// Whether a token may stand in free text without the grammar.
  package func isTextOrEnd(_ id: Int32) -> Bool { isEnd(id) || has(id, .text) }

  /// Whether a token ends the answer.
  package func isEnd(_ id: Int32) -> Bool { ends.contains(id) }

  private func has(_ id: Int32, _ trait: Traits) -> Bool {
    traits.indices.contains(Int(id)) && traits[Int(id)].contains(trait)
  }
}
