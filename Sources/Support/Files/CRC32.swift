/// The checksum of zip archives: CRC-32 with the reversed polynomial 0xEDB88320.
package enum CRC32 {
  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 0 ? value >> 1 : (value >> 1) ^ 0xEDB8_8320 }
  }

  /// - Parameter before: the checksum of what stands in front of these bytes.
  package static func of(_ bytes: [UInt8], before: UInt32 = 0) -> UInt32 {
    table.withUnsafeBufferPointer { table in
      ~bytes.reduce(~before) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ ($0 >> 8) }
    }
  }
}
