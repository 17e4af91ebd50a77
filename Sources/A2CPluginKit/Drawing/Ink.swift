/// A colour that adapters draw with.
public struct Ink: Sendable, Hashable {
  public var red, green, blue: UInt8

  public init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) { (self.red, self.green, self.blue) = (red, green, blue) }

  public static let black = Ink(0, 0, 0)
  public static let white = Ink(255, 255, 255)

  /// Colours that are told apart on black, each with the word for it.
  public static let distinct: [(ink: Ink, name: String)] = [
    (Ink(230, 40, 40), "red"), (Ink(40, 200, 70), "green"), (Ink(70, 110, 255), "blue"), (Ink(255, 220, 30), "yellow"),
    (Ink(230, 60, 230), "magenta"), (Ink(50, 220, 230), "cyan"), (Ink(255, 140, 20), "orange"),
    (Ink(240, 240, 240), "white"), (Ink(150, 80, 220), "purple"), (Ink(150, 100, 50), "brown"),
    (Ink(255, 170, 190), "pink"), (Ink(150, 150, 150), "grey"),
  ]

  /// The colour of number `index`; they come again after twelve.
  public static func number(_ index: Int) -> Ink { distinct[abs(index % distinct.count)].ink }

  /// A saturated colour of the wheel.
  /// - Parameter turn: 0 and 1 are red, a third is green, two thirds are blue.
  public static func wheel(_ turn: Double) -> Ink {
    guard turn.isFinite else { return .white }
    func channel(_ shift: Double) -> UInt8 {
      var at = (turn + shift).truncatingRemainder(dividingBy: 1)
      if at < 0 { at += 1 }
      return UInt8((min(max(abs(at * 6 - 3) - 1, 0), 1) * 255).rounded())  // checked: in 0…255
    }
    return Ink(channel(0), channel(2.0 / 3), channel(1.0 / 3))
  }

  /// A plain word for the colour: "red", "dark blue", "grey".
  public var name: String {
    let (r, g, b) = (Double(red), Double(green), Double(blue))
    let (high, low) = (max(r, g, b), min(r, g, b))
    if high < 40 { return "black" }
    if high - low < 30 { return low > 215 ? "white" : "grey" }
    let hue: Double =
      if high == r { (g - b) / (high - low) } else if high == g { 2 + (b - r) / (high - low) } else {
        4 + (r - g) / (high - low)
      }
    let degrees = hue < 0 ? hue * 60 + 360 : hue * 60
    let word =
      switch degrees {
      case ..<18, 342...: "red"
      case ..<42: high < 170 ? "brown" : "orange"
      case ..<68: high < 150 ? "olive" : "yellow"
      case ..<165: "green"
      case ..<200: "cyan"
      case ..<260: "blue"
      case ..<290: "violet"
      default: "magenta"
      }
    return high < 130 && word != "brown" && word != "olive" ? "dark \(word)" : word
  }
}
