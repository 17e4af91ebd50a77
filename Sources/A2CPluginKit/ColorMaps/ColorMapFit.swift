/// How well a colour map explains a picture.
public struct ColorMapFit: Sendable {
  public let map: ColorMap
  /// The share of pixels that lie on the map.
  let share: Double
  /// How far those are from it on average, in levels.
  let distance: Double
  /// Between their lowest place and their highest nearly all are taken, as by what is measured; labels take a few.
  public let isGradual: Bool
  /// The colours are the map's own, to within rounding.
  public var isExact: Bool { share > 0.99 && distance <= 3 }

  /// How far a colour may be from the map: lossy codecs mix the colours of neighbours.
  private static let tolerance = 26.0
  /// The share of pixels that must lie on it.
  private static let least = 0.94
  /// Places between which all but a twentieth of the pixels lie: one colour alone is no map.
  private static let leastSpread = 40
  private static let mostPixels = 2000
  /// Fewer say nothing.
  private static let fewestPixels = 64

  public var words: String {
    "\(PlainWords.percent(share)) of the pixels lie on it, \(PlainWords.number(distance, digits: 1)) levels off on average"
  }

  /// The map that explains the pictures, `nil` where none does.
  /// - Parameter rasters: frames of layout rgb8; one alone may show only a few of the map's colours.
  public static func best(_ rasters: [Raster]) -> ColorMapFit? {
    let fits = ColorMap.all.compactMap { fit($0, sample(rasters)) }.filter { $0.share >= least }
    return fits.min { $0.distance / $0.share < $1.distance / $1.share }
  }

  /// The share of the pixels that lie on a map, whatever their spread.
  public static func share(_ map: ColorMap, _ rasters: [Raster]) -> Double {
    let colors = sample(rasters)
    return Double(colors.count { map.inverse.place($0).distance <= tolerance }) / Double(max(1, colors.count))
  }

  /// The form of a named map that fits best.
  public static func of(_ name: String, _ rasters: [Raster]) -> ColorMap? {
    let colors = sample(rasters)
    func error(_ map: ColorMap) -> Double { colors.reduce(0) { $0 + map.inverse.place($1).distance } }
    return ColorMap.all.filter { $0.name == name }.min { error($0) < error($1) }
  }

  private static func fit(_ map: ColorMap, _ colors: [SIMD3<Double>]) -> ColorMapFit? {
    guard colors.count >= fewestPixels else { return nil }
    let near = colors.map { map.inverse.place($0) }.filter { $0.distance <= tolerance }
    guard !near.isEmpty else { return nil }
    let places = near.map(\.index).sorted()
    let spread = places[places.count * 39 / 40] - places[places.count / 40]
    guard spread >= leastSpread else { return nil }
    return ColorMapFit(
      map: map, share: Double(near.count) / Double(colors.count),
      distance: near.reduce(0) { $0 + $1.distance } / Double(near.count), isGradual: isGradual(places))
  }

  /// - Parameter places: from 0 to 255.
  private static func isGradual(_ places: [Int]) -> Bool {
    var counts = [Int](repeating: 0, count: 64)
    for place in places { counts[place / 4] += 1 }  // checked: places are below 256
    let taken = counts.indices.filter { 1000 * counts[$0] > places.count }
    guard let first = taken.first, let last = taken.last else { return false }
    return taken.count >= 12 && 2 * taken.count >= last - first + 1
  }

  private static func sample(_ rasters: [Raster]) -> [SIMD3<Double>] {
    rasters.flatMap { raster in
      let pixels = raster.width * raster.height
      let step = max(1, pixels * rasters.count / mostPixels)
      // An odd step, so that the columns change from row to row.
      return stride(from: 0, to: pixels, by: step % 2 == 0 ? step + 1 : step).map { pixel in
        let at = 3 * pixel
        return SIMD3(Double(raster.bytes[at]), Double(raster.bytes[at + 1]), Double(raster.bytes[at + 2]))
      }
    }
  }
}
