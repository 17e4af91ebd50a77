import A2CPluginKit

/// What is wrong with a PFM file.
enum PFMProblem: Error, Equatable {
  case notPFM, header, size, dataSize(bytes: Int, needed: Int)

  func error(_ path: String) -> AdapterError {
    switch self {
    case .notPFM: AdapterError(.badInput, "no PFM file", place: path)
    case .header: AdapterError(.badInput, "the header of a PFM file is width, height and scale", place: path)
    case .size: AdapterError(.badInput, "the PFM file has no size that can be read", place: path)
    case .dataSize(let bytes, let needed):
      AdapterError(
        .badInput, "\(bytes) bytes of data, but width and height need \(needed)", place: path,
        hint: "is the file complete?")
    }
  }
}

/// A portable float map: `Pf` (grey) or `PF` (colour), width and height, a scale whose sign tells the byte order
/// (negative is little-endian), rows from bottom to top.
struct PFM: Equatable {
  let width, height: Int
  /// The first channel, rows from top to bottom.
  let values: [Float]  // height × width

  static func isPFM(_ head: [UInt8]) -> Bool {
    head.count > 2 && head[0] == UInt8(ascii: "P") && (head[1] | 0x20) == UInt8(ascii: "f") && isSpace(head[2])
  }

  init(_ bytes: [UInt8]) throws(PFMProblem) {
    guard Self.isPFM(bytes) else { throw .notPFM }
    let channels = bytes[1] == UInt8(ascii: "F") ? 3 : 1
    var position = 2
    guard let width = Self.word(bytes, &position).flatMap({ Int($0) }),
      let height = Self.word(bytes, &position).flatMap({ Int($0) }),
      let scale = Self.word(bytes, &position).flatMap({ Double($0) }), scale.isFinite, scale != 0,
      position < bytes.count
    else { throw .header }
    position += 1  // the one white character behind the scale
    guard (1...Limits.pictureSide).contains(width), (1...Limits.pictureSide).contains(height),
      let count = Checked.product(width, height), count <= Limits.picturePixels,
      let needed = Checked.product(count, channels, 4)
    else { throw .size }
    guard bytes.count - position == needed else {
      throw .dataSize(bytes: bytes.count - position, needed: needed)
    }
    self.width = width
    self.height = height
    values = bytes.withUnsafeBytes { raw in
      (0..<count).map { index in
        let (row, column) = (height - 1 - index / width, index % width)
        let bits = raw.loadUnaligned(
          fromByteOffset: position + 4 * channels * (row * width + column), as: UInt32.self)
        return Float(bitPattern: scale < 0 ? UInt32(littleEndian: bits) : UInt32(bigEndian: bits))
      }
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// The next word of the header, of at most 32 characters.
  private static func word(_ bytes: [UInt8], _ position: inout Int) -> String? {
    while position < bytes.count, isSpace(bytes[position]) { position += 1 }
    let start = position
    while position < bytes.count, !isSpace(bytes[position]), position - start < 32 { position += 1 }
    guard position > start else { return nil }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }
}
