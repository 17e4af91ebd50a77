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
    let fields: NumpyFields
    do { fields = try NumpyFields(text) } catch { throw NumpyProblem(error) }
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

extension NumpyProblem {
  fileprivate init(_ problem: NumpyFields.Problem) {
    switch problem {
    case .header(let what): self = .header(what)
    case .record: self = .type("a record of several fields")
    case .rank: self = .rank
    }
  }
}
