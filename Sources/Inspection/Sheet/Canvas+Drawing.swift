/// Line drawings on the sheet.
extension Canvas {
  mutating func draw(_ drawing: LineDrawing, x: Int, y: Int, tone: Ink) {
    func place(_ point: LineDrawing.Point) -> LineDrawing.Point {
      LineDrawing.Point(x: point.x + Double(x), y: point.y + Double(y))
    }
    rectangle(x: x, y: y, width: Int(drawing.width), height: Int(drawing.height), SheetColours.sunk)
    for (shape, ink) in drawing.shapes {
      let color = SheetColours.ink(ink, tone: tone)
      let share = ink == .faint ? 0.5 : 1
      switch shape {
      case .line(let points, let isClosed, let thickness):
        let points = points.map(place)
        for (from, to) in zip(points, points.dropFirst()) {
          line(from, to, thickness: thickness, color, share)
        }
        if isClosed, let first = points.first, let last = points.last {
          line(last, first, thickness: thickness, color, share)
        }
      case .disc(let centre, let radius): disc(place(centre), radius: radius, color)
      case .square(let centre, let half):
        let corner = place(LineDrawing.Point(x: centre.x - half, y: centre.y - half))
        rectangle(x: Int(corner.x), y: Int(corner.y), width: Int(2 * half), height: Int(2 * half), color)
      case .words(let text, let at, let anchor):
        let base = place(at)
        let length = PixelFont.length(text)
        let left = anchor == .start ? 0 : anchor == .end ? length : length / 2
        words(text, x: Int(base.x) - left, y: Int(base.y) - PixelFont.baseLine, scale: 1, color)
      }
    }
  }
}

/// The colours of the sheet, those of the page in light.
enum SheetColours {
  static let paper = Canvas.Ink(0xF6F4EF)
  static let sunk = Canvas.Ink(0xEFECE5)
  static let ink = Canvas.Ink(0x201F1C)
  static let quiet = Canvas.Ink(0x625E57)
  static let line = Canvas.Ink(0xDCD7CC)
  private static let tones: [UInt32] = [
    0xA63F1B, 0x1A6598, 0x2A7148, 0x7047A6, 0x8D5A12, 0xA53567, 0x0D6E73, 0x53631C,
  ]

  static func tone(_ condition: Int) -> Canvas.Ink { Canvas.Ink(tones[condition % tones.count]) }

  static func ink(_ ink: LineDrawing.Ink, tone: Canvas.Ink) -> Canvas.Ink {
    switch ink {
    case .grid: line
    case .faint, .words: quiet
    case .path: tone
    case .start: Canvas.Ink(0x1F7A4A)
    case .end: Canvas.Ink(0xB3352C)
    }
  }
}
