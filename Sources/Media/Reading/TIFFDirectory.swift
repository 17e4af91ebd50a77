import Support

/// The first directory of a TIFF file or of an EXIF block, which is a small TIFF file: tag → first value.
/// Only whole numbers (types BYTE, SHORT and LONG) are kept, which is all that size and orientation need.
struct TIFFDirectory {
  private var values: [UInt16: Int] = [:]

  /// - Parameter read: gives `count` bytes at an offset of the TIFF data, or `nil` where there are not that many.
  /// - Returns: `nil` where the data has no TIFF header or its directory is cut off.
  init?(read: (_ offset: Int, _ count: Int) -> [UInt8]?) {
    guard let header = read(0, 8) else { return nil }
    let isBig: Bool
    switch (header[0], header[1]) {
    case (0x49, 0x49): isBig = false
    case (0x4D, 0x4D): isBig = true
    default: return nil
    }
    func number(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Int {
      let slice = bytes[offset..<(offset + count)]
      return isBig ? slice.big : slice.little
    }
    guard number(header, 2, 2) == 42 else { return nil }
    let start = number(header, 4, 4)
    guard let countBytes = read(start, 2) else { return nil }
    let count = number(countBytes, 0, 2)
    guard let entries = read(start + 2, count * 12) else { return nil }
    for index in 0..<count {
      let entry = index * 12
      let bytes: Int
      switch number(entries, entry + 2, 2) {
      case 1: bytes = 1
      case 3: bytes = 2
      case 4: bytes = 4
      default: continue
      }
      let tag = UInt16(truncatingIfNeeded: number(entries, entry, 2))
      values[tag] = number(entries, entry + 8, bytes)
    }
  }

  /// The directory of an EXIF block that lies in memory.
  init?(exif: [UInt8]) {
    self.init { offset, count in
      guard offset >= 0, count >= 0, offset <= exif.count, count <= exif.count - offset else { return nil }
      return Array(exif[offset..<(offset + count)])
    }
  }

  var width: Int? { values[256] }
  var height: Int? { values[257] }
  /// Upright where the tag is missing or not one of the eight.
  var orientation: Orientation { values[274].flatMap(Orientation.init(rawValue:)) ?? .upright }
}
