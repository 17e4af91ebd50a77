/// Files cut off at every hundredth of their length, and with single bits of their beginning turned.
enum DamagedFiles {
  static func of(_ bytes: [UInt8], header: Int = 96) -> [[UInt8]] {
    let cuts = (0..<100).map { Array(bytes.prefix(bytes.count * $0 / 100)) }
    let flips = (0..<(8 * min(header, bytes.count))).map { bit in
      var copy = bytes
      copy[bit / 8] ^= 1 << UInt8(bit % 8)
      return copy
    }
    return cuts + flips
  }
}
