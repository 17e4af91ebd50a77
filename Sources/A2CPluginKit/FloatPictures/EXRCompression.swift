/// How blocks of an OpenEXR file are packed.
enum EXRCompression: Equatable {
  case none, runs, deflate(rows: Int), piz, pxr24

  init(code: UInt8) throws(FloatPictureProblem) {
    switch code {
    case 0: self = .none
    case 1: self = .runs
    case 2: self = .deflate(rows: 1)
    case 3: self = .deflate(rows: 16)
    case 4: self = .piz
    case 5: self = .pxr24
    case 6, 7: throw .form("an OpenEXR file packed by B44")
    case 8, 9: throw .form("an OpenEXR file packed by DWA")
    default: throw .header("compression \(code) is unknown")
    }
  }

  /// Rows of one block.
  var rows: Int {
    switch self {
    case .none, .runs: 1
    case .deflate(let rows): rows
    case .piz: 32
    case .pxr24: 16
    }
  }

  /// - Returns: exactly the bytes of the block.
  func unpack(_ data: ArraySlice<UInt8>, _ block: EXRBlock) throws(FloatPictureProblem) -> [UInt8] {
    let size = block.bytes
    // What packing would not make smaller is stored.
    if data.count == size { return Array(data) }
    switch self {
    case .none: throw .endsEarly
    case .runs: return Self.interleaved(try Self.runs(data, size: size))
    case .deflate: return Self.interleaved(try Self.inflated(data, size: size))
    case .pxr24: return try Self.pxr24(data, block)
    case .piz: return try EXRPiz.unpack(data, block)
    }
  }

  static func inflated(_ data: ArraySlice<UInt8>, size: Int) throws(FloatPictureProblem) -> [UInt8] {
    do throws(InflateProblem) {
      return try Inflate.unpack(data.dropFirst(2), size: size)  // two bytes of zlib's header
    } catch {
      throw .data(error.message)
    }
  }

  private static func runs(_ data: ArraySlice<UInt8>, size: Int) throws(FloatPictureProblem) -> [UInt8] {
    // Two bytes make 128 at most.
    guard size / 64 <= data.count + 1 else { throw .data("a block is shorter than its rows") }
    var (reader, output) = (ByteReader(data), [UInt8]())
    output.reserveCapacity(size)
    while let count = reader.little(Int8.self) {
      if count < 0 {
        guard let literal = reader.take(-Int(count)) else { throw .endsEarly }
        output += literal
      } else {
        guard let byte = reader.take(1)?.first else { throw .endsEarly }
        output += repeatElement(byte, count: Int(count) + 1)
      }
      guard output.count <= size else { throw .data("a block is longer than its rows") }
    }
    guard output.count == size else { throw .data("a block is shorter than its rows") }
    return output
  }

  /// Undoes the differences, and puts the bytes of the two halves in turn.
  private static func interleaved(_ packed: [UInt8]) -> [UInt8] {
    var bytes = packed
    for index in bytes.indices.dropFirst() { bytes[index] = bytes[index - 1] &+ bytes[index] &- 128 }
    let half = (bytes.count + 1) / 2
    return bytes.indices.map { $0 % 2 == 0 ? bytes[$0 / 2] : bytes[half + $0 / 2] }
  }

  /// Differences along the rows, the bytes of a number in planes; a float keeps its upper 24 bits.
  private static func pxr24(_ data: ArraySlice<UInt8>, _ block: EXRBlock) throws(FloatPictureProblem) -> [UInt8] {
    let planes: [Int] = block.channels.map { $0.sample == .float ? 3 : $0.sample.bytes }
    let packed = try inflated(data, size: planes.reduce(0) { $0 + $1 * block.width * block.rows })
    var output: [UInt8] = []
    output.reserveCapacity(block.bytes)
    var start = 0
    for _ in 0..<block.rows {
      for (channel, count) in zip(block.channels, planes) {
        let size = channel.sample.bytes
        var number: UInt32 = 0
        for x in 0..<block.width {
          var step: UInt32 = 0
          // checked: packed has as many bytes as the planes of all rows
          for plane in 0..<count { step = step << 8 | UInt32(packed[start + plane * block.width + x]) }
          number &+= size == 4 && count == 3 ? step << 8 : step
          for byte in 0..<size { output.append(UInt8(truncatingIfNeeded: number >> UInt32(8 * byte))) }
        }
        start += count * block.width
      }
    }
    return output
  }
}
