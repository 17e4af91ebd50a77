import A2CPluginKit

/// A rectangle of a medium's frames.
struct FramePart: Equatable {
  let x, y, width, height: Int

  /// The rectangle's pixels of a raster, which it must lie in.
  func cut(_ raster: Raster) throws -> Raster {
    if x == 0, y == 0, width == raster.width, height == raster.height { return raster }
    let pixel = raster.layout.bytesPerPixel
    var bytes: [UInt8] = []
    bytes.reserveCapacity(width * height * pixel)
    for row in y..<(y + height) {
      let start = (row * raster.width + x) * pixel
      bytes += raster.bytes[start..<(start + width * pixel)]
    }
    return try Raster(width: width, height: height, layout: raster.layout, bytes: bytes)
  }
}

/// A source of depth values that the host decodes.
protocol DecodedDepth: DepthSource {
  var media: Media { get }
  var part: FramePart { get }
}

extension DecodedDepth {
  var width: Int { part.width }
  var height: Int { part.height }
  var frameCount: Int { media.frameCount }
  var framesPerSecond: Double { media.framesPerSecond }
  var isClip: Bool { media.frameCount > 1 }
}

/// Grey pictures and clips of 16 bits: distances, in millimetres or another unit, 0 where nothing was measured.
struct DistancePictures: DecodedDepth {
  let media: Media
  let part: FramePart
  private var kind = DeepScan.Kind.distances
  private var isRendered: Bool { kind != .distances }

  init(media: Media, part: FramePart) { (self.media, self.part) = (media, part) }

  var fullScale: UInt16 { .max }
  var brightIsNear: Polarity { .deep(kind) }
  var invalid: UInt16? { isRendered ? nil : 0 }
  var stretches: (value: Bool, reason: String) {
    isRendered
      ? (false, "rendered depth maps fill the whole range") : (true, "distances fill only a part of 16 bits")
  }
  var isComparable: Bool { !isRendered }

  func zeroIsFar() -> any DepthSource { taken(as: .stretched) }

  func taken(as kind: DeepScan.Kind) -> any DepthSource {
    var other = self
    other.kind = kind
    return other
  }

  func plane(_ index: Int) throws -> DepthPlane {
    let raster = try part.cut(try media.frame(index, as: .gray16))
    return DepthPlane(width: raster.width, height: raster.height, values: raster.gray16)
  }
}

/// Grey pictures and clips of 8 bits: rendered inverse depth, as depth networks write it.
struct RenderedPictures: DecodedDepth {
  let media: Media
  let part: FramePart

  var fullScale: UInt16 { 255 }
  var brightIsNear: Polarity {
    Polarity(brightIsNear: true, reason: "8-bit depth maps are rendered with near bright", ground: .usual)
  }
  var invalid: UInt16? { nil }
  var stretches: (value: Bool, reason: String) { (false, "8-bit depth maps are rendered to the whole range") }
  var isComparable: Bool { false }

  func plane(_ index: Int) throws -> DepthPlane {
    let raster = try part.cut(try media.frame(index, as: .rgb8))
    // The mean of the channels, which are equal but for what compression did to them.
    let values = (0..<(raster.width * raster.height)).map { pixel -> UInt16 in
      let at = 3 * pixel
      return (UInt16(raster.bytes[at]) + UInt16(raster.bytes[at + 1]) + UInt16(raster.bytes[at + 2]) + 1) / 3
    }
    return DepthPlane(width: raster.width, height: raster.height, values: values)
  }
}

/// Pictures and clips drawn with a colour map: places on the map from 1 to 256, 0 where a colour is not of it.
struct MappedPictures: DecodedDepth {
  let media: Media
  let part: FramePart
  let map: ColorMap

  var fullScale: UInt16 { 256 }
  var brightIsNear: Polarity {
    Polarity(brightIsNear: true, reason: "the \(map.end) end of \(map.name) is usually near", ground: .usual)
  }
  var invalid: UInt16? { 0 }
  var stretches: (value: Bool, reason: String) { (false, "colour maps are drawn over the whole range") }
  var isComparable: Bool { false }

  func plane(_ index: Int) throws -> DepthPlane {
    let raster = try part.cut(try media.frame(index, as: .rgb8))
    var values = map.inverse.places(raster.bytes)
    for row in 0..<raster.height { Self.close(&values, from: row * raster.width, to: (row + 1) * raster.width) }
    return DepthPlane(width: raster.width, height: raster.height, values: values)
  }

  /// Codecs mix the colours at edges: a few pixels that are not of the map take the value on their left, at the start of
  /// the row that on their right.
  private static let mixed = 8

  private static func close(_ values: inout [UInt16], from start: Int, to end: Int) {
    var index = start
    while index < end {
      guard values[index] == 0 else {
        index += 1
        continue
      }
      var next = index
      while next < end, values[next] == 0 { next += 1 }
      if next - index <= mixed, next - index < end - start {
        let value = index > start ? values[index - 1] : values[next]
        for gap in index..<next { values[gap] = value }
      }
      index = next
    }
  }
}
