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
    case ..<14, 345...:
      return isPale ? (high > 170 ? "pink" : "dusky pink") : high < 110 ? "dark red" : "red"
    case ..<42:
      return isPale ? (high > 165 ? "beige" : "greyish brown") : high < 165 ? "brown" : "orange"
    case ..<68: return isPale ? (high > 165 ? "cream" : "greyish olive") : high < 130 ? "olive" : "yellow"
    case ..<165: return isPale ? (high > 160 ? "light green" : "greyish green") : high < 90 ? "dark green" : "green"
    case ..<195:
      return isPale ? (high > 160 ? "light turquoise" : "greyish turquoise") : high < 90 ? "dark teal" : "turquoise"
    case ..<255: return isPale ? (high > 150 ? "light blue" : "greyish blue") : high < 90 ? "dark blue" : "blue"
    case ..<292: return isPale ? (high > 170 ? "lilac" : "greyish purple") : high < 90 ? "dark purple" : "purple"
    default: return isPale ? (high > 170 ? "pink" : "dusky pink") : high < 90 ? "dark purple" : "magenta"
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
