import Support

/// The header of a `.npy` file: `\x93NUMPY`, version, length, and a Python dictionary of three keys.
struct NPYHeader {
  private(set) var type: ElementType
  private(set) var isBigEndian: Bool
  private(set) var isFortranOrder: Bool
  private(set) var shape: [Int]
  /// Where the data begins, in bytes.
  let dataStart: Int

  private static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)
  /// NumPy itself writes less than 200 bytes for plain arrays.
  private static let maxBytes = 1 << 16

  init(file: UnsafeRawBufferPointer) throws(NPYProblem) {
    guard file.count >= 10, file.starts(with: NPYHeader.magic) else { throw .notNPY }
    let (major, minor) = (file[6], file[7])
    guard (1...3).contains(major), minor == 0 else { throw .version(major: major, minor: minor) }
    let textStart: Int
    let length: Int
    if major == 1 {
      textStart = 10
      length = Int(UInt16(littleEndian: file.loadUnaligned(fromByteOffset: 8, as: UInt16.self)))
    } else {
      textStart = 12
      guard file.count >= 12 else { throw .headerPastEnd(bytes: file.count) }
      length = Int(UInt32(littleEndian: file.loadUnaligned(fromByteOffset: 8, as: UInt32.self)))
    }
    guard length <= NPYHeader.maxBytes else { throw .headerTooLarge(bytes: length, limit: NPYHeader.maxBytes) }
    guard length <= file.count - textStart else { throw .headerPastEnd(bytes: length) }
    dataStart = textStart + length
    let fields: NumpyFields
    do { fields = try NumpyFields(Array(file[textStart..<dataStart])[...]) } catch { throw NPYProblem(error) }
    guard fields.shape.count <= Limits.tensorRank else { throw .rank(limit: Limits.tensorRank) }
    isFortranOrder = fields.isFortranOrder
    shape = fields.shape
    (type, isBigEndian) = try NPYHeader.type(fields.type)
  }

  /// `<f4`: byte order, kind, size.
  private static func type(_ descriptor: String) throws(NPYProblem) -> (ElementType, isBigEndian: Bool) {
    if descriptor == "O" || descriptor == "|O" { throw .objects }
    guard let order = descriptor.first, "<>|=".contains(order),
      let type = ElementType(numpyName: descriptor.dropFirst())
    else { throw .unsupportedType(descriptor) }
    return (type, order == ">")
  }

  /// A header of version 1.0; `nil` where NumPy has no such type.
  static func bytes(type: ElementType, shape: [Int]) -> [UInt8]? {
    guard let name = type.numpyName else { return nil }
    let order = type.byteSize == 1 ? "|" : "<"
    let dimensions = shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? "," : "")
    var text = "{'descr': '\(order)\(name)', 'fortran_order': False, 'shape': (\(dimensions)), }"
    // The data begins at a multiple of 64; the text ends with a line break.
    text += String(repeating: " ", count: (64 - (10 + text.utf8.count + 1) % 64) % 64) + "\n"
    let length = UInt16(truncatingIfNeeded: text.utf8.count)  // checked: the rank is at most 8 where files are read
    return magic + [1, 0, UInt8(length & 0xFF), UInt8(length >> 8)] + Array(text.utf8)
  }
}

extension NPYProblem {
  fileprivate init(_ problem: NumpyFields.Problem) {
    switch problem {
    case .header(let what): self = .header(what)
    case .record: self = .unsupportedType("a record of several fields")
    case .rank: self = .rank(limit: Limits.tensorRank)
    }
  }
}
