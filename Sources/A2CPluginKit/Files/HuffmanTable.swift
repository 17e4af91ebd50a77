/// A prefix code of deflate (RFC 1951, section 3.2.2), for decoding bit by bit from the lowest.
///
/// Codes up to ``fastBits`` long are looked up at once, longer ones found by counting through the lengths.
struct HuffmanTable {
  static let fastBits = 10
  static let longest = 15

  /// By the next ``fastBits`` bits: symbol × 16 + length, 0 where no code of that length fits.
  private(set) var fast = [UInt16](repeating: 0, count: 1 << fastBits)
  /// Codes of each length.
  private(set) var counts = [Int](repeating: 0, count: longest + 1)
  /// By length, then by value.
  private(set) var symbols: [UInt16] = []

  /// - Parameter lengths: of each symbol's code, 0 for those that have none; at most 288, each at most 15.
  /// - Returns: `nil` where more codes are given than there can be, or fewer (a single code of one bit excepted, which
  ///   the standard allows for distances; none at all is allowed too).
  init?(lengths: ArraySlice<UInt8>) {
    for length in lengths where length > 0 {
      guard Int(length) <= Self.longest else { return nil }
      counts[Int(length)] += 1
    }
    var free = 1
    for length in 1...Self.longest {
      free = 2 * free - counts[length]
      if free < 0 { return nil }
    }
    let used = counts.reduce(0, +)
    if free > 0, used > 1 || (used == 1 && counts[1] != 1) { return nil }
    var next = [Int](repeating: 0, count: Self.longest + 2)  // where symbols of each length begin
    for length in 1...Self.longest { next[length + 1] = next[length] + counts[length] }
    var code = 0
    var codes = [Int](repeating: 0, count: Self.longest + 1)  // the next code of each length
    for length in 1...Self.longest {
      code = (code + counts[length - 1]) << 1
      codes[length] = code
    }
    symbols = [UInt16](repeating: 0, count: used)
    for (symbol, length) in lengths.enumerated() where length > 0 {
      let length = Int(length)
      symbols[next[length]] = UInt16(symbol)  // checked: at most 288 symbols
      next[length] += 1
      let code = codes[length]
      codes[length] += 1
      guard length <= Self.fastBits else { continue }
      var reversed = 0
      for bit in 0..<length where code >> bit & 1 == 1 { reversed |= 1 << (length - 1 - bit) }
      for index in stride(from: reversed, to: 1 << Self.fastBits, by: 1 << length) {
        fast[index] = UInt16(symbol << 4 | length)  // checked: 288 × 16 fits
      }
    }
  }
}
