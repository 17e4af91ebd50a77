import Support

/// What the header of a picture file says. It is read before any decoder sees the file, so that a size that is too
/// large, or a file that is cut off, is found while it costs nothing.
struct PictureHeader: Sendable {
  var format: FileContent.PictureFormat
  /// Pixels as stored, before ``orientation``.
  var width: Int
  var height: Int
  var orientation = Orientation.upright
  /// Set for a JPEG of four channels.
  var fourChannels: FourChannels?

  /// What the channels of a four-channel JPEG are. The values of both kinds are inverted: 255 is no ink.
  struct FourChannels: Sendable {
    /// YCCK: the first three channels are luma and two differences of the inks. Else CMYK.
    var isYCCK: Bool
    /// Where the file says which of the two it is, where it does.
    var transformOffset: Int?
  }

  /// Pixels as displayed.
  var displayWidth: Int { orientation.swapsSides ? height : width }
  var displayHeight: Int { orientation.swapsSides ? width : height }

  /// - Throws: ``MediaError/damaged(path:detail:)`` or ``MediaError/tooManyPixels(path:width:height:)``.
  init(_ file: OpenFile, format: FileContent.PictureFormat) throws(MediaError) {
    self.format = format
    width = 0
    height = 0
    let found: Bool
    switch format {
    case .png: found = readPNG(file)
    case .jpeg: found = readJPEG(file)
    case .webp: found = try readWebP(file)
    case .bmp: found = readBMP(file)
    case .tiff: found = readTIFF(file)
    }
    guard found else { throw .damaged(path: file.path, detail: "its \(format) header is cut off or broken") }
    guard width > 0, height > 0 else {
      throw .damaged(path: file.path, detail: "its header gives \(width)x\(height) pixels")
    }
    guard width <= Limits.pictureSide, height <= Limits.pictureSide,
      let pixels = Checked.product(width, height), pixels <= Limits.picturePixels
    else { throw .tooManyPixels(path: file.path, width: width, height: height) }
    try PictureCost.check(width: width, height: height, bytes: file.size, path: file.path)
  }

  /// Chunks of a PNG or boxes of a WebP that are walked in search of EXIF.
  private static let chunkLimit = 1 << 18
  /// Bytes of EXIF that are looked at; the first directory lies at the start.
  private static let exifLimit = 1 << 16

  private mutating func readPNG(_ file: OpenFile) -> Bool {
    guard let header = file.bytes(at: 8, count: 16), header[4...7].elementsEqual("IHDR".utf8) else { return false }
    var reader = ByteReader(header[8...])
    width = Int(reader.big(UInt32.self) ?? 0)
    height = Int(reader.big(UInt32.self) ?? 0)
    var offset = 8
    for _ in 0..<Self.chunkLimit {
      guard let chunk = file.bytes(at: offset, count: 8) else { break }
      let length = chunk[0..<4].big
      if chunk[4...].elementsEqual("eXIf".utf8) {
        readEXIF(file.bytes(at: offset + 8, count: min(length, Self.exifLimit)))
        break
      }
      if chunk[4...].elementsEqual("IEND".utf8) { break }
      offset += 12 + length
    }
    return true
  }

  private mutating func readJPEG(_ file: OpenFile) -> Bool {
    var offset = 2
    var components = 0
    var transform: (value: UInt8, offset: Int)?
    for _ in 0..<Self.chunkLimit {
      guard let marker = file.bytes(at: offset, count: 2), marker[0] == 0xFF else { break }
      switch marker[1] {
      case 0xFF:  // fill
        offset = Self.behindFill(file, offset + 1)
        continue
      case 0x01, 0xD0...0xD8:  // markers without a body
        offset += 2
        continue
      case 0xD9, 0xDA:  // end of picture, start of data
        if components == 4 {
          fourChannels = FourChannels(isYCCK: transform?.value == 2, transformOffset: transform?.offset)
        }
        return components > 0
      default: break
      }
      guard let sizeBytes = file.bytes(at: offset + 2, count: 2) else { return false }
      let size = sizeBytes.big
      guard size >= 2, let body = file.bytes(at: offset + 4, count: size - 2) else { return false }
      switch marker[1] {
      case 0xC4, 0xC8, 0xCC: break  // tables that share the range of the frame headers
      case 0xC0...0xCF:
        guard body.count >= 6 else { return false }
        height = body[1...2].big
        width = body[3...4].big
        components = Int(body[5])
      case 0xE1 where body.starts(with: [0x45, 0x78, 0x69, 0x66, 0, 0]): readEXIF(Array(body.dropFirst(6)))
      case 0xEE where body.starts(with: "Adobe".utf8) && body.count >= 12: transform = (body[11], offset + 4 + 11)
      default: break
      }
      offset += 2 + size
    }
    return false
  }

