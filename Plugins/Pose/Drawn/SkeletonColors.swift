import A2CPluginKit

/// What a pixel of a drawn skeleton is by its colour: part of a joint, of a limb, of a face, of nothing.
///
/// Joints have the eighteen hues in full, limbs the same hues dimmed (`Skeleton.colors`, six tenths; other programs dim
/// by other shares). Codecs move hues by a few degrees and blur the edges of discs into the dim range, so a pixel alone
/// proves nothing; see ``JointDiscs`` and ``LimbTest``.
enum SkeletonColors {
  static let nothing: UInt8 = 0
  static let white: UInt8 = 100
  /// Of a colour that no part has.
  static let other: UInt8 = 101
  /// Joint `number` is `joint + number`.
  static let joint: UInt8 = 1
  /// The limb of rank `rank` is `limb + rank`.
  static let limb: UInt8 = 40

  /// Below this a pixel is black.
  private static let black = 64
  /// From here on a colour is in full.
  private static let full = 200

  /// By the upper six bits of red, green and blue.
  private static let table: [UInt8] = (0..<(1 << 18)).map { index in
    func channel(_ shift: Int) -> Int { (index >> shift & 63) * 255 / 63 }
    return classify(channel(12), channel(6), channel(0))
  }

  private static func classify(_ red: Int, _ green: Int, _ blue: Int) -> UInt8 {
    let (high, low) = (max(red, green, blue), min(red, green, blue))
    if high < black { return nothing }
    if high - low < 60 { return low >= 150 ? white : high < 90 ? nothing : other }
    // A skeleton's colours have one channel at nought; edges of white discs do not.
    if 5 * low > 2 * high { return low >= 120 ? white : other }
    let span = Double(high - low)
    let sector =
      high == red
      ? Double(green - blue) / span : high == green ? 2 + Double(blue - red) / span : 4 + Double(red - green) / span
    // Hues stand 20 degrees apart.
    let step = Int((3 * (sector < 0 ? sector + 6 : sector)).rounded()) % 18
    return UInt8(step) + (high >= full ? joint : limb)  // checked: step is below 18
  }

  /// The classes of all pixels.
  /// - Parameter raster: of layout rgb8.
  static func classes(_ raster: Raster) -> [UInt8] {  // height × width
    let table = self.table
    return raster.bytes.withUnsafeBufferPointer { bytes in
      table.withUnsafeBufferPointer { table in
        (0..<(raster.width * raster.height)).map { pixel in
          let (r, g, b) = (Int(bytes[3 * pixel]), Int(bytes[3 * pixel + 1]), Int(bytes[3 * pixel + 2]))
          // checked: each is at most 63
          return table[(r >> 2) << 12 | (g >> 2) << 6 | b >> 2]
        }
      }
    }
  }

  static func isJoint(_ value: UInt8) -> Bool { value >= joint && value < joint + 18 }
  static func isLimb(_ value: UInt8) -> Bool { value >= limb && value < limb + 18 }
}
