/// The words of a JSON text, one after another, straight from memory that somebody else holds.
///
/// ``JSONParser`` builds values from them. A reader that knows what it expects, such as that of a weight file's
/// header, uses the lexer itself and so takes no memory for what it does not keep.
///
/// Every access to `bytes` is after a comparison of `position` with `bytes.count`: the buffer itself does not check.
package struct JSONLexer {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let surrogates: JSONParser.Surrogates
  /// The byte that is read next, counted from 0.
  package private(set) var position = 0

  /// - Parameter bytes: must stay valid and unchanged while the lexer is used.
  package init(_ bytes: UnsafeBufferPointer<UInt8>, surrogates: JSONParser.Surrogates = .reject) {
    self.bytes = bytes
    self.surrogates = surrogates
  }

  package var isAtEnd: Bool { position >= bytes.count }

  /// The next byte, `nil` at the end.
  package var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// An error at the next byte.
  package func error(_ reason: JSONError.Reason) -> JSONError {
    JSONError(reason: reason, offset: position, source: nil)
  }

  /// The error that something else than `expected` stands here.
  package func unexpected(_ expected: String) -> JSONError {
    guard let byte = next else { return error(.endOfText(expected: expected)) }
    let found = (33..<127).contains(byte) ? "'\(Character(Unicode.Scalar(byte)))'" : "byte \(byte)"
    return error(.unexpected(found, expected: expected))
  }

  /// Passes over a UTF-8 byte-order mark.
  package mutating func skipByteOrderMark() {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// Passes over white space.
  package mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  /// Moves after `byte` where it stands next.
  package mutating func accept(_ byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  /// Moves after `byte` and the white space before it.
  package mutating func expect(_ byte: UInt8, _ expected: String) throws(JSONError) {
    skipSpace()
    guard accept(byte) else { throw unexpected(expected) }
  }

  /// After a member or an element: true after a comma, false after `end`.
  package mutating func continues(before end: UInt8, _ expected: String) throws(JSONError) -> Bool {
    skipSpace()
    if accept(UInt8(ascii: ",")) { return true }
    guard accept(end) else { throw unexpected(expected) }
    return false
  }

  /// Moves after one of the words `true`, `false`, `null`.
  package mutating func word(_ text: StaticString) throws(JSONError) {
    let start = position
    let matches = text.withUTF8Buffer { wanted in
      wanted.count <= bytes.count - start && wanted.elementsEqual(bytes[start..<(start + wanted.count)])
    }
    guard matches else { throw unexpected("'\(text)'") }
    position += text.utf8CodeUnitCount
  }

  // MARK: Numbers

  private mutating func digits() -> Int {
    let start = position
    while position < bytes.count, bytes[position] &- 48 < 10 { position += 1 }
    return position - start
  }

  /// A number where one begins here; anything else is no value.
  package mutating func numberHere() throws(JSONError) -> JSON {
    guard let byte = next, byte == UInt8(ascii: "-") || byte &- 48 < 10 else { throw unexpected("a value") }
    return try number()
  }

  /// A number: `.int` where it has neither fraction nor exponent and fits 64 bits, else `.double`.
  package mutating func number() throws(JSONError) -> JSON {
    let start = position
    let isNegative = accept(UInt8(ascii: "-"))
    let leadingZero = next == UInt8(ascii: "0")
    let first = position
    let whole = digits()
    guard whole > 0, !(leadingZero && whole > 1) else { throw unexpected("a digit") }
    var isInteger = true
    if accept(UInt8(ascii: ".")) {
      isInteger = false
      guard digits() > 0 else { throw unexpected("a digit") }
    }
    if accept(UInt8(ascii: "e")) || accept(UInt8(ascii: "E")) {
      isInteger = false
      if !accept(UInt8(ascii: "+")) { _ = accept(UInt8(ascii: "-")) }
      guard digits() > 0 else { throw unexpected("a digit") }
    }
    if isInteger && whole <= 18 {
      // checked: 18 digits are below 10^18, which fits 63 bits.
      var value = 0
      for index in first..<(first + whole) { value = value * 10 + Int(bytes[index] - 48) }
      return .int(isNegative ? -value : value)
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isInteger, let value = Int(text) { return .int(value) }
    guard let value = Double(text), value.isFinite else { throw error(.numberOutOfRange(String(text.prefix(40)))) }
    return .double(value)
  }

  // MARK: Strings

  /// A string; the lexer stands at its opening quote.
  package mutating func string() throws(JSONError) -> String {
    guard accept(UInt8(ascii: "\"")) else { throw unexpected("a string") }
    let start = position
    try skipPlain()
    if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
      let text = try utf8(UnsafeBufferPointer(rebasing: bytes[start..<position]))
      position += 1
      return text
    }
    return try escapedString(from: start)
  }

  /// Moves to the next quote or backslash, or to the end.
  private mutating func skipPlain() throws(JSONError) {
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return }
      guard byte >= 0x20 else { throw unexpected("a string without control characters") }
      position += 1
    }
  }

  /// A string with escapes, or without an end; what stands from `start` to here is plain.
  private mutating func escapedString(from start: Int) throws(JSONError) -> String {
    var decoded = [UInt8](bytes[start..<position])
    while position < bytes.count {
      if accept(UInt8(ascii: "\"")) {
        return try decoded.withUnsafeBufferPointer { buffer throws(JSONError) in try utf8(buffer) }
      }
      if accept(UInt8(ascii: "\\")) {
        try escape(into: &decoded)
      } else {
        let plain = position
        try skipPlain()
        decoded += bytes[plain..<position]
      }
    }
    throw unexpected("'\"'")
  }

  private func utf8(_ text: UnsafeBufferPointer<UInt8>) throws(JSONError) -> String {
    guard let text = String(validating: text, as: UTF8.self) else { throw error(.invalidUTF8) }
    return text
  }

  private mutating func escape(into output: inout [UInt8]) throws(JSONError) {
    guard let kind = next else { throw unexpected("an escape") }
    position += 1
    switch kind {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): output.append(kind)
    case UInt8(ascii: "b"): output.append(0x08)
    case UInt8(ascii: "f"): output.append(0x0C)
    case UInt8(ascii: "n"): output.append(0x0A)
    case UInt8(ascii: "r"): output.append(0x0D)
    case UInt8(ascii: "t"): output.append(0x09)
    case UInt8(ascii: "u"): UTF8.encode(try unicodeEscape()).map { output += $0 }
    default:
      position -= 1
      throw unexpected("an escape")
    }
  }

  private mutating func unicodeEscape() throws(JSONError) -> Unicode.Scalar {
    let first = try hexQuad()
    if let scalar = Unicode.Scalar(first) { return scalar }
    // Only surrogates are no scalars; a high one may be completed by the escape after it.
    let mark = position
    if first < 0xDC00, accept(UInt8(ascii: "\\")), accept(UInt8(ascii: "u")) {
      let second = try hexQuad()
      if (0xDC00...0xDFFF).contains(second),
        let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
      {
        return scalar
      }
    }
    position = mark
    guard surrogates == .replace else { throw error(.loneSurrogate) }
    return "\u{FFFD}"
  }

  private mutating func hexQuad() throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      let digit: UInt8
      switch next {
      case .some(let byte) where byte &- 48 < 10: digit = byte - 48
      case .some(let byte) where (byte | 0x20) &- 97 < 6: digit = (byte | 0x20) - 87
      default: throw unexpected("a hexadecimal digit")
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }

  // MARK: Skipping

  /// Moves after a value of any kind without keeping it. Its strings and numbers are checked, its keys not compared.
  package mutating func skipValue(maxDepth: Int = Limits.jsonDepth) throws(JSONError) {
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): try skipItems(until: UInt8(ascii: "}"), "',' or '}'", keyed: true, maxDepth: maxDepth)
    case UInt8(ascii: "["): try skipItems(until: UInt8(ascii: "]"), "',' or ']'", keyed: false, maxDepth: maxDepth)
    case UInt8(ascii: "\""): _ = try string()
    case UInt8(ascii: "t"): try word("true")
    case UInt8(ascii: "f"): try word("false")
    case UInt8(ascii: "n"): try word("null")
    default: _ = try numberHere()
    }
  }

  private mutating func skipItems(
    until end: UInt8, _ expected: String, keyed: Bool, maxDepth: Int
  ) throws(JSONError) {
    guard maxDepth > 0 else { throw error(.tooDeep(limit: Limits.jsonDepth)) }
    position += 1
    skipSpace()
    if accept(end) { return }
    repeat {
      if keyed {
        skipSpace()
        guard next == UInt8(ascii: "\"") else { throw unexpected("a key") }
        _ = try string()
        try expect(UInt8(ascii: ":"), "':'")
      }
      try skipValue(maxDepth: maxDepth - 1)
    } while try continues(before: end, expected)
  }
}
