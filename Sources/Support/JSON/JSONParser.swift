/// Reads JSON (RFC 8259) with limits: depth, duplicate keys, lone surrogates and numbers out of range are errors.
///
/// The standard library's reader is not used because these texts come from strangers: it accepts duplicate keys,
/// says no position, and keeps no order of members.
public struct JSONParser {
  /// What becomes of half a surrogate pair in a string.
  public enum Surrogates: Sendable { case reject, replace }

  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0
  private let maxDepth: Int
  private let surrogates: Surrogates

  /// The value that the whole text stands for.
  public static func parse(
    _ bytes: [UInt8], source: String? = nil, maxDepth: Int = Limits.jsonDepth, surrogates: Surrogates = .reject
  ) throws(JSONError) -> JSON {
    var parser = JSONParser(bytes: bytes, maxDepth: maxDepth, surrogates: surrogates)
    do throws(JSONError) {
      parser.skipByteOrderMark()
      let value = try parser.value()
      parser.skipSpace()
      guard parser.position == bytes.count else { throw parser.error(.trailingBytes) }
      return value
    } catch {
      throw JSONError(reason: error.reason, offset: error.offset, source: source)
    }
  }

  public static func parse(_ text: String) throws(JSONError) -> JSON { try parse(Array(text.utf8)) }

  private init(bytes: [UInt8], maxDepth: Int, surrogates: Surrogates) {
    self.bytes = bytes
    self.maxDepth = maxDepth
    self.surrogates = surrogates
  }

  private func error(_ reason: JSONError.Reason) -> JSONError {
    JSONError(reason: reason, offset: position, source: nil)
  }

  private func unexpected(_ expected: String) -> JSONError {
    guard position < bytes.count else { return error(.endOfText(expected: expected)) }
    let byte = bytes[position]
    let found = (33..<127).contains(byte) ? "'\(Character(Unicode.Scalar(byte)))'" : "byte \(byte)"
    return error(.unexpected(found, expected: expected))
  }

  private mutating func skipByteOrderMark() {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  private mutating func skipSpace() {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
  }

  /// Moves behind `byte` where it stands next.
  private mutating func accept(_ byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func value() throws(JSONError) -> JSON {
    skipSpace()
    guard position < bytes.count else { throw unexpected("a value") }
    switch bytes[position] {
    case UInt8(ascii: "{"): return try nested { parser throws(JSONError) in try parser.object() }
    case UInt8(ascii: "["): return try nested { parser throws(JSONError) in try parser.array() }
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: throw unexpected("a value")
    }
  }

  private mutating func nested(_ read: (inout JSONParser) throws(JSONError) -> JSON) throws(JSONError) -> JSON {
    guard depth < maxDepth else { throw error(.tooDeep(limit: maxDepth)) }
    depth += 1
    defer { depth -= 1 }
    position += 1
    return try read(&self)
  }

  private mutating func array() throws(JSONError) -> JSON {
    var elements: [JSON] = []
    skipSpace()
    if accept(UInt8(ascii: "]")) { return .array(elements) }
    while true {
      elements.append(try value())
      skipSpace()
      if accept(UInt8(ascii: "]")) { return .array(elements) }
      guard accept(UInt8(ascii: ",")) else { throw unexpected("',' or ']'") }
    }
  }

  private mutating func object() throws(JSONError) -> JSON {
    var members: [JSON.Member] = []
    var seen: Set<String> = []
    skipSpace()
    if accept(UInt8(ascii: "}")) { return .object(members) }
    while true {
      skipSpace()
      guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { throw unexpected("a key") }
      let key = try string()
      guard seen.insert(key).inserted else { throw error(.duplicateKey(key)) }
      skipSpace()
      guard accept(UInt8(ascii: ":")) else { throw unexpected("':'") }
      members.append(JSON.Member(key, try value()))
      skipSpace()
      if accept(UInt8(ascii: "}")) { return .object(members) }
      guard accept(UInt8(ascii: ",")) else { throw unexpected("',' or '}'") }
    }
  }

  private mutating func word(_ text: StaticString, _ value: JSON) throws(JSONError) -> JSON {
    let wanted = text.withUTF8Buffer { Array($0) }
    guard bytes.count - position >= wanted.count, bytes[position..<(position + wanted.count)].elementsEqual(wanted)
    else { throw unexpected("'\(text)'") }
    position += wanted.count
    return value
  }

  private mutating func digits() -> Int {
    let start = position
    while position < bytes.count, (48...57).contains(bytes[position]) { position += 1 }
    return position - start
  }

  private mutating func number() throws(JSONError) -> JSON {
    let start = position
    var isInteger = true
    _ = accept(UInt8(ascii: "-"))
    let leadingZero = position < bytes.count && bytes[position] == UInt8(ascii: "0")
    let whole = digits()
    guard whole > 0, !(leadingZero && whole > 1) else { throw unexpected("a digit") }
    if accept(UInt8(ascii: ".")) {
      isInteger = false
      guard digits() > 0 else { throw unexpected("a digit") }
    }
    if accept(UInt8(ascii: "e")) || accept(UInt8(ascii: "E")) {
      isInteger = false
      if !accept(UInt8(ascii: "+")) { _ = accept(UInt8(ascii: "-")) }
      guard digits() > 0 else { throw unexpected("a digit") }
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isInteger, let value = Int(text) { return .int(value) }
    guard let value = Double(text), value.isFinite else { throw error(.numberOutOfRange(String(text.prefix(40)))) }
    return .double(value)
  }

  private mutating func string() throws(JSONError) -> String {
    position += 1
    var start = position
    var decoded: [UInt8]?
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        let tail = bytes[start..<position]
        position += 1
        if var decoded {
          decoded += tail
          return try utf8(decoded[...])
        }
        return try utf8(tail)
      case UInt8(ascii: "\\"):
        var soFar = decoded ?? []
        soFar += bytes[start..<position]
        position += 1
        try escape(into: &soFar)
        decoded = soFar
        start = position
      case 0..<0x20:
        throw unexpected("a string without control characters")
      default:
        position += 1
      }
    }
    throw unexpected("'\"'")
  }

  private func utf8(_ bytes: ArraySlice<UInt8>) throws(JSONError) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw error(.invalidUTF8) }
    return text
  }

  private mutating func escape(into output: inout [UInt8]) throws(JSONError) {
    guard position < bytes.count else { throw unexpected("an escape") }
    let kind = bytes[position]
    position += 1
    switch kind {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): output.append(kind)
    case UInt8(ascii: "b"): output.append(0x08)
    case UInt8(ascii: "f"): output.append(0x0C)
    case UInt8(ascii: "n"): output.append(0x0A)
    case UInt8(ascii: "r"): output.append(0x0D)
    case UInt8(ascii: "t"): output.append(0x09)
    case UInt8(ascii: "u"): output += Array(String(Character(try unicodeEscape())).utf8)
    default:
      position -= 1
      throw unexpected("an escape")
    }
  }

  private mutating func unicodeEscape() throws(JSONError) -> Unicode.Scalar {
    let first = try hexQuad()
    if let scalar = Unicode.Scalar(first) { return scalar }
    // Only surrogates are no scalars; a high one may be completed by the escape behind it.
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
      guard position < bytes.count, let digit = Character(Unicode.Scalar(bytes[position])).hexDigitValue else {
        throw unexpected("a hexadecimal digit")
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }
}
