import A2CPluginKit

/// One plane of depth values as a file holds them.
struct DepthPlane {
  let width, height: Int
  var values: [UInt16]  // height × width
}

/// A source of depth values. Another file format is another type of this kind; ``DepthSources`` chooses among them.
protocol DepthSource {
  var width: Int { get }
  var height: Int { get }
  var frameCount: Int { get }
  /// 0 where the source does not tell.
  var framesPerSecond: Double { get }
  var isClip: Bool { get }
  /// The largest value a file of this kind can hold.
  var fullScale: UInt16 { get }
  /// Whether larger values are nearer, and why.
  var brightIsNear: (value: Bool, reason: String) { get }
  /// The value of pixels that were not measured, `nil` where all were.
  var invalid: UInt16? { get }
  /// Whether values are stretched where nobody says so, and why.
  var stretches: (value: Bool, reason: String) { get }
  func plane(_ index: Int) throws -> DepthPlane
}

/// A source of depth values that the host decodes.
protocol DecodedDepth: DepthSource {
  var media: Media { get }
}

extension DecodedDepth {
  var width: Int { media.width }
  var height: Int { media.height }
  var frameCount: Int { media.frameCount }
  var framesPerSecond: Double { media.framesPerSecond }
  var isClip: Bool { media.frameCount > 1 }
}

/// Grey pictures and clips of 16 bits: distances, in millimetres or another unit, 0 where nothing was measured.
struct DistancePictures: DecodedDepth {
  let media: Media

  var fullScale: UInt16 { .max }
  var brightIsNear: (value: Bool, reason: String) { (false, "16-bit grey holds distances: larger is farther") }
  var invalid: UInt16? { 0 }
  var stretches: (value: Bool, reason: String) { (true, "distances fill only a part of 16 bits") }

  func plane(_ index: Int) throws -> DepthPlane {
    let raster = try media.frame(index, as: .gray16)
    return DepthPlane(width: raster.width, height: raster.height, values: raster.gray16)
  }
}

/// Grey pictures and clips of 8 bits: rendered inverse depth, as depth networks write it.
struct RenderedPictures: DecodedDepth {
  let media: Media

  var fullScale: UInt16 { 255 }
  var brightIsNear: (value: Bool, reason: String) { (true, "8-bit depth maps are rendered with near bright") }
  var invalid: UInt16? { nil }
  var stretches: (value: Bool, reason: String) { (false, "8-bit depth maps are rendered to the whole range") }

  func plane(_ index: Int) throws -> DepthPlane {
    let raster = try media.frame(index, as: .rgb8)
    // The mean of the channels, which are equal but for what compression did to them.
    let values = (0..<(raster.width * raster.height)).map { pixel -> UInt16 in
      let at = 3 * pixel
      return (UInt16(raster.bytes[at]) + UInt16(raster.bytes[at + 1]) + UInt16(raster.bytes[at + 2]) + 1) / 3
    }
    return DepthPlane(width: raster.width, height: raster.height, values: values)
  }
}
