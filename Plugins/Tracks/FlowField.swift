import A2CPluginKit

/// How far every pixel moves from one frame to the next.
struct FlowField {
  let width, height: Int
  /// Pixels to the right and down; not finite where nothing is known.
  let values: [Float]  // height × width × 2

  /// Beyond this, files mean that nothing is known (Middlebury).
  private static let unknown: Float = 1e9

  subscript(_ x: Int, _ y: Int) -> (x: Double, y: Double)? {
    let at = 2 * (y * width + x)
    let (u, v) = (values[at], values[at + 1])
    guard abs(u) < Self.unknown, abs(v) < Self.unknown else { return nil }
    return (Double(u), Double(v))
  }

  /// A Middlebury `.flo`: "PIEH", width, height, then pairs of floats row by row, all little-endian.
  /// - Throws: ``AdapterError`` of kind `badInput`.
  init(flo bytes: [UInt8], path: String) throws(AdapterError) {
    var reader = ByteReader(bytes)
    guard reader.take(4).map({ Array($0) == Self.magic }) ?? false, let width = reader.little(Int32.self),
      let height = reader.little(Int32.self)
    else { throw AdapterError(.badInput, "no .flo file: it does not begin with PIEH", place: path) }
    guard width > 0, height > 0, width <= Limits.pictureSide, height <= Limits.pictureSide,
      let count = Checked.product(Int(width), Int(height), 2), count <= 1 << 27
    else { throw AdapterError(.badInput, "a flow field of \(width)×\(height)", place: path) }
    guard reader.remaining == 4 * count else {
      throw AdapterError(
        .badInput, "\(reader.remaining) bytes behind the header; \(width)×\(height) needs \(4 * count)", place: path,
        hint: "the file may be cut off")
    }
    self.width = Int(width)
    self.height = Int(height)
    values = bytes.withUnsafeBytes { raw in
      (0..<count).map {
        Float(bitPattern: UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: 12 + 4 * $0, as: UInt32.self)))
      }
    }
  }

  static let magic = Array("PIEH".utf8)

  /// A KITTI flow picture: 16 bits a channel, (value - 32768) / 64 to the right and down, and whether that is known.
  /// - Parameter raster: of layout rgb16.
  init(kitti raster: Raster) {
    width = raster.width
    height = raster.height
    let words = raster.rgb16
    values = (0..<(2 * raster.width * raster.height)).map { index in
      let at = index / 2 * 3
      guard words[at + 2] != 0 else { return .infinity }
      return (Float(words[at + index % 2]) - 32768) / 64
    }
  }

  /// - Parameter values: height × width × 2
  init(width: Int, height: Int, values: [Float]) {
    (self.width, self.height, self.values) = (width, height, values)
  }
}
