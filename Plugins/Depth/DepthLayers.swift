import A2CPluginKit

/// How much of a clip's area is near, in the middle and far, by thirds of the rendered range.
struct DepthLayers {
  private var near = 0, middle = 0, far = 0

  /// - Parameter pixels: three equal channels a pixel.
  mutating func count(_ pixels: [UInt8]) {
    for at in stride(from: 0, to: pixels.count, by: 3) {
      switch pixels[at] {
      case 170...: near += 1
      case 85...: middle += 1
      default: far += 1
      }
    }
  }

  /// In whole per cent, `nil` where nothing was counted or everything lies in one layer, which tells nothing.
  var words: String? {
    let total = near + middle + far
    guard total > 0, max(near, middle, far) < total else { return nil }
    func percent(_ count: Int) -> Int { Int((Double(count) * 100 / Double(total)).rounded()) }
    return "near \(percent(near)) %, middle \(percent(middle)) %, far \(percent(far)) % of the area"
  }
}
