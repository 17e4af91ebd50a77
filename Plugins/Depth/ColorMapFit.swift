import A2CPluginKit

/// How well a colour map explains a picture.
struct ColorMapFit {
  let map: ColorMap
  /// The share of pixels that lie on the map.
  let share: Double
  /// How far those are from it on average, in levels.
  let distance: Double

  /// How far a colour may be from the map: lossy codecs mix the colours of neighbours.
  private static let tolerance = 26.0
  /// The share of pixels that must lie on it.
  private static let least = 0.94
  /// Places between which all but a twentieth of the pixels lie: one colour alone is no map.
  private static let leastSpread = 40
  private static let mostPixels = 4000
  /// Fewer say nothing.
  private static let fewestPixels = 64

  var words: String {
    "\(PlainWords.percent(share)) of the pixels lie on it, \(PlainWords.number(distance, digits: 1)) levels off on average"
  }

  /// The map that explains the picture, `nil` where none does.
  /// - Parameter raster: of layout rgb8.
  static func best(_ raster: Raster) -> ColorMapFit? {
    let fits = ColorMap.all.compactMap { fit($0, raster) }.filter { $0.share >= least }
    return fits.min { $0.distance / $0.share < $1.distance / $1.share }
  }

  /// How well the map of a name explains the picture, `nil` where there are too few pixels or places.
  static func of(_ name: String, _ raster: Raster) -> ColorMap? {
    let forms = ColorMap.all.filter { $0.name == name }
    return forms.min { (score($0, raster)) < (score($1, raster)) }
  }

  private static func score(_ map: ColorMap, _ raster: Raster) -> Double {
    sample(raster).reduce(0) { $0 + map.inverse.place($1).distance }
  }

  private static func fit(_ map: ColorMap, _ raster: Raster) -> ColorMapFit? {
    let colors = sample(raster)
    guard colors.count >= fewestPixels else { return nil }
    let near = colors.map { map.inverse.place($0) }.filter { $0.distance <= tolerance }
    guard !near.isEmpty else { return nil }
    let places = near.map(\.index).sorted()
    let spread = places[places.count * 39 / 40] - places[places.count / 40]
    guard spread >= leastSpread else { return nil }
    return ColorMapFit(
      map: map, share: Double(near.count) / Double(colors.count),
      distance: near.reduce(0) { $0 + $1.distance } / Double(near.count))
  }

  private static func sample(_ raster: Raster) -> [SIMD3<Double>] {
    let pixels = raster.width * raster.height
    let step = max(1, pixels / mostPixels)
    // An odd step, so that the columns change from row to row.
    return stride(from: 0, to: pixels, by: step % 2 == 0 && step > 1 ? step + 1 : step).map { pixel in
      let at = 3 * pixel
      return SIMD3(Double(raster.bytes[at]), Double(raster.bytes[at + 1]), Double(raster.bytes[at + 2]))
    }
  }
}
