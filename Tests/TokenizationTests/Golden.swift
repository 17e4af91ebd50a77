import Support
import TestSupport
import Tokenization

/// The golden files and the sums that they hold.
enum Golden {
  static func path(_ name: String) -> String { TestFiles.golden("TokenizationTests", name) }

  static func tokenizer(_ name: String) throws -> Tokenizer { try Tokenizer.load(path: path(name)) }

  static func json(_ name: String) throws -> JSON {
    try JSONParser.parse(FileSystem.read(path(name), limit: 1 << 20), source: name)
  }

  /// Little-endian 32-bit numbers.
  static func sums(_ name: String) throws -> [UInt32] {
    var reader = ByteReader(try FileSystem.read(path(name), limit: 1 << 20))
    var sums: [UInt32] = []
    while let sum = reader.little(UInt32.self) { sums.append(sum) }
    return sums
  }

  static let realVocabulary = TestFiles.data.map { $0 + "/qwen2-vl-tokenizer.json" }

  static func ids(_ json: JSON?) -> [Int32]? { json?.arrayValue?.map { Int32($0.intValue ?? -1) } }
}

/// CRC-32 as zlib computes it.
struct CRC32 {
  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
  }
  private var state: UInt32 = 0xFFFF_FFFF

  var value: UInt32 { ~state }

  mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { state = Self.table[Int((state ^ UInt32(byte)) & 0xFF)] ^ state >> 8 }
  }

  mutating func add(_ number: UInt32) {
    add((0..<4).lazy.map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) })
  }

  static func of(_ numbers: some Sequence<Int32>) -> UInt32 {
    var sum = CRC32()
    for number in numbers { sum.add(UInt32(bitPattern: number)) }
    return sum.value
  }

  static func of(_ text: String) -> UInt32 {
    var sum = CRC32()
    sum.add(text.utf8)
    return sum.value
  }
}
