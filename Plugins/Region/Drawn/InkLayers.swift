import A2CPluginKit

/// What is drawn on a plain background, by colour: one layer for each hue that is used, one for white and grey.
///
/// Codecs move hues by a few degrees and fade edges, so hues are found by where they gather and not by fixed borders.
struct InkLayers {
  /// The background is black, not white.
  let isDark: Bool
  /// For each five degrees of hue its layer, 0 where no ink has it.
  private let layers: [UInt8]  // 72
  /// The number of hues that are used.
  private let hues: Int

  /// The layers' numbers; 0 is the background.
  var numbers: ClosedRange<UInt8> { 1...UInt8(hues + 1) }  // checked: at most 72 hues

  private static let bins = 72
  /// The share of the picture that the background covers at least.
  private static let leastBackground = 0.5
  /// A pixel is ink from this distance to the background on, in its most different channel.
  private static let ink = 80
  /// Colours with less between their channels have no hue.
  private static let leastSpan = 60
  /// A hue is used where this share of the ink has it or its neighbours.
  private static let leastShare = 0.004

  /// `nil` where the pictures have no plain background, or nothing is drawn on it.
  /// - Parameter samples: some of a clip's frames, of layout rgb8.
  init?(_ samples: [Raster]) {
    var (black, white, all) = (0, 0, 0)
    for raster in samples {
      Self.each(raster) { _, red, green, blue in
        if max(red, green, blue) <= 40 { black += 1 }
        if min(red, green, blue) >= 215 { white += 1 }
      }
      all += raster.width * raster.height
    }
    guard all > 0, Double(max(black, white)) >= Self.leastBackground * Double(all) else { return nil }
    isDark = black >= white
    var counts = [Int](repeating: 0, count: Self.bins)
    var total = 0
    for raster in samples {
      Self.each(raster) { [isDark] _, red, green, blue in
        guard Self.isInk(red, green, blue, isDark) else { return }
        total += 1
        if let bin = Self.bin(red, green, blue) { counts[bin] += 1 }
      }
    }
    guard total > 0 else { return nil }
    let least = max(4, Int(Self.leastShare * Double(total)))
    let used = counts.indices.map { bin in
      counts[bin] + counts[(bin + 1) % Self.bins] + counts[(bin + Self.bins - 1) % Self.bins] >= least
    }
    (layers, hues) = Self.runs(used)
  }

  /// Numbers the runs of used hues, around the circle.
  private static func runs(_ used: [Bool]) -> ([UInt8], Int) {
    var layers = [UInt8](repeating: 0, count: bins)
    guard let gap = used.firstIndex(of: false) else { return ([UInt8](repeating: 1, count: bins), 1) }
    var (count, isInside) = (0, false)
    for step in 0..<bins {
      let bin = (gap + step) % bins
      if used[bin] {
        if !isInside { count += 1 }
        layers[bin] = UInt8(count)  // checked: at most 36 runs
      }
      isInside = used[bin]
    }
    return (layers, count)
  }

  /// The layer of each pixel.
  /// - Parameter raster: of layout rgb8.
  func map(_ raster: Raster) -> [UInt8] {  // height × width
    var map = [UInt8](repeating: 0, count: raster.width * raster.height)
    let white = numbers.upperBound
    Self.each(raster) { at, red, green, blue in
      guard Self.isInk(red, green, blue, isDark) else { return }
      map[at] = Self.bin(red, green, blue).map { layers[$0] == 0 ? white : layers[$0] } ?? white
    }
    return map
  }

  private static func isInk(_ red: Int, _ green: Int, _ blue: Int, _ isDark: Bool) -> Bool {
    isDark ? max(red, green, blue) > ink : min(red, green, blue) < 255 - ink
  }

  private static func bin(_ red: Int, _ green: Int, _ blue: Int) -> Int? {
    let (high, low) = (max(red, green, blue), min(red, green, blue))
    guard high - low >= leastSpan else { return nil }
    let span = Double(high - low)
    let sector =
      high == red
      ? Double(green - blue) / span : high == green ? 2 + Double(blue - red) / span : 4 + Double(red - green) / span
    // checked: the sector lies in -1...5
    return Int((sector < 0 ? sector + 6 : sector) * 12) % bins
  }

  private static func each(_ raster: Raster, _ body: (Int, Int, Int, Int) -> Void) {
    raster.bytes.withUnsafeBufferPointer { bytes in
      for at in 0..<(raster.width * raster.height) {
        body(at, Int(bytes[3 * at]), Int(bytes[3 * at + 1]), Int(bytes[3 * at + 2]))
      }
    }
  }
}
