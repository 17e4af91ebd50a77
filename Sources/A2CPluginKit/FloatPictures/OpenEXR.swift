/// A picture of OpenEXR: one part, in rows, channels of halfs, floats or whole numbers.
///
/// The layout is that of the format's own description ("OpenEXR File Layout"): attributes, a table of offsets, blocks of
/// rows; in a row each channel lies by itself, in the order of the header.
public struct OpenEXR: Sendable {
  /// Kinds of numbers; the raw value is the file's.
  enum Sample: UInt32 {
    case whole = 0
    case half = 1
    case float = 2

    var bytes: Int { self == .half ? 2 : 4 }
  }

  /// One of the layers of numbers.
  struct Channel: Equatable {
    let name: String
    let sample: Sample
  }

  public let width, height: Int
  let channels: [Channel]
  private let compression: EXRCompression
  private let top: Int
  private let bytes: [UInt8]
  /// Where the table of offsets begins.
  private let table: Int

  /// Pixels of one channel, whose numbers are four bytes each when they are read.
  static let mostPixels = Limits.arrayBytes / 4

  /// The channels' names, such as `Z` or `ViewLayer.Depth.Z`.
  public var names: [String] { channels.map(\.name) }

  /// Whether a file that begins so is one.
  public static func isOpenEXR(_ head: some Sequence<UInt8>) -> Bool {
    Array(head.prefix(4)) == [0x76, 0x2F, 0x31, 0x01]
  }

  /// Reads the header.
  public init(_ bytes: [UInt8]) throws(FloatPictureProblem) {
    guard Self.isOpenEXR(bytes) else { throw .notThis(format: "an OpenEXR") }
    let header = try EXRHeader(bytes)
    guard let box = header.window, let channels = header.channels, !channels.isEmpty,
      let compression = header.compression
    else { throw .header("size, channels and compression are not all there") }
    (self.channels, self.compression, self.bytes) = (channels, compression, bytes)
    (table, top) = (header.end, box.top)
    let (width, height) = (box.right - box.left + 1, box.bottom - box.top + 1)  // checked: 32 bits each
    guard (1...Limits.pictureSide).contains(width), (1...Limits.pictureSide).contains(height),
      width * height <= Self.mostPixels,
      EXRBlock(width: width, rows: compression.rows, channels: channels).bytes <= Limits.arrayBytes
    else { throw .size }
    (self.width, self.height) = (width, height)
  }

  /// The numbers of one channel, rows from top to bottom.
  public func values(_ name: String) throws(FloatPictureProblem) -> [Float] {
    guard let wanted = channels.firstIndex(where: { $0.name == name }) else {
      throw .noChannel(name, among: names)
    }
    let rows = compression.rows
    let blocks = (height + rows - 1) / rows
    guard let tableBytes = Checked.product(blocks, 8), table + tableBytes <= bytes.count else { throw .endsEarly }
    var reader = ByteReader(bytes[table...])
    var values = [Float](repeating: .nan, count: width * height)  // checked: at most mostPixels
    for _ in 0..<blocks {
      guard let offset = reader.little(UInt64.self), let start = Int(exactly: offset), start <= bytes.count else {
        throw .endsEarly
      }
      var block = ByteReader(bytes[start...])
      guard let line = block.little(Int32.self), let size = block.little(Int32.self), let data = block.take(Int(size))
      else { throw .endsEarly }
      let first = Int(line) - top
      guard first >= 0, first < height, first % rows == 0 else { throw .data("a block lies outside the picture") }
      let lines = min(rows, height - first)
      let raw = try compression.unpack(data, EXRBlock(width: width, rows: lines, channels: channels))
      copy(raw, wanted, into: &values, at: first * width, lines)
    }
    return values
  }

  /// - Parameter raw: `lines` rows, of every channel.
  private func copy(_ raw: [UInt8], _ wanted: Int, into values: inout [Float], at start: Int, _ lines: Int) {
    let row = channels.reduce(0) { $0 + $1.sample.bytes * width }
    let before = channels[..<wanted].reduce(0) { $0 + $1.sample.bytes * width }
    raw.withUnsafeBytes { raw in
      for line in 0..<lines {
        let from = line * row + before  // checked: raw holds lines × row bytes
        for x in 0..<width {
          let value: Float
          switch channels[wanted].sample {
          case .half:
            let bits = UInt16(littleEndian: raw.loadUnaligned(fromByteOffset: from + 2 * x, as: UInt16.self))
            value = Float(Float16(bitPattern: bits))
          case .float:
            let bits = UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: from + 4 * x, as: UInt32.self))
            value = Float(bitPattern: bits)
          case .whole:
            value = Float(UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: from + 4 * x, as: UInt32.self)))
          }
          values[start + line * width + x] = value
        }
      }
    }
  }
}

/// What a block of rows holds.
struct EXRBlock {
  let width, rows: Int
  let channels: [OpenEXR.Channel]

  /// Bytes when unpacked.
  var bytes: Int { channels.reduce(0) { $0 + $1.sample.bytes * width * rows } }
}
