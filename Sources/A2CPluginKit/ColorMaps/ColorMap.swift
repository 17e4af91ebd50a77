/// A colour map that depth is drawn with: the colours of 256 places, the high end last.
public struct ColorMap: Sendable {
  public let name: String
  /// What the high end looks like.
  public let end: String
  let colors: [SIMD3<Double>]  // 256
  public let inverse: InverseColorMap

  private init(_ name: String, end: String, nodes: [(at: Double, color: SIMD3<Double>)]) {
    self.name = name
    self.end = end
    var colors: [SIMD3<Double>] = []
    var node = 0
    for place in 0..<256 {
      let at = Double(place) / 255
      while node + 2 < nodes.count, nodes[node + 1].at < at { node += 1 }
      let (low, high) = (nodes[node], nodes[node + 1])  // checked: every map has two nodes
      let share = min(1, max(0, (at - low.at) / (high.at - low.at)))
      colors.append(low.color + (high.color - low.color) * share)
    }
    self.colors = colors
    inverse = InverseColorMap(colors)
  }

  /// From equally spaced colours, six hexadecimal digits each.
  private init(_ name: String, end: String, _ hex: String) {
    let digits = hex.utf8.map { Double($0 < 58 ? $0 - 48 : $0 - 87) }  // checked: the tables below are lower case
    let count = digits.count / 6
    self.init(
      name, end: end,
      nodes: (0..<count).map { index in
        func channel(_ offset: Int) -> Double { digits[6 * index + offset] * 16 + digits[6 * index + offset + 1] }
        return (Double(index) / Double(count - 1), SIMD3(channel(0), channel(2), channel(4)))
      })
  }

  /// The maps that are known; those of one name are forms of it.
  public static let all: [ColorMap] = [
    ColorMap("turbo", end: "red", ColorMapTables.turbo),
    ColorMap("jet", end: "red", nodes: ColorMapTables.jet),
    ColorMap("jet", end: "red", nodes: ColorMapTables.jetOfOpenCV),
    ColorMap("inferno", end: "yellow", ColorMapTables.inferno),
    ColorMap("magma", end: "light", ColorMapTables.magma),
    ColorMap("plasma", end: "yellow", ColorMapTables.plasma),
    ColorMap("viridis", end: "yellow", ColorMapTables.viridis),
    ColorMap("cividis", end: "yellow", ColorMapTables.cividis),
    ColorMap("spectral", end: "red", ColorMapTables.spectral),
    ColorMap("rainbow", end: "red", ColorMapTables.rainbow),
    ColorMap("hot", end: "white", nodes: ColorMapTables.hot),
  ]

  public static let names = [
    "turbo", "jet", "inferno", "magma", "plasma", "viridis", "cividis", "spectral", "rainbow", "hot",
  ]
}
