import A2CPluginKit

/// How strong the edges are in each cell of a coarse grid.
struct EdgeGrid {
  static let side = 24
  let values: [Double]  // side × side

  /// - Parameter raster: of layout rgb8.
  init(_ raster: Raster) {
    var sums = [Double](repeating: 0, count: Self.side * Self.side)
    var counts = sums
    func light(_ x: Int, _ y: Int) -> Int {
      let at = 3 * (y * raster.width + x)
      return Int(raster.bytes[at]) + Int(raster.bytes[at + 1]) + Int(raster.bytes[at + 2])
    }
    for y in 0..<max(0, raster.height - 1) {
      for x in 0..<max(0, raster.width - 1) {
        let here = light(x, y)
        let edge = abs(light(x + 1, y) - here) + abs(light(x, y + 1) - here)
        let cell = y * Self.side / raster.height * Self.side + x * Self.side / raster.width
        // Strong edges count once: depth has few shades where a picture has many.
        sums[cell] += Double(min(edge, 60))
        counts[cell] += 1
      }
    }
    values = zip(sums, counts).map { $1 > 0 ? $0 / $1 : 0 }
  }
}
