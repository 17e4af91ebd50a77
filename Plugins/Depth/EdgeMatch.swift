import A2CPluginKit

/// Whether a picture and a map show one scene: where the map has its edges, the picture has some too, and nowhere else
/// beside them as many.
struct EdgeMatch {
  /// Cells of the shorter side.
  private static let side = 128
  /// Shares of the map's cells that count as edges.
  private static let edges = 0.05
  private static let leastEdges = 20
  /// How much stronger the picture's edges are there than elsewhere, and than at the same places shifted.
  private static let (leastShare, leastPeak) = (1.5, 1.3)
  private static let shifts = [(6, 0), (-6, 0), (0, 6), (0, -6), (9, 9), (-9, -9), (9, -9), (-9, 9)]

  let isOneScene: Bool

  /// - Parameters:
  ///   - picture, map: of layout rgb8 and of one size.
  init(picture: Raster, map: Raster) {
    guard picture.width == map.width, picture.height == map.height,
      let a = Self.strengths(picture), let b = Self.strengths(map)
    else {
      isOneScene = false
      return
    }
    let sorted = b.values.sorted()
    let least = max(6, sorted[sorted.count - 1 - Int(Self.edges * Double(sorted.count))])
    let places = b.values.indices.filter { b.values[$0] > least }
    let (columns, rows) = (a.columns, a.values.count / a.columns)
    let mean = a.values.reduce(0, +) / Double(a.values.count)
    guard places.count >= Self.leastEdges, mean > 0 else {
      isOneScene = false
      return
    }
    func strength(_ dx: Int, _ dy: Int) -> Double {
      var sum = 0.0
      for place in places {
        let x = (place % columns + dx + columns) % columns
        let y = (place / columns + dy + rows) % rows
        sum += min(a.values[y * columns + x], 120)
      }
      return sum / Double(places.count)
    }
    let here = strength(0, 0)
    let beside = Self.shifts.map { strength($0.0, $0.1) }.max() ?? 0
    isOneScene = here >= Self.leastShare * mean && here >= Self.leastPeak * beside
  }

  /// How strong the edge in each cell is; `nil` where a picture is too small.
  private static func strengths(_ raster: Raster) -> (values: [Double], columns: Int)? {
    let step = max(1, min(raster.width, raster.height) / side)
    let (columns, rows) = (raster.width / step, raster.height / step)
    guard columns >= 20, rows >= 20 else { return nil }
    var light = [Double](repeating: 0, count: columns * rows)
    raster.bytes.withUnsafeBufferPointer { bytes in
      for y in 0..<(rows * step) {
        for x in 0..<(columns * step) {
          let at = 3 * (y * raster.width + x)
          light[y / step * columns + x / step] += Double(Int(bytes[at]) + Int(bytes[at + 1]) + Int(bytes[at + 2]))
        }
      }
    }
    let area = Double(step * step)
    var values = [Double](repeating: 0, count: columns * rows)
    for y in 0..<(rows - 1) {
      for x in 0..<(columns - 1) {
        let at = y * columns + x
        values[at] = (abs(light[at + 1] - light[at]) + abs(light[at + columns] - light[at])) / area
      }
    }
    return (values, columns)
  }
}
