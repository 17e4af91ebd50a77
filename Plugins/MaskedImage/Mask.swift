import A2CPluginKit

/// Says which pixels of a frame are to be made anew.
struct Mask {
  /// What of the medium's pixels is the mask.
  enum Channel { case tone, alpha, grey }

  let media: Media
  let channel: Channel
  /// Tones from here on are white. 0 to 255.
  let threshold: Int
  /// Whether white (or opaque) is what is to be made anew.
  let fillsWhite: Bool

  /// In the given size; the nearest pixel of the mask counts.
  func bits(_ index: Int, width: Int, height: Int) throws -> [Bool] {  // height × width
    let raster = try media.frame(index, as: channel == .alpha ? .rgba8 : .rgb8)
    let columns = (0..<width).map { (2 * $0 + 1) * raster.width / (2 * width) }
    var bits: [Bool] = []
    bits.reserveCapacity(width * height)
    for row in 0..<height {
      let start = (2 * row + 1) * raster.height / (2 * height) * raster.width
      for column in columns { bits.append(isMasked(raster, start + column)) }
    }
    return bits
  }

  private func isMasked(_ raster: Raster, _ pixel: Int) -> Bool {
    switch channel {
    case .alpha: return (Int(raster.bytes[4 * pixel + 3]) >= threshold) == fillsWhite
    case .tone: return (Mask.tone(raster, pixel) >= threshold) == fillsWhite
    case .grey: return Mask.isGrey(raster, pixel)
    }
  }

  static func tone(_ raster: Raster, _ pixel: Int) -> Int {
    let at = 3 * pixel
    return (Int(raster.bytes[at]) + Int(raster.bytes[at + 1]) + Int(raster.bytes[at + 2]) + 1) / 3
  }

  /// The grey that stands for what is to be made anew: 127 or 128, give or take what a codec does.
  static func isGrey(_ raster: Raster, _ pixel: Int) -> Bool {
    raster.bytes[(3 * pixel)..<(3 * pixel + 3)].allSatisfy { (123...132).contains($0) }
  }
}
