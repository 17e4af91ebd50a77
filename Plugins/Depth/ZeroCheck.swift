import A2CPluginKit

/// What zeros stand for. Among distances 0 is no value; in inverse depth it is infinitely far, and a rendered map begins
/// with it.
struct ZeroCheck {
  /// Nearly all zeros hang from the upper edge, as a sky does.
  let isSky: Bool
  /// The largest value comes near full scale, as rendered maps do and distances hardly ever.
  let isFullScale: Bool
  /// The smallest value that is not 0 lies close to it.
  let goesDownToZero: Bool

  private static let frames = 5

  init(_ source: any DepthSource) throws {
    var (zeros, hanging, total) = (0, 0, 0)
    var (low, high) = (UInt16.max, UInt16.min)
    for index in SpreadFrames.indices(of: source.frameCount, most: Self.frames) {
      let plane = try source.plane(index)
      total += plane.values.count
      for column in 0..<plane.width {
        var hangs = true
        for row in 0..<plane.height {
          let value = plane.values[row * plane.width + column]
          if value == 0 {
            zeros += 1
            if hangs { hanging += 1 }
          } else {
            hangs = false
            (low, high) = (min(low, value), max(high, value))
          }
        }
      }
    }
    isSky = 50 * zeros >= total && zeros < total && 10 * hanging >= 9 * zeros
    isFullScale = Double(high) >= 0.9 * Double(source.fullScale)
    goesDownToZero = zeros > 0 && low <= high && source.written(low) <= 0.03 * source.written(high)
  }
}
