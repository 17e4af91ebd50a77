import A2CPluginKit

/// Plain words for colours.
enum ColorWord {
  /// - Parameter color: red, green and blue, 0 to 255.
  static func of(_ color: SIMD3<Double>) -> String {
    let (high, low) = (color.max(), color.min())
    let chroma = high - low
    let tone = SmallPicture.brightness(color)
    if high < 38 { return "black" }
    if chroma < 22 || chroma < 0.12 * high {
      return tone > 215 ? "white" : tone > 150 ? "light grey" : tone > 80 ? "grey" : "dark grey"
    }
    let hue = hue(color, high, chroma)
    let isPale = chroma < 0.38 * high
    switch hue {
    case ..<14, 345...: return high < 110 ? "dark red" : isPale && high > 170 ? "pink" : "red"
    case ..<42: return high < 165 ? "brown" : isPale ? "beige" : "orange"
    case ..<68: return high < 130 ? "olive" : isPale ? "cream" : "yellow"
    case ..<165: return high < 90 ? "dark green" : isPale && high > 160 ? "light green" : "green"
    case ..<195: return high < 90 ? "dark teal" : "turquoise"
    case ..<255: return high < 90 ? "dark blue" : isPale && high > 150 ? "light blue" : "blue"
    case ..<292: return isPale && high > 170 ? "lilac" : "purple"
    default: return high < 90 ? "dark purple" : isPale && high > 170 ? "pink" : "magenta"
    }
  }

  /// Degrees.
  private static func hue(_ color: SIMD3<Double>, _ high: Double, _ chroma: Double) -> Double {
    let sector =
      if high == color.x { (color.y - color.z) / chroma } else if high == color.y {
        2 + (color.z - color.x) / chroma
      } else { 4 + (color.x - color.y) / chroma }
    return sector < 0 ? 60 * sector + 360 : 60 * sector
  }
}
