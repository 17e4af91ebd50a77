/// The three members of the dictionary in the header of a NumPy array (numpy.org, `numpy.lib.format`), read from the few
/// Python literals it is made of:
/// `{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }`.
package struct NumpyFields: Sendable, Equatable {
  package enum Problem: Error, Sendable, Equatable {
    case header(String)
    /// Elements of several fields.
    case record
    /// Far more dimensions than anything has.
    case rank
  }

  /// `<f4`: byte order, kind, size.
  package private(set) var type = ""
  package private(set) var isFortranOrder = false
  package private(set) var shape: [Int] = []

  private let bytes: [UInt8]
  private var position = 0

  /// - Parameter text: the header after magic, version and length
  package init(_ text: ArraySlice<UInt8>) throws(Problem) {
    bytes = Array(text)
    var seen: Set<String> = []
    try expect("{")
    while !accept("}") {
      let key = try quoted()
      guard seen.insert(key).inserted else { throw .header("a key stands twice") }
      try expect(":")
      switch key {
      case "descr": type = try descriptor()
      case "fortran_order": isFortranOrder = try truth()
      case "shape": shape = try tuple()
      default: throw .header("a key other than descr, fortran_order and shape")
      }
      if accept(",") { continue }
      try expect("}")
      break
    }
    skipSpace()
    guard position == bytes.count else { throw .header("text behind the dictionary") }
    guard seen.count == 3 else { throw .header("one of the keys descr, fortran_order and shape is missing") }
  }

  private mutating func descriptor() throws(Problem) -> String {
    skipSpace()
    if position < bytes.count, bytes[position] == UInt8(ascii: "[") { throw .record }
    return try quoted()
  }

  private mutating func truth() throws(Problem) -> Bool {
    skipSpace()
    for (word, value) in [("True", true), ("False", false)] where bytes[position...].starts(with: word.utf8) {
      position += word.utf8.count
      return value
    }
    throw .header("fortran_order is neither True nor False")
  }

  /// `()`, `(3,)` or `(3, 4)`; Python 2 wrote `3L`.
  private mutating func tuple() throws(Problem) -> [Int] {
    var values: [Int] = []
    try expect("(")
    while !accept(")") {
      guard values.count < 64 else { throw .rank }
      values.append(try number())
      if accept(",") { continue }
      // Python takes (3) for a number in brackets.
      guard values.count > 1 else { throw .header("the shape is not a tuple") }
      try expect(")")
      break
    }
    return values
  }

  private mutating func number() throws(Problem) -> Int {
    skipSpace()
    let start = position
    while position < bytes.count, bytes[position] &- 48 < 10 { position += 1 }
    guard position > start, let value = Int(String(decoding: bytes[start..<position], as: UTF8.self)) else {
      throw .header("a dimension is not a whole number from 0 to 2^63-1")
    }
    if position < bytes.count, bytes[position] == UInt8(ascii: "L") { position += 1 }
    return value
  }

  private mutating func quoted() throws(Problem) -> String {
    skipSpace()
    guard position < bytes.count, bytes[position] == UInt8(ascii: "'") || bytes[position] == UInt8(ascii: "\"") else {
      throw .header("a text was expected")
    }
    let start = position + 1
    guard let end = bytes[start...].firstIndex(of: bytes[position]) else { throw .header("a text has no end") }
    position = end + 1
    guard bytes[start..<end].allSatisfy({ (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: "\\") }) else {
      throw .header("a text is not plain")
    }
    return String(decoding: bytes[start..<end], as: UTF8.self)
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

  private mutating func expect(_ character: Unicode.Scalar) throws(Problem) {
    guard accept(character) else { throw .header("'\(character)' was expected") }
  }
}
