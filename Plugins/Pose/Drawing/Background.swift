import A2CPluginKit

/// What a drawn skeleton stands on.
enum Background {
  /// Whether most of a picture is nearly black.
  /// - Parameter raster: of layout rgb8.
  static func isDark(_ raster: Raster) -> Bool {
    let pixels = raster.width * raster.height
    var dark = 0
    for at in stride(from: 0, to: 3 * pixels, by: 3)
    where max(raster.bytes[at], raster.bytes[at + 1], raster.bytes[at + 2]) < 40 {
      dark += 1
    }
    return dark > pixels / 2
  }
}