  /// The last of the fill bytes from `offset` on: the one that the marker's code stands behind. Read in blocks, for there
  /// may be as many as the file is long.
  private static func behindFill(_ file: OpenFile, _ offset: Int) -> Int {
    var offset = offset
    while let block = file.bytes(at: offset, count: min(1 << 16, file.size - offset)), !block.isEmpty {
      if let end = block.firstIndex(where: { $0 != 0xFF }) { return offset + end - 1 }
      offset += block.count
    }
    return offset
  }

  private mutating func readWebP(_ file: OpenFile) throws(MediaError) -> Bool {
    guard let head = file.bytes(at: 0, count: 30) else { return false }
    func little(_ offset: Int, _ count: Int) -> Int {
      head[offset..<(offset + count)].little
    }
    guard little(4, 4) + 8 <= file.size else {
      throw .damaged(path: file.path, detail: "the file ends early: \(file.size) of \(little(4, 4) + 8) bytes")
    }
    switch String(decoding: head[12..<16], as: UTF8.self) {
    case "VP8 ":
      width = little(26, 2) & 0x3FFF
      height = little(28, 2) & 0x3FFF
    case "VP8L":
      let bits = little(21, 4)
      width = (bits & 0x3FFF) + 1
      height = (bits >> 14 & 0x3FFF) + 1
    case "VP8X":
      guard head[20] & 0x02 == 0 else {
        throw .unread(
          path: file.path, what: "animated WebP",
          hint: "make pictures or a GIF of it: anim_dump -folder FRAMES IN.webp (libwebp), or magick IN.webp OUT.gif "
            + "(ImageMagick); ffmpeg cannot")
      }
      width = little(24, 3) + 1
      height = little(27, 3) + 1
      if head[20] & 0x08 != 0 { findEXIF(inWebP: file) }
    default: return false
    }
    return true
  }

  private mutating func findEXIF(inWebP file: OpenFile) {
    var offset = 12
    for _ in 0..<Self.chunkLimit {
      guard let chunk = file.bytes(at: offset, count: 8) else { return }
      let length = chunk[4...].little
      if chunk[0..<4].elementsEqual("EXIF".utf8) {
        let body = file.bytes(at: offset + 8, count: min(length, Self.exifLimit)) ?? []
        // Some writers keep the prefix that the block has in a JPEG.
        readEXIF(body.starts(with: "Exif\0\0".utf8) ? Array(body.dropFirst(6)) : body)
        return
      }
      offset += 8 + length + length % 2
    }
  }

  private mutating func readBMP(_ file: OpenFile) -> Bool {
    guard let head = file.bytes(at: 14, count: 12) else { return false }
    var reader = ByteReader(head[4...])
    if head[0] == 12 {
      width = Int(reader.little(UInt16.self) ?? 0)
      height = Int(reader.little(UInt16.self) ?? 0)
    } else {
      width = Int(reader.little(Int32.self) ?? 0)
      // Negative: rows stand top to bottom.
      height = abs(Int(reader.little(Int32.self) ?? 0))
    }
    return true
  }

  private mutating func readTIFF(_ file: OpenFile) -> Bool {
    guard let directory = TIFFDirectory(read: { file.bytes(at: $0, count: $1) }) else { return false }
    width = directory.width ?? 0
    height = directory.height ?? 0
    orientation = directory.orientation
    return true
  }

  private mutating func readEXIF(_ block: [UInt8]?) {
    guard let block, let directory = TIFFDirectory(exif: block) else { return }
    orientation = directory.orientation
  }
}
