/// The header of one array (numpy.org, `numpy.lib.format`, versions 1 to 3): `\x93NUMPY`, version, length, and a Python
/// dictionary of the three keys `descr`, `fortran_order`, `shape`.
struct NumpyHeader: Equatable {
  let type: NumpyArray.Element
  let isBigEndian: Bool
  let isFortranOrder: Bool
  let shape: [Int]
  /// Where the data begins, in bytes.
  let dataStart: Int

  static let magic: [UInt8] = [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59]

  init(_ file: [UInt8]) throws(NumpyProblem) {
    var reader = ByteReader(file)
    guard let magic = reader.take(6), magic.elementsEqual(Self.magic) else { throw .notNumpy }
    guard let major: UInt8 = reader.little(), let minor: UInt8 = reader.little() else { throw .headerPastEnd }
    guard (1...3).contains(major), minor == 0 else { throw .version(major: major, minor: minor) }
    let length: Int
    if major == 1 {
      guard let short = reader.little(UInt16.self) else { throw .headerPastEnd }
      length = Int(short)
    } else {
      guard let long = reader.little(UInt32.self) else { throw .headerPastEnd }
      length = Int(long)
    }
    guard length <= Limits.arrayHeaderBytes else { throw .headerTooLarge(bytes: length) }
    guard let text = reader.take(length) else { throw .headerPastEnd }
    dataStart = reader.offset
    let fields = try NumpyFields(text)
    guard fields.shape.count <= Limits.tensorRank else { throw .rank }
    isFortranOrder = fields.isFortranOrder
    shape = fields.shape
    (type, isBigEndian) = try Self.element(fields.type)
  }

  /// `<f4`: byte order, kind, bytes.
  private static func element(_ name: String) throws(NumpyProblem) -> (NumpyArray.Element, isBigEndian: Bool) {
    let bytes = Array(name.utf8)
    if bytes.last == UInt8(ascii: "O") { throw .objects }
    guard bytes.count == 3, "<>|=".utf8.contains(bytes[0]),
      let type = NumpyArray.Element(rawValue: String(name.dropFirst()))
    else { throw .type(name) }
    return (type, bytes[0] == UInt8(ascii: ">"))
  }
}

/// The three members of a header's dictionary, read from the few Python literals it is made of:
/// `{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }`.
private struct NumpyFields {
  private(set) var type = ""
  private(set) var isFortranOrder = false
  private(set) var shape: [Int] = []

  private let bytes: [UInt8]
  private var position = 0

  init(_ text: ArraySlice<UInt8>) throws(NumpyProblem) {
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

  private mutating func descriptor() throws(NumpyProblem) -> String {
    skipSpace()
    if position < bytes.count, bytes[position] == UInt8(ascii: "[") { throw .type("a record of several fields") }
    return try quoted()
  }

  private mutating func truth() throws(NumpyProblem) -> Bool {
    skipSpace()
    for (word, value) in [("True", true), ("False", false)] where bytes[position...].starts(with: word.utf8) {
      position += word.utf8.count
      return value
    }
    throw .header("fortran_order is neither True nor False")
  }

  /// `()`, `(3,)` or `(3, 4)`; Python 2 wrote `3L`.
  private mutating func tuple() throws(NumpyProblem) -> [Int] {
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

  private mutating func number() throws(NumpyProblem) -> Int {
    skipSpace()
    let start = position
    while position < bytes.count, bytes[position] &- 48 < 10 { position += 1 }
    guard position > start, let value = Int(String(decoding: bytes[start..<position], as: UTF8.self)) else {
      throw .header("a dimension is not a whole number from 0 to 2^63-1")
    }
    if position < bytes.count, bytes[position] == UInt8(ascii: "L") { position += 1 }
    return value
  }

  private mutating func quoted() throws(NumpyProblem) -> String {
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

  private mutating func expect(_ character: Unicode.Scalar) throws(NumpyProblem) {
    guard accept(character) else { throw .header("'\(character)' was expected") }
  }
}
