import Support
import Testing

/// A weight file that is changed in place.
struct ModelFile {
  private(set) var bytes: [UInt8]
  private let header: JSON
  private let start: Int

  init(_ path: String) throws {
    bytes = try FileSystem.read(path, limit: 1 << 28)
    let length = bytes.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
    header = try JSONParser.parse(Array(bytes[8..<(8 + length)]))
    start = 8 + length
  }

  /// Sets one number of a bf16 weight to a bit pattern.
  mutating func set(_ name: String, _ index: Int, _ pattern: UInt16) throws {
    let offsets = try #require(header[name]?["data_offsets"]?.integers)
    let place = start + offsets[0] + 2 * index
    try #require(place + 2 <= start + offsets[1])
    bytes[place] = UInt8(pattern & 0xFF)
    bytes[place + 1] = UInt8(pattern >> 8)
  }
}
