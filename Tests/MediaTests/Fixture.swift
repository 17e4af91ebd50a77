import Glibc
import Media
import Support
import TestSupport
import Testing

/// Golden files and small helpers of this suite.
enum Fixture {
  static func golden(_ name: String) -> String { TestFiles.golden("MediaTests", name) }
  static func media(_ name: String) -> String { golden("media/\(name)") }

  static func bytes(_ path: String) throws -> [UInt8] { try FileSystem.read(path, limit: 1 << 26) }

  /// A golden JSON file; `.null` where it cannot be read, which leaves a parameterised test without cases, so
  /// ``GoldenTests`` counts them.
  static func json(_ name: String) -> JSON {
    guard let bytes = try? bytes(golden(name)), let json = try? JSONParser.parse(bytes) else { return .null }
    return json
  }

  /// Runs `body` with a new folder that is removed afterwards.
  static func withFolder<T>(_ body: (String) throws -> T) throws -> T {
    let folder = ScratchFolder()
    return try withExtendedLifetime(folder) { try body(folder.path) }
  }

  static func write(_ bytes: [UInt8], _ path: String) throws {
    let file = try #require(fopen(path, "wb"))
    defer { fclose(file) }
    try #require(fwrite(bytes, 1, bytes.count, file) == bytes.count)
  }

  static func copy(_ name: String, to path: String) throws { try write(bytes(media(name)), path) }

  private static let crcTable = (0..<256).map { index -> UInt32 in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
  }

  /// CRC-32 as in zlib.
  static func crc(_ bytes: [UInt8]) -> Int {
    var value = ~UInt32(0)
    crcTable.withUnsafeBufferPointer { table in
      for byte in bytes { value = table[Int((value ^ UInt32(byte)) & 255)] ^ value >> 8 }
    }
    return Int(~value)
  }

  /// One PNG chunk.
  static func chunk(_ name: String, _ body: [UInt8]) -> [UInt8] {
    let content = Array(name.utf8) + body
    return big(body.count) + content + big(crc(content))
  }

  static func big(_ value: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) } }

  static let pngMagic: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// The largest difference of two buffers of one length.
  static func largestDifference(_ a: [UInt8], _ b: [UInt8]) -> Int {
    a.count == b.count ? zip(a, b).map { abs(Int($0) - Int($1)) }.max() ?? 0 : .max
  }

  /// The mean difference of two buffers of one length.
  static func meanDifference(_ a: [UInt8], _ b: [UInt8]) -> Double {
    Double(zip(a, b).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }) / Double(max(1, a.count))
  }
}

/// Opens and reads the first and the last frame, as any user of the module would.
func readAll(_ path: String) throws(MediaError) -> MediaInfo {
  let source = try MediaSource.open(path)
  _ = try source.frames(at: [0, source.info.frameCount - 1], layout: .rgba8)
  return source.info
}
