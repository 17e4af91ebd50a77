import A2CPluginKit

/// Finds the label of a colour: the nearest of a palette.
final class ColorMatcher {
  private let palette: [(ink: Ink, label: Int32)]
  /// Squared distance up to which a colour is the palette's for sure.
  private let tolerance: Int
  /// Colours met so far.
  private var known: [UInt32: (label: Int32, isSure: Bool)] = [:]

  /// - Parameters:
  ///   - palette: not empty; of equal colours the first counts.
  ///   - tolerance: the distance in RGB up to which a colour is sure to be one of the palette.
  init(_ palette: [(ink: Ink, label: Int32)], tolerance: Int) {
    self.palette = palette
    self.tolerance = tolerance * tolerance
  }

  /// - Parameter pixels: three bytes each.
  func labels(_ pixels: [UInt8], isStrict: Bool) -> [Int32] {
    var labels = [Int32](repeating: nothing, count: pixels.count / 3)
    var (lastKey, last) = (UInt32.max, (label: nothing, isSure: false))
    pixels.withUnsafeBufferPointer { pixels in
      for pixel in labels.indices {
        let at = 3 * pixel
        let key = UInt32(pixels[at]) << 16 | UInt32(pixels[at + 1]) << 8 | UInt32(pixels[at + 2])
        if key != lastKey { (lastKey, last) = (key, match(key)) }
        labels[pixel] = isStrict && !last.isSure ? nothing : last.label
      }
    }
    return labels
  }

  private func match(_ key: UInt32) -> (label: Int32, isSure: Bool) {
    if let found = known[key] { return found }
    let ink = Ink(
      UInt8(truncatingIfNeeded: key >> 16), UInt8(truncatingIfNeeded: key >> 8), UInt8(truncatingIfNeeded: key))
    var (best, label) = (Int.max, nothing)
    for entry in palette {
      let distance = ink.distance(to: entry.ink)
      if distance < best { (best, label) = (distance, entry.label) }
    }
    known[key] = (label, best <= tolerance)
    return (label, best <= tolerance)
  }
}

extension Ink {
  /// Squared, in RGB.
  func distance(to other: Ink) -> Int {
    let (r, g, b) = (Int(red) - Int(other.red), Int(green) - Int(other.green), Int(blue) - Int(other.blue))
    return r * r + g * g + b * b
  }
}
