/// One directory of a TIFF file of numbers.
struct TIFFPage: Sendable {
  let width, height, channels: Int
  let sample: FloatTIFF.Sample
  let isBig, isPlanar, isTiled: Bool
  /// A strip is a tile as wide as the picture.
  let tileWidth, tileHeight: Int
  let offsets, counts: [Int]
  let compression: TIFFCompression
  let predictor: TIFFPredictor

  /// Tiles across and down.
  var grid: (across: Int, down: Int) {
    ((width + tileWidth - 1) / tileWidth, (height + tileHeight - 1) / tileHeight)
  }

  private static let mostPages = 1 << 16
  private static let mostEntries = 1 << 12
  /// Offsets and sizes of all pages together.
  private static let mostValues = 1 << 22

  /// All pages, in the order of the file; previews (a reduced picture, a mask) are left out.
  static func all(_ bytes: [UInt8]) throws(FloatPictureProblem) -> [TIFFPage] {
    let file = TIFFBytes(bytes)
    guard var next = file.firstDirectory else { throw .endsEarly }
    var (pages, seen, values) = ([TIFFPage](), Set<Int>(), 0)
    while next != 0, seen.insert(next).inserted, pages.count < mostPages {
      let (fields, after) = try directory(file, at: next)
      values += fields.values.reduce(0) { $0 + $1.count }
      guard values <= mostValues else { throw .header("more than \(mostValues) offsets") }
      if (fields[254]?.first ?? 0) & 5 == 0 { pages.append(try TIFFPage(fields, isBig: file.isBig)) }
      next = after
    }
    return pages
  }

  private static func directory(_ file: TIFFBytes, at start: Int) throws(FloatPictureProblem) -> ([Int: [Int]], Int) {
    guard let count = file.number(start, file.isLarge ? 8 : 2), count <= mostEntries else { throw .endsEarly }
    let first = start + (file.isLarge ? 8 : 2)
    let size = file.isLarge ? 20 : 12
    var fields: [Int: [Int]] = [:]
    for index in 0..<count {
      guard let (tag, values) = file.entry(first + index * size) else { throw .endsEarly }
      if let values { fields[tag] = values }
    }
    guard let after = file.number(first + count * size, file.isLarge ? 8 : 4) else { throw .endsEarly }
    return (fields, after)
  }

  private init(_ fields: [Int: [Int]], isBig: Bool) throws(FloatPictureProblem) {
    func one(_ tag: Int, _ usual: Int) -> Int { fields[tag]?.first ?? usual }
    (width, height, channels, self.isBig) = (one(256, 0), one(257, 0), one(277, 1), isBig)
    guard (1...Limits.pictureSide).contains(width), (1...Limits.pictureSide).contains(height) else { throw .size }
    let bits = fields[258] ?? [1]
    guard Set(bits).count == 1, let size = bits.first else { throw .form("a TIFF of channels of different size") }
    switch (one(339, 1), size) {
    case (1, 8), (1, 16), (1, 32), (4, 8), (4, 16), (4, 32): sample = .whole(bits: size)
    case (2, 8), (2, 16), (2, 32): sample = .signed(bits: size)
    case (3, 16), (3, 32), (3, 64): sample = .float(bits: size)
    default: throw .form("a TIFF of numbers of \(size) bits")
    }
    isPlanar = one(284, 1) == 2 && channels > 1
    isTiled = fields[322] != nil
    if isTiled {
      (tileWidth, tileHeight) = (one(322, 0), one(323, 0))
      (offsets, counts) = (fields[324] ?? [], fields[325] ?? [])
    } else {
      (tileWidth, tileHeight) = (width, min(one(278, height), height))
      (offsets, counts) = (fields[273] ?? [], fields[279] ?? [])
    }
    guard (1...Limits.pictureSide).contains(tileWidth), (1...Limits.pictureSide).contains(tileHeight) else {
      throw .size
    }
    compression = try TIFFCompression(code: one(259, 1))
    predictor = try TIFFPredictor(code: one(317, 1))
  }
}

/// The bytes of a TIFF file, read by its order.
private struct TIFFBytes {
  private let bytes: [UInt8]
  let isBig, isLarge: Bool
  /// The tags that are read: of a large file the others may be as large.
  private static let needed: Set<Int> = [
    254, 256, 257, 258, 259, 273, 277, 278, 279, 284, 317, 322, 323, 324, 325, 339,
  ]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    isBig = bytes.first == 0x4D
    isLarge = bytes.count > 3 && bytes[isBig ? 3 : 2] == 43
  }

  var firstDirectory: Int? { isLarge ? number(8, 8) : number(4, 4) }

  /// `nil` past the end, and for numbers that no file has.
  func number(_ start: Int, _ count: Int) -> Int? {
    guard start >= 0, start <= bytes.count, count <= bytes.count - start else { return nil }
    var value: UInt64 = 0
    for index in 0..<count { value = value << 8 | UInt64(bytes[isBig ? start + index : start + count - 1 - index]) }
    return value < 1 << 48 ? Int(value) : nil
  }

  /// The tag with its whole numbers; values of another kind are `nil`.
  func entry(_ start: Int) -> (tag: Int, values: [Int]?)? {
    let inline = isLarge ? 8 : 4
    guard let tag = number(start, 2), let type = number(start + 2, 2), let count = number(start + 4, inline) else {
      return nil
    }
    let sizes = [1: 1, 3: 2, 4: 4, 13: 4, 16: 8, 18: 8]
    guard let size = sizes[type] else { return (tag, nil) }
    guard Self.needed.contains(tag) else { return (tag, nil) }
    guard let total = Checked.product(count, size), total <= bytes.count else { return nil }
    var place = start + 4 + inline
    if total > inline {
      guard let far = number(place, inline) else { return nil }
      place = far
    }
    var values: [Int] = []
    values.reserveCapacity(count)
    for index in 0..<count {
      guard let value = number(place + index * size, size) else { return nil }
      values.append(value)
    }
    return (tag, values)
  }
}
