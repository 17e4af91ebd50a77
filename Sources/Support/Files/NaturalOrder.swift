/// The order in which people number files: runs of digits compare by their value, so `frame_2` precedes `frame_10`.
public enum NaturalOrder {
  /// Whether `a` stands before `b`; a strict order in which only equal bytes are equal.
  public static func precedes(_ a: String, _ b: String) -> Bool {
    let (x, y) = (Array(a.utf8), Array(b.utf8))
    var (i, j) = (0, 0)
    while i < x.count, j < y.count {
      if isDigit(x[i]), isDigit(y[j]) {
        let (first, second) = (digits(x, &i), digits(y, &j))
        if first.count != second.count { return first.count < second.count }
        if first != second { return first.lexicographicallyPrecedes(second) }
      } else {
        if x[i] != y[j] { return x[i] < y[j] }
        i += 1
        j += 1
      }
    }
    if x.count - i != y.count - j { return x.count - i < y.count - j }
    // Bytes, not `<` of strings: two spellings of one letter are two files and need an order too.
    return x.lexicographicallyPrecedes(y)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  /// The run of digits at `index` without its leading zeros; `index` moves after it.
  private static func digits(_ bytes: [UInt8], _ index: inout Int) -> ArraySlice<UInt8> {
    let start = index
    while index < bytes.count, isDigit(bytes[index]) { index += 1 }
    return bytes[start..<index].drop { $0 == 48 }
  }
}
