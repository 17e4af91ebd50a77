/// Pages of a TIFF file that hold numbers and no colours: floats of 16, 32 and 64 bits, whole numbers of 8 to 32.
///
/// Read are rows and tiles, both byte orders, the large form, no compression, PackBits, LZW and deflate, all predictors.
/// The source is TIFF 6.0 with Adobe's technical note 3 on floats.
public struct FloatTIFF: Sendable {
  /// What the numbers of a picture are.
  public enum Sample: Sendable, Equatable {
    case whole(bits: Int)
    case signed(bits: Int)
    case float(bits: Int)

    var bytes: Int {
      switch self {
      case .whole(let bits), .signed(let bits), .float(let bits): bits / 8
      }
    }
  }

  private let bytes: [UInt8]
  private let pages: [TIFFPage]

  /// Of all pages.
  public let width, height: Int
  public let sample: Sample
  /// Numbers of a pixel.
  public let channels: Int
  /// Pages of the same size.
  public var count: Int { pages.count }

  /// Whether a file that begins so is a TIFF.
  public static func isTIFF(_ head: some Sequence<UInt8>) -> Bool {
    let head = Array(head.prefix(4))
    return [[0x49, 0x49, 42, 0], [0x4D, 0x4D, 0, 42], [0x49, 0x49, 43, 0], [0x4D, 0x4D, 0, 43]].contains(head)
  }

  /// Whether the file is one that picture decoders take for something else: numbers of more than 16 bits, floats, or
  /// several pages of grey. Small previews behind the first page are not counted.
  public var isOfNumbers: Bool {
    switch sample {
    case .whole(let bits): bits > 16 || (count > 1 && channels == 1)
    case .signed, .float: true
    }
  }

  /// Reads the directories.
  public init(_ bytes: [UInt8]) throws(FloatPictureProblem) {
    guard Self.isTIFF(bytes) else { throw .notThis(format: "a TIFF") }
    let all = try TIFFPage.all(bytes)
    guard let first = all.first else { throw .header("no picture") }
    self.bytes = bytes
    pages = all.filter { $0.width == first.width && $0.height == first.height && $0.sample == first.sample }
    (width, height, sample, channels) = (first.width, first.height, first.sample, first.channels)
    guard (1...Limits.pictureSide).contains(width), (1...Limits.pictureSide).contains(height),
      width * height <= OpenEXR.mostPixels, (1...64).contains(channels), count <= Limits.clipFrames
    else { throw .size }
  }

  /// The numbers of one channel of a page, rows from top to bottom.
  public func values(page index: Int, channel: Int = 0) throws(FloatPictureProblem) -> [Float] {
    guard pages.indices.contains(index), (0..<channels).contains(channel) else {
      throw .noChannel("\(channel)", among: (0..<channels).map { "\($0)" })
    }
    let page = pages[index]
    var values = [Float](repeating: .nan, count: width * height)  // checked: at most mostPixels
    let (across, down) = page.grid
    let perPlane = across * down
    let plane = page.isPlanar ? channel : 0
    guard page.offsets.count >= (plane + 1) * perPlane, page.counts.count >= (plane + 1) * perPlane else {
      throw .endsEarly
    }
    let inPixel = page.isPlanar ? 1 : channels
    for tile in 0..<perPlane {
      let (left, top) = (tile % across * page.tileWidth, tile / across * page.tileHeight)
      // The last strip of rows is cut; a tile is whole.
      let rows = page.isTiled ? page.tileHeight : min(page.tileHeight, height - top)
      guard let size = Checked.product(page.tileWidth, rows, inPixel, sample.bytes), size <= Limits.arrayBytes else {
        throw .size
      }
      let at = plane * perPlane + tile
      var data = ByteReader(bytes[min(page.offsets[at], bytes.count)...])
      guard let packed = data.take(page.counts[at]) else { throw .endsEarly }
      var raw = try page.compression.unpack(packed, size: size)
      page.predictor.undo(&raw, width: page.tileWidth, samples: inPixel, sample: sample, isBig: page.isBig)
      copy(
        raw, TIFFTile(left: left, top: top, width: page.tileWidth, height: rows), step: inPixel,
        first: page.isPlanar ? 0 : channel, isBig: page.predictor.order(page.isBig), into: &values)
    }
    return values
  }

  private func copy(
    _ raw: [UInt8], _ tile: TIFFTile, step: Int, first: Int, isBig: Bool, into values: inout [Float]
  ) {
    let size = sample.bytes
    for y in 0..<min(tile.height, height - tile.top) {
      for x in 0..<min(tile.width, width - tile.left) {
        // checked: raw holds all numbers of the tile
        let at = ((y * tile.width + x) * step + first) * size
        var bits: UInt64 = 0
        for byte in 0..<size { bits = bits << 8 | UInt64(raw[isBig ? at + byte : at + size - 1 - byte]) }
        values[(tile.top + y) * width + tile.left + x] = number(bits)
      }
    }
  }

  private func number(_ bits: UInt64) -> Float {
    switch sample {
    case .float(bits: 16): Float(Float16(bitPattern: UInt16(truncatingIfNeeded: bits)))
    case .float(bits: 32): Float(bitPattern: UInt32(truncatingIfNeeded: bits))
    case .float: Float(Double(bitPattern: bits))
    case .whole: Float(bits)
    case .signed(bits: 8): Float(Int8(truncatingIfNeeded: bits))
    case .signed(bits: 16): Float(Int16(truncatingIfNeeded: bits))
    case .signed: Float(Int32(truncatingIfNeeded: bits))
    }
  }
}

/// Where a tile or a strip of rows lies in its picture.
private struct TIFFTile {
  let left, top, width, height: Int
}
