extension Span<UInt8> {
  /// The character that starts at `index` of valid UTF-8, and the index after it.
  @inline(__always)
  func scalar(at index: Int) -> (value: UInt32, end: Int) {
    // checked: the bytes come from a String, so every lead byte is followed by all its continuation bytes.
    let lead = UInt32(self[index])
    if lead < 0x80 { return (lead, index + 1) }
    let second = UInt32(self[index + 1] & 0x3F)
    if lead < 0xE0 { return ((lead & 0x1F) << 6 | second, index + 2) }
    let third = UInt32(self[index + 2] & 0x3F)
    if lead < 0xF0 { return ((lead & 0x0F) << 12 | second << 6 | third, index + 3) }
    return ((lead & 0x07) << 18 | second << 12 | third << 6 | UInt32(self[index + 3] & 0x3F), index + 4)
  }

  /// The start of the character that ends before `index` (above 0) of valid UTF-8.
  func startOfScalar(before index: Int) -> Int {
    var start = index - 1
    while start > 0, self[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }
}

/// Appends the UTF-8 of a scalar value.
func appendUTF8(_ value: UInt32, to bytes: inout [UInt8]) {
  switch value {
  case 0..<0x80:
    bytes.append(UInt8(truncatingIfNeeded: value))
  case 0x80..<0x800:
    bytes.append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
    bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
  case 0x800..<0x10000:
    bytes.append(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
    bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
    bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
  default:
    bytes.append(UInt8(truncatingIfNeeded: 0xF0 | value >> 18))
    bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3F))
    bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
    bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
  }
}
