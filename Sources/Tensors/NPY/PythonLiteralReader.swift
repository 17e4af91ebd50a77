import Support

/// Reads the few Python literals that the header of a `.npy` file is made of:
/// `{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }`.
struct PythonLiteralReader {
  enum Value: Equatable {
    case text(String)
    case bool(Bool)
    case tuple([Int])
  }

  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// A dictionary that is the whole text; keys are texts and stand once.
  mutating func dictionary() throws(NPYProblem) -> [String: Value] {
    var members: [String: Value] = [:]
    try expect("{")
    while !accept("}") {
      let key = try text()
      try expect(":")
      guard members.updateValue(try value(), forKey: key) == nil else { throw .header("a key stands twice") }
      if accept(",") { continue }
      try expect("}")
      break
    }
    skipSpace()
    guard position == bytes.count else { throw .header("text behind the dictionary") }
    return members
  }

  private mutating func value() throws(NPYProblem) -> Value {
    skipSpace()
    guard position < bytes.count else { throw .header("it ends early") }
    switch bytes[position] {
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "("): return .tuple(try tuple())
    case UInt8(ascii: "T"):
      try word("True")
      return .bool(true)
    case UInt8(ascii: "F"):
      try word("False")
      return .bool(false)
    case UInt8(ascii: "["): throw .unsupportedType("a record of several fields")
    default: throw .header("unexpected byte \(bytes[position])")
    }
  }

  private mutating func text() throws(NPYProblem) -> String {
    skipSpace()
    guard position < bytes.count, bytes[position] == UInt8(ascii: "'") || bytes[position] == UInt8(ascii: "\"") else {
      throw .header("expected a text")
    }
    let quote = bytes[position]
    let start = position + 1
    guard let end = bytes[start...].firstIndex(of: quote) else { throw .header("a text has no end") }
    position = end + 1
    guard let text = String(validating: bytes[start..<end], as: UTF8.self), !text.contains("\\") else {
      throw .header("a text is not plain")
    }
    return text
  }

  /// `()`, `(3,)` or `(3, 4)`; old versions of Python 2 wrote `3L`.
  private mutating func tuple() throws(NPYProblem) -> [Int] {
    var values: [Int] = []
    try expect("(")
    while !accept(")") {
      guard values.count < 64 else { throw .rank(limit: Limits.tensorRank) }
      values.append(try dimension())
      if accept(",") { continue }
      // Python takes (3) for a number in brackets.
      guard values.count > 1 else { throw .header("the shape is not a tuple") }
      try expect(")")
      break
    }
    return values
  }

  private mutating func dimension() throws(NPYProblem) -> Int {
    skipSpace()
    let start = position
    while position < bytes.count, bytes[position] &- 48 < 10 { position += 1 }
    guard position > start, let value = Int(String(decoding: bytes[start..<position], as: UTF8.self)) else {
      throw .header("a dimension is not a whole number from 0 to 2^63-1")
    }
    if position < bytes.count, bytes[position] == UInt8(ascii: "L") { position += 1 }
    return value
  }

  private mutating func word(_ word: StaticString) throws(NPYProblem) {
    let text = Array("\(word)".utf8)
    guard bytes[position...].starts(with: text) else { throw .header("expected \(word)") }
    position += text.count
  }

  private mutating func skipSpace() {
    while position < bytes.count, bytes[position] == 0x20 || (0x09...0x0D).contains(bytes[position]) { position += 1 }
  }

  private mutating func accept(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(NPYProblem) {
    guard accept(character) else { throw .header("expected '\(character)'") }
  }
}
