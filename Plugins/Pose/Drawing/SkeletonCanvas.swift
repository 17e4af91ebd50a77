/// A black picture that takes filled shapes with hard edges. Coordinates are pixels, with pixel centres on whole
/// numbers, as the drawing programs this follows count them.
struct SkeletonCanvas {
  struct Color: Equatable {
    var red, green, blue: UInt8

    init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) { (self.red, self.green, self.blue) = (red, green, blue) }
  }

  let width, height: Int
  private(set) var pixels: [UInt8]  // height × width × 3

  init(_ size: CanvasSize) {
    (width, height) = (size.width, size.height)
    pixels = Array(repeating: 0, count: width * height * 3)
  }

  /// An ellipse around `center`, its first half-axis turned by `degrees` from the x axis toward the y axis.
  mutating func ellipse(
    _ center: Point, halfLength: Double, halfWidth: Double, cosine: Double, sine: Double, _ color: Color
  ) {
    let reach = max(halfLength, halfWidth)
    guard halfLength > 0, halfWidth > 0 else { return }
    fill(center.x - reach, center.x + reach, center.y - reach, center.y + reach, color) { x, y in
      let (dx, dy) = (x - center.x, y - center.y)
      let along = (dx * cosine + dy * sine) / halfLength
      let across = (dy * cosine - dx * sine) / halfWidth
      return along * along + across * across <= 1
    }
  }

  mutating func disc(_ center: Point, radius: Double, _ color: Color) {
    ellipse(center, halfLength: radius + 0.25, halfWidth: radius + 0.25, cosine: 1, sine: 0, color)
  }

  /// A line of `lineWidth` pixels with round ends.
  mutating func line(_ a: Point, _ b: Point, lineWidth: Double, _ color: Color) {
    let radius = max(0.5, lineWidth / 2)
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let square = dx * dx + dy * dy
    fill(
      min(a.x, b.x) - radius, max(a.x, b.x) + radius, min(a.y, b.y) - radius, max(a.y, b.y) + radius, color
    ) { x, y in
      let (px, py) = (x - a.x, y - a.y)
      let along = square > 0 ? min(1, max(0, (px * dx + py * dy) / square)) : 0
      let (ox, oy) = (px - along * dx, py - along * dy)
      return ox * ox + oy * oy <= radius * radius
    }
  }

  /// Every channel times six tenths.
  mutating func dim() {
    for index in pixels.indices { pixels[index] = UInt8(Int(pixels[index]) * 6 / 10) }
  }

  /// Colours the pixels of a box that lie in the picture and inside the shape.
  private mutating func fill(
    _ left: Double, _ right: Double, _ top: Double, _ bottom: Double, _ color: Color,
    inside: (Double, Double) -> Bool
  ) {
    guard let columns = SkeletonCanvas.span(left, right, width), let rows = SkeletonCanvas.span(top, bottom, height)
    else { return }
    for row in rows {
      for column in columns where inside(Double(column), Double(row)) {
        let at = (row * width + column) * 3
        pixels[at] = color.red
        pixels[at + 1] = color.green
        pixels[at + 2] = color.blue
      }
    }
  }

  /// The whole numbers from `low` to `high` that lie in `0..<size`, `nil` where none does.
  private static func span(_ low: Double, _ high: Double, _ size: Int) -> ClosedRange<Int>? {
    let first = max(0, low.rounded(.up))
    let last = min(Double(size - 1), high.rounded(.down))
    guard first <= last else { return nil }
    return Int(first)...Int(last)  // checked: both lie in 0..<size
  }
}
