/// Indexed PNG files, which nothing else here needs: the pixels are numbers of classes, the palette shows them in the
/// colours of ADE20K. Written without compression.
enum IndexedPNG {
  /// - Parameter indices: row by row, `side * side` of them
  static func bytes(_ indices: [UInt8], side: Int) -> [UInt8] {
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    file += chunk("IHDR", big(UInt32(side)) + big(UInt32(side)) + [8, 3, 0, 0, 0])
    file += chunk("PLTE", (0..<150).flatMap { colour($0) })
    var raw: [UInt8] = []
    raw.reserveCapacity(side * (side + 1))
    for row in 0..<side { raw += [0] + indices[(row * side)..<((row + 1) * side)] }
    var packed: [UInt8] = [0x78, 0x01]
    var start = 0
    while start < raw.count {
      let end = min(start + 65535, raw.count)
      let count = UInt16(end - start)
      packed += [
        end == raw.count ? 1 : 0, UInt8(count & 255), UInt8(count >> 8), UInt8(~count & 255), UInt8(~count >> 8),
      ]
      packed += raw[start..<end]
      start = end
    }
    file += chunk("IDAT", packed + big(adler(raw)))
    return file + chunk("IEND", [])
  }

  /// ADE20K's colours of the classes that occur here; the others are grey.
  private static let colours: [Int: [UInt8]] = [
    0: [120, 120, 120], 1: [180, 120, 120], 2: [6, 230, 230], 3: [80, 50, 50], 4: [4, 200, 3], 5: [120, 120, 80],
    6: [140, 140, 140], 8: [230, 230, 230], 9: [4, 250, 7], 11: [235, 255, 7], 12: [150, 5, 61], 13: [120, 120, 70],
    14: [8, 255, 51], 17: [204, 255, 4], 19: [204, 70, 3], 20: [0, 102, 200], 21: [61, 230, 250], 22: [255, 6, 51],
    23: [11, 102, 255], 26: [9, 7, 230], 28: [255, 9, 92], 33: [10, 255, 71], 34: [255, 41, 10], 36: [224, 255, 8],
    38: [255, 61, 6], 41: [0, 255, 20], 42: [255, 8, 41], 46: [160, 150, 20], 55: [0, 0, 255], 61: [255, 82, 0],
    62: [0, 255, 245], 66: [255, 0, 0], 68: [255, 102, 0], 69: [194, 255, 0], 80: [255, 0, 245], 81: [255, 0, 102],
    83: [255, 0, 20], 87: [0, 71, 255], 106: [0, 255, 92], 111: [255, 0, 112], 125: [245, 0, 255], 126: [255, 0, 122],
  ]

  private static func colour(_ label: Int) -> [UInt8] { colours[label] ?? [90, 90, 90] }

  private static func big(_ value: UInt32) -> [UInt8] {
    [UInt8(value >> 24), UInt8(value >> 16 & 255), UInt8(value >> 8 & 255), UInt8(value & 255)]
  }

  private static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(name.utf8) + data
    return big(UInt32(data.count)) + body + big(crc(body))
  }

  private static let table: [UInt32] = (0..<256).map { index in
    var value = UInt32(index)
    for _ in 0..<8 { value = value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
    return value
  }

  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0) { table[Int(($0 ^ UInt32($1)) & 255)] ^ $0 >> 8 }
  }

  private static func adler(_ bytes: [UInt8]) -> UInt32 {
    var (a, b) = (UInt32(1), UInt32(0))
    for byte in bytes {
      a = (a + UInt32(byte)) % 65521
      b = (b + a) % 65521
    }
    return b << 16 | a
  }
}
