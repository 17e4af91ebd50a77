import A2CPluginKit

/// Whether a picture is grey or drawn with a colour map.
enum ColorCheck {
  /// Channels may differ by this much in a grey picture that went through a lossy codec.
  private static let tolerance = 24
  /// The share of pixels beyond it that makes a picture coloured.
  private static let share = 0.02

  /// - Parameter raster: of layout rgb8.
  static func isColored(_ raster: Raster) -> Bool { share(raster) > share }

  /// The share of coloured pixels.
  /// - Parameter raster: of layout rgb8.
  static func share(_ raster: Raster) -> Double {
    let pixels = raster.width * raster.height
    var colored = 0
    raster.bytes.withUnsafeBufferPointer { bytes in
      for at in stride(from: 0, to: 3 * pixels, by: 3) {
        let (r, g, b) = (Int(bytes[at]), Int(bytes[at + 1]), Int(bytes[at + 2]))
        if max(r, g, b) - min(r, g, b) > tolerance { colored += 1 }
      }
    }
    return Double(colored) / Double(pixels)
  }
}
