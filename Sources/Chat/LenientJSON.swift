package import Support

/// Reads JSON as language models write it: broken off, with commas too many, line breaks inside of texts, single quotes,
/// comments, keys that stand twice. What cannot be read ends the value there; what was read before stays.
package struct LenientJSON {
  private let bytes: [UInt8]
  private var position: Int
  private var depth = 0
  /// Whether everything that was opened was closed.
  private var isWhole = true

  /// - Parameter start: where the value begins.
  private init(_ bytes: [UInt8], at start: Int) {
    self.bytes = bytes
    position = start
  }

  /// The first object or list in a text that holds something, wherever it stands.
  /// - Returns: the value, and whether it came to its end; `nil` where there is none.
  package static func first(in text: String) -> (value: JSON, isWhole: Bool)? {
    all(in: text, most: 1).first
  }

  /// Objects and lists in a text, one behind the other.
  package static func all(in text: String, most: Int = 8) -> [(value: JSON, isWhole: Bool)] {
    let bytes = Array(text.utf8)
    var found: [(JSON, Bool)] = []
    var start = 0
    var tries = 0
    while found.count < most, tries < Self.mostTries,
      let open = bytes[start...].firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") })
    {
      tries += 1
      var reader = LenientJSON(bytes, at: open)
      if let value = reader.value(), !isEmpty(value) {
        found.append((value, reader.isWhole))
        start = max(reader.position, open + 1)
      } else {
        start = open + 1
      }
    }
    return found
  }

  /// Brackets of prose that are tried.
  private static let mostTries = 200
  private static let mostDepth = 24

  private static func isEmpty(_ value: JSON) -> Bool {
    switch value {
    case .object(let members): members.isEmpty
    // "[1]" and "[sic]" are prose.
    case .array(let elements): elements.allSatisfy { $0.members == nil }
    default: true
    }
  }

  // MARK: Values

  private mutating func value() -> JSON? {
    skip()
    guard position < bytes.count, depth < Self.mostDepth else { return nil }
    switch bytes[position] {
    case UInt8(ascii: "{"): return object()
    case UInt8(ascii: "["): return array()
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return .string(string())
    default: return word()
    }
  }

  private mutating func object() -> JSON {
    position += 1
    depth += 1
    defer { depth -= 1 }
    var members: [JSON.Member] = []
    while true {
      skip()
      while accept(UInt8(ascii: ",")) { skip() }
      guard position < bytes.count else {
        isWhole = false
        break
      }
      if accept(UInt8(ascii: "}")) { break }
      guard let key = key() else {
        isWhole = false
        break
      }
      skip()
      guard accept(UInt8(ascii: ":")), let value = value() else {
        isWhole = false
        break
      }
      // Of keys that stand twice, the first that says something counts.
      if let known = members.firstIndex(where: { $0.key == key }) {
        if Self.saysNothing(members[known].value) { members[known].value = value }
      } else {
        members.append(JSON.Member(key, value))
      }
    }
    return .object(members)
  }

  private mutating func array() -> JSON {
    position += 1
    depth += 1
    defer { depth -= 1 }
    var elements: [JSON] = []
    while true {
      skip()
      while accept(UInt8(ascii: ",")) { skip() }
      guard position < bytes.count else {
        isWhole = false
        break
      }
      if accept(UInt8(ascii: "]")) { break }
      guard let value = value() else {
        isWhole = false
        break
      }
      elements.append(value)
    }
    return .array(elements)
  }

  private static func saysNothing(_ value: JSON) -> Bool {
    switch value {
    case .null: true
    case .string(let text): text.allSatisfy(\.isWhitespace)
    default: false
    }
  }

  private mutating func key() -> String? {
    if bytes[position] == UInt8(ascii: "\"") || bytes[position] == UInt8(ascii: "'") { return string() }
    let end = bytes[position...].firstIndex { !Self.isWord($0) } ?? bytes.endIndex
    guard end > position else { return nil }
    defer { position = end }
    return String(decoding: bytes[position..<end], as: UTF8.self)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 95, 97...122, 45, 46, 43, 0x80...: true
    default: false
    }
  }

  /// `true`, `null`, a number, or a word without quotes.
  private mutating func word() -> JSON? {
    let end = bytes[position...].firstIndex { !Self.isWord($0) } ?? bytes.endIndex
    guard end > position else { return nil }
    let text = String(decoding: bytes[position..<end], as: UTF8.self)
    position = end
    switch text {
    case "true", "True": return .bool(true)
    case "false", "False": return .bool(false)
    case "null", "None": return .null
    default: return Int(text).map { .int($0) } ?? Double(text).map { .double($0) } ?? .string(text)
    }
  }

  // MARK: Texts

  private mutating func string() -> String {
    let quote = bytes[position]
    position += 1
    var output: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\\") {
        escape(&output)
      } else if byte == quote, endsHere() {
        return String(decoding: output, as: UTF8.self)
      } else {
        output.append(byte)
      }
    }
    isWhole = false
    return String(decoding: output, as: UTF8.self)
  }

  /// Whether a quotation mark ends the text: behind it stands what can follow a text, or nothing more. A sign that says
  /// "OPEN" in the middle of a sentence does not.
  private func endsHere() -> Bool {
    let next = bytes[position...].first { $0 != 32 && $0 != 9 && $0 != 10 && $0 != 13 }
    guard let next else { return true }
    return [UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ":"), UInt8(ascii: "/")].contains(
      next)
      && !isInsideSentence
  }

  /// A comma behind a quotation mark with a word behind it: `"OPEN", lit by …`.
  private var isInsideSentence: Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: ",") else { return false }
    guard let next = bytes[(position + 1)...].first(where: { $0 != 32 && $0 != 9 && $0 != 10 && $0 != 13 }) else {
      return false
    }
    return (97...122).contains(next) && !bytes[(position + 1)...].starts(with: " true".utf8)
      && !bytes[(position + 1)...].starts(with: " null".utf8) && !bytes[(position + 1)...].starts(with: " false".utf8)
      && !isBareKey
  }

  /// `, camera: …`: a key without quotes.
  private var isBareKey: Bool {
    let rest = bytes[(position + 1)...].drop { $0 == 32 || $0 == 10 || $0 == 13 || $0 == 9 }
    let word = rest.prefix { Self.isWord($0) }
    return rest[word.endIndex...].first { $0 != 32 } == UInt8(ascii: ":")
  }

  private mutating func escape(_ output: inout [UInt8]) {
    guard position < bytes.count else { return }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "n"): output.append(10)
    case UInt8(ascii: "t"): output.append(9)
    case UInt8(ascii: "r"): output.append(13)
    case UInt8(ascii: "b"), UInt8(ascii: "f"): output.append(32)
    case UInt8(ascii: "u"):
      guard var unit = hex() else { return }
      // The second half of a pair.
      if (0xD800..<0xDC00).contains(unit), bytes[position...].starts(with: "\\u".utf8) {
        let before = position
        position += 2
        if let low = hex(), (0xDC00..<0xE000).contains(low) {
          unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
        } else {
          position = before
        }
      }
      output += String(Unicode.Scalar(unit) ?? "\u{FFFD}").utf8
    default: output.append(byte)
    }
  }

  private mutating func hex() -> UInt32? {
    let digits = bytes[position...].prefix(4)
    guard digits.count == 4, let unit = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) else { return nil }
    position += 4
    return unit
  }

  // MARK: Between

  /// White space and comments.
  private mutating func skip() {
    while position < bytes.count {
      switch bytes[position] {
      case 32, 9, 10, 13: position += 1
      case UInt8(ascii: "/") where bytes[position...].starts(with: "//".utf8):
        position = bytes[position...].firstIndex(of: 10) ?? bytes.count
      default: return
      }
    }
  }

  private mutating func accept(_ byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }
}
