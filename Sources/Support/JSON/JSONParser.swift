/// Reads JSON (RFC 8259) with limits: depth, duplicate keys, lone surrogates and numbers out of range are errors.
///
/// The standard library's reader is not used because these texts come from strangers: it accepts duplicate keys,
/// says no position, and keeps no order of members.
public struct JSONParser {
  /// What becomes of half a surrogate pair in a string.
  public enum Surrogates: Sendable { case reject, replace }

  private var lexer: JSONLexer
  private var depth = 0
  private let maxDepth: Int
  /// Values that may still come.
  private var valuesLeft: Int
  private let maxValues: Int

  /// The value that the whole text stands for.
  /// - Parameters:
  ///   - source: the file the text came from, for the place in errors.
  ///   - maxDepth: nesting beyond it is an error; above 512 it counts as 512, which fits the stack of any thread.
  ///   - maxValues: more values than these, those inside of others counted too, are an error. A value of two bytes takes
  ///     many more in memory.
  public static func parse(
    _ bytes: [UInt8], source: String? = nil, maxDepth: Int = Limits.jsonDepth, maxValues: Int = .max,
    surrogates: Surrogates = .reject
  ) throws(JSONError) -> JSON {
    do throws(JSONError) {
      return try bytes.withUnsafeBufferPointer { buffer throws(JSONError) in
        var parser = JSONParser(
          lexer: JSONLexer(buffer, surrogates: surrogates), maxDepth: min(maxDepth, 512), maxValues: maxValues)
        return try parser.document()
      }
    } catch {
      throw JSONError(reason: error.reason, offset: error.offset, source: source)
    }
  }

  /// Reads a text that is in memory.
  /// - Throws: ``JSONError`` with line and column.
  public static func parse(_ text: String) throws(JSONError) -> JSON { try parse(Array(text.utf8)) }

  private init(lexer: JSONLexer, maxDepth: Int, maxValues: Int) {
    self.lexer = lexer
    self.maxDepth = maxDepth
    self.maxValues = maxValues
    valuesLeft = maxValues
  }

  private mutating func document() throws(JSONError) -> JSON {
    lexer.skipByteOrderMark()
    let value = try value()
    lexer.skipSpace()
    guard lexer.isAtEnd else { throw lexer.error(.trailingBytes) }
    return value
  }

  private mutating func value() throws(JSONError) -> JSON {
    lexer.skipSpace()
    guard valuesLeft > 0 else { throw lexer.error(.tooMany(limit: maxValues)) }
    valuesLeft -= 1
    switch lexer.next {
    case UInt8(ascii: "{"):
      try enter()
      defer { depth -= 1 }
      return try object()
    case UInt8(ascii: "["):
      try enter()
      defer { depth -= 1 }
      return try array()
    case UInt8(ascii: "\""): return .string(try lexer.string())
    case UInt8(ascii: "t"):
      try lexer.word("true")
      return .bool(true)
    case UInt8(ascii: "f"):
      try lexer.word("false")
      return .bool(false)
    case UInt8(ascii: "n"):
      try lexer.word("null")
      return .null
    default: return try lexer.numberHere()
    }
  }

  /// Moves after the opening bracket, one level down.
  private mutating func enter() throws(JSONError) {
    guard depth < maxDepth else { throw lexer.error(.tooDeep(limit: maxDepth)) }
    depth += 1
    if let bracket = lexer.next { _ = lexer.accept(bracket) }
  }

  private mutating func array() throws(JSONError) -> JSON {
    var elements: [JSON] = []
    lexer.skipSpace()
    if lexer.accept(UInt8(ascii: "]")) { return .array(elements) }
    repeat {
      elements.append(try value())
    } while try lexer.continues(before: UInt8(ascii: "]"), "',' or ']'")
    return .array(elements)
  }

  private mutating func object() throws(JSONError) -> JSON {
    var members: [JSON.Member] = []
    var keys = KeySet()
    lexer.skipSpace()
    if lexer.accept(UInt8(ascii: "}")) { return .object(members) }
    repeat {
      lexer.skipSpace()
      guard lexer.next == UInt8(ascii: "\"") else { throw lexer.unexpected("a key") }
      let key = try lexer.string()
      guard keys.insert(key, besides: members) else { throw lexer.error(.duplicateKey(key)) }
      try lexer.expect(UInt8(ascii: ":"), "':'")
      members.append(JSON.Member(key, try value()))
    } while try lexer.continues(before: UInt8(ascii: "}"), "',' or '}'")
    return .object(members)
  }

  /// The keys an object has so far. Few are compared one by one; only for more is a table made.
  private struct KeySet {
    private var table: Set<ExactKey> = []

    /// False where `key` is already among `members`.
    mutating func insert(_ key: String, besides members: [JSON.Member]) -> Bool {
      if members.count < 12 { return !members.contains { JSON.isSame($0.key, key) } }
      if table.isEmpty { for member in members { table.insert(ExactKey(text: member.key)) } }
      return table.insert(ExactKey(text: key)).inserted
    }
  }

  /// A key that equals only the same bytes: composed and decomposed letters are different keys in JSON, which a
  /// vocabulary relies on, while Swift's strings take them for equal.
  private struct ExactKey: Hashable {
    let text: String

    static func == (a: ExactKey, b: ExactKey) -> Bool { JSON.isSame(a.text, b.text) }

    func hash(into hasher: inout Hasher) {
      var text = text
      text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
  }
}
