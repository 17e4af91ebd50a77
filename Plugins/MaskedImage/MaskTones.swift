import A2CPluginKit

/// What the tones of a medium tell of whether it is a mask. Looks at the first and the last frame.
struct MaskTones {
  /// Grey and of two tones, all but a few pixels at edges.
  let isMask: Bool
  /// The brightest tone, and the border between the two.
  let high: Int, threshold: Int
  /// Share of pixels with the grey of masked areas.
  let greyShare: Double
  /// Some pixels are transparent.
  let isTransparent: Bool

  init(_ media: Media) throws {
    var histogram = [Int](repeating: 0, count: 256)
    var (colored, grey, pixels, clear) = (0, 0, 0, 0)
    for index in Set([0, media.frameCount - 1]).sorted() {
      let raster = try media.frame(index)
      for pixel in 0..<(raster.width * raster.height) {
        let at = 3 * pixel
        let (r, g, b) = (raster.bytes[at], raster.bytes[at + 1], raster.bytes[at + 2])
        if Int(max(r, g, b)) - Int(min(r, g, b)) > 24 { colored += 1 }
        if Mask.isGrey(raster, pixel) { grey += 1 }
        histogram[Mask.tone(raster, pixel)] += 1
      }
      pixels += raster.width * raster.height
      guard media.hasAlpha else { continue }
      let alpha = try media.frame(index, as: .rgba8)
      for at in stride(from: 3, to: alpha.bytes.count, by: 4) where alpha.bytes[at] < 128 { clear += 1 }
    }
    let high = histogram.lastIndex { $0 > 0 } ?? 0
    let low = histogram.firstIndex { $0 > 0 } ?? 0
    self.high = high
    threshold = high >= 128 ? 128 : max(1, (low + high + 1) / 2)
    let reach = max(1, (high - low) / 8)
    let ends = (low...high).reduce(0) { $0 + ($1 - low <= reach || high - $1 <= reach ? histogram[$1] : 0) }
    isMask = Double(colored) <= 0.002 * Double(pixels) && Double(ends) >= 0.97 * Double(pixels)
    greyShare = Double(grey) / Double(max(1, pixels))
    isTransparent = clear > 0
  }
}
