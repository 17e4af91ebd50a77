/// A white picture that takes lines and discs with soft edges.
struct PlanCanvas {
  struct Color {
    var red, green, blue: Double  // 0…255
  }

  let width, height: Int
  private(set) var pixels: [UInt8]  // [height, width, 3]

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    pixels = Array(repeating: 255, count: width * height * 3)
  }

  /// A line of round ends; a disc where both ends are one point.
  mutating func line(from a: (x: Double, y: Double), to b: (x: Double, y: Double), radius: Double, _ color: Color) {
    let reach = radius + 1
    guard
      let columns = span(min(a.x, b.x) - reach, max(a.x, b.x) + reach, width),
      let rows = span(min(a.y, b.y) - reach, max(a.y, b.y) + reach, height)
    else { return }
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let square = dx * dx + dy * dy
    for row in rows {
      for column in columns {
        let (px, py) = (Double(column) + 0.5 - a.x, Double(row) + 0.5 - a.y)
        let along = square > 0 ? min(1, max(0, (px * dx + py * dy) / square)) : 0
        let (ox, oy) = (px - along * dx, py - along * dy)
        let cover = min(1, max(0, radius + 0.5 - (ox * ox + oy * oy).squareRoot()))
        if cover > 0 { blend(row, column, cover, color) }
      }
    }
  }

  /// The pixels between two coordinates that lie in the picture, `nil` where none does.
  private func span(_ low: Double, _ high: Double, _ size: Int) -> Range<Int>? {
    let first = max(0, low.rounded(.down))
    let end = min(Double(size), high.rounded(.up))
    guard first < end else { return nil }
    return Int(first)..<Int(end)  // checked: both lie in 0…size
  }

  private mutating func blend(_ row: Int, _ column: Int, _ cover: Double, _ color: Color) {
    let at = (row * width + column) * 3
    for (offset, value) in [color.red, color.green, color.blue].enumerated() {
      let mixed = Double(pixels[at + offset]) * (1 - cover) + value * cover
      pixels[at + offset] = UInt8(min(255, max(0, mixed.rounded())))
    }
  }
}
