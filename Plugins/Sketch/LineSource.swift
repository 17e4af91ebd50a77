import A2CPluginKit

/// What of a picture is taken for its lines.
enum LineSource {
  case colors, alpha

  /// One tone a pixel: the brightness of the colour (Rec. 601), or how opaque the pixel is.
  func tones(_ media: Media, _ index: Int) throws -> [UInt8] {  // height × width
    switch self {
    case .colors:
      let raster = try media.frame(index, as: .rgb8)
      return stride(from: 0, to: raster.bytes.count - 2, by: 3).map { at in
        let (r, g, b) = (Int(raster.bytes[at]), Int(raster.bytes[at + 1]), Int(raster.bytes[at + 2]))
        // checked: the weights sum to 1000
        return UInt8((299 * r + 587 * g + 114 * b + 500) / 1000)
      }
    case .alpha:
      let raster = try media.frame(index, as: .rgba8)
      return stride(from: 3, to: raster.bytes.count, by: 4).map { raster.bytes[$0] }
    }
  }
}
