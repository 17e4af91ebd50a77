/// Turns tokens into text as they arrive. What it has given after ``finish()`` is what ``Tokenizer/decode(_:skipSpecial:)``
/// gives for all tokens together.
package struct StreamDecoder: Sendable {
  private let tokenizer: Tokenizer
  private let skipsSpecial: Bool
  /// The start of a character whose other bytes have not come yet; at most three bytes.
  private var pending: [UInt8] = []

  package init(_ tokenizer: Tokenizer, skipSpecial: Bool = false) {
    self.tokenizer = tokenizer
    skipsSpecial = skipSpecial
  }

  /// The text that has become certain with this token; empty while a character is incomplete.
  package mutating func push(_ id: Int32) -> String {
    if skipsSpecial, tokenizer.isSpecial(id) { return "" }
    pending.append(contentsOf: tokenizer.vocabulary.bytes(id) ?? [])
    let certain = pending.count - Self.incompleteSuffix(pending)
    defer { pending.removeFirst(certain) }
    return String(decoding: pending[..<certain], as: UTF8.self)
  }

  /// What is left: U+FFFD where the last character never became complete, else nothing.
  package mutating func finish() -> String {
    defer { pending.removeAll() }
    return String(decoding: pending, as: UTF8.self)
  }

  /// The number of bytes at the end that start a character which later bytes may complete (The Unicode Standard,
  /// table 3-7).
  private static func incompleteSuffix(_ bytes: [UInt8]) -> Int {
    for length in 1...3 where length <= bytes.count {
      let lead = bytes[bytes.count - length]
      if lead & 0xC0 == 0x80 { continue }
      let needed =
        switch lead {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 1
        }
      guard length < needed else { return 0 }
      guard length > 1 else { return length }
      let second = bytes[bytes.count - length + 1]
      let allowed: ClosedRange<UInt8> =
        switch lead {
        case 0xE0: 0xA0...0xBF
        case 0xED: 0x80...0x9F
        case 0xF0: 0x90...0xBF
        case 0xF4: 0x80...0x8F
        default: 0x80...0xBF
        }
      return allowed.contains(second) ? length : 0
    }
    return 0
  }
}
