import Support

/// Reads one picture file.
enum PictureReader {
  /// A compressed picture, in bytes: what libavcodec takes in one packet.
  private static let fileLimit = 1 << 30

  /// The pixels of a picture as stored, before the header's orientation.
  static func samples(_ file: OpenFile, header: PictureHeader, layout: PixelLayout) throws(MediaError) -> Samples {
    guard file.size <= fileLimit else {
      throw .file(.tooLarge(path: file.path, bytes: file.size, limit: fileLimit))
    }
    guard var bytes = file.bytes(at: 0, count: file.size) else {
      throw .damaged(path: file.path, detail: "the file changed while it was read")
    }
    switch header.format {
    case .png: bytes = try withoutMetadata(png: bytes, path: file.path)
    case .jpeg:
      guard let start = startOfData(jpeg: bytes), hasEnd(jpeg: bytes, behind: start) else {
        throw .damaged(path: file.path, detail: "the file ends early: it has no end-of-image marker")
      }
      let scans = PictureCost.scans(jpeg: bytes, from: start)
      guard scans <= PictureCost.mostScans else {
        throw .damaged(
          path: file.path, detail: "it has more than \(PictureCost.mostScans) scans, each of which is a whole pass")
      }
      if let channels = header.fourChannels { markAsRaw(jpeg: &bytes, channels) }
    case .webp, .bmp, .tiff: break
    }
    let samples = try LibAV.picture(
      bytes, format: header.format, isStrict: header.format == .png, layout: layout,
      fourChannels: header.fourChannels, path: file.path)
    guard samples.width == header.width, samples.height == header.height else {
      throw .damaged(path: file.path, detail: "its header and its data differ in size")
    }
    return samples
  }

  /// The chunks that make up the pixels. Compressed texts and profiles, which may unpack to gigabytes, and the further
  /// frames of an animation are left out.
  private static func withoutMetadata(png bytes: [UInt8], path: String) throws(MediaError) -> [UInt8] {
    var kept = Array(bytes.prefix(8))
    kept.reserveCapacity(bytes.count)
    var offset = 8
    for _ in 0..<PictureCost.mostChunks where bytes.count - offset >= 12 {
      let length = bytes[offset..<(offset + 4)].big
      guard length <= bytes.count - offset - 12 else { break }
      let name = String(decoding: bytes[(offset + 4)..<(offset + 8)], as: UTF8.self)
      if ["IHDR", "PLTE", "tRNS", "IDAT", "IEND"].contains(name) {
        kept += bytes[offset..<(offset + 12 + length)]
      }
      if name == "IEND" { return kept }
      offset += 12 + length
    }
    throw .damaged(path: path, detail: "the file ends early: it has no IEND chunk")
  }

  /// Makes libavcodec give the four channels as they are: its own conversion of YCCK differs from everybody else's. It
  /// knows Adobe's transforms 0 and 2 and leaves 1 alone.
  private static func markAsRaw(jpeg bytes: inout [UInt8], _ channels: PictureHeader.FourChannels) {
    if let offset = channels.transformOffset, bytes.indices.contains(offset) {
      bytes[offset] = 1
    } else {
      bytes.insert(contentsOf: [0xFF, 0xEE, 0, 14] + Array("Adobe".utf8) + [0, 100, 0, 0, 0, 0, 1], at: 2)
    }
  }

  /// Where the marker of the first scan stands, or where there is none the place at which the markers end.
  private static func startOfData(jpeg bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      var offset = 2
      // The header has been walked before, so lengths are in range.
      while offset + 4 <= bytes.count, bytes[offset] == 0xFF, bytes[offset + 1] != 0xDA {
        let marker = bytes[offset + 1]
        if marker == 0xFF {
          offset += 1
        } else if marker == 0x01 || (0xD0...0xD8).contains(marker) {
          offset += 2
        } else {
          offset += 2 + (Int(bytes[offset + 2]) << 8 | Int(bytes[offset + 3]))
        }
      }
      return offset < bytes.count ? offset : nil
    }
  }

  /// Whether an end-of-image marker follows the start of the data. A decoder would fill what is missing with grey.
  private static func hasEnd(jpeg bytes: [UInt8], behind offset: Int) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      var index = bytes.count - 2
      while index > offset {
        if bytes[index] == 0xFF, bytes[index + 1] == 0xD9 { return true }
        index -= 1
      }
      return false
    }
  }
}
