import Media
import Support

/// A picture that is drawn on.
struct Canvas {
  /// Red, green and blue from 0 to 255.
  struct Ink: Equatable {
    var red: UInt8
    var green: UInt8
    var blue: UInt8

    init(_ hex: UInt32) {
      red = UInt8(hex >> 16 & 255)
      green = UInt8(hex >> 8 & 255)
      blue = UInt8(hex & 255)
    }
  }

  let width: Int
  let height: Int
  private var pixels: [UInt8]  // height × width × 3

  init(width: Int, height: Int, fill: Ink) {
    self.width = max(1, width)
    self.height = max(1, height)
    pixels = Picture(width: self.width, height: self.height, fill: (fill.red, fill.green, fill.blue)).pixels
  }

  func picture() throws(MediaError) -> Picture { try Picture(width: width, height: height, pixels: pixels) }

  /// Mixes a colour into a pixel; outside of the canvas nothing happens.
  mutating func blend(_ x: Int, _ y: Int, _ ink: Ink, _ share: Double = 1) {
    guard x >= 0, y >= 0, x < width, y < height, share > 0 else { return }
    let at = (y * width + x) * 3
    for (offset, value) in [ink.red, ink.green, ink.blue].enumerated() {
      let old = Double(pixels[at + offset])
      pixels[at + offset] = UInt8(old + (Double(value) - old) * min(share, 1))
    }
  }

  mutating func rectangle(x: Int, y: Int, width: Int, height: Int, _ ink: Ink) {
    for row in max(0, y)..<max(0, y, min(y + height, self.height)) {
      for column in max(0, x)..<max(0, x, min(x + width, self.width)) { blend(column, row, ink) }
    }
  }

  /// Puts a picture in, each of its pixels as a square of `scale`.
  mutating func place(_ picture: Picture, x: Int, y: Int, scale: Int) {
    for row in 0..<(picture.height * scale) where y + row >= 0 && y + row < height {
      let source = row / scale * picture.width * 3
      for column in 0..<(picture.width * scale) where x + column >= 0 && x + column < width {
        let (from, to) = (source + column / scale * 3, ((y + row) * width + x + column) * 3)
        pixels[to] = picture.pixels[from]
        pixels[to + 1] = picture.pixels[from + 1]
        pixels[to + 2] = picture.pixels[from + 2]
      }
    }
  }

  /// Text whose upper left corner is at a point. Returns where the next letter would begin.
  @discardableResult
  mutating func words(_ text: String, x: Int, y: Int, scale: Int, _ ink: Ink) -> Int {
    var left = x
    for letter in PixelFont.letters(text) {
      for (row, bits) in letter.enumerated() {
        for column in 0..<PixelFont.width where bits >> UInt8(PixelFont.width - 1 - column) & 1 == 1 {
          rectangle(x: left + column * scale, y: y + row * scale, width: scale, height: scale, ink)
        }
      }
      left += PixelFont.advance * scale
    }
    return left
  }

  /// A straight line with smooth edges.
  mutating func line(
    _ from: LineDrawing.Point, _ to: LineDrawing.Point, thickness: Double, _ ink: Ink, _ share: Double = 1
  ) {
    let half = thickness / 2
    let (dx, dy) = (to.x - from.x, to.y - from.y)
    let square = dx * dx + dy * dy
    cover(
      low: LineDrawing.Point(x: min(from.x, to.x) - half, y: min(from.y, to.y) - half),
      high: LineDrawing.Point(x: max(from.x, to.x) + half, y: max(from.y, to.y) + half), ink
    ) { x, y in
      let along = square > 0 ? min(1, max(0, ((x - from.x) * dx + (y - from.y) * dy) / square)) : 0
      let (offX, offY) = (x - from.x - along * dx, y - from.y - along * dy)
      return share * (half + 0.5 - (offX * offX + offY * offY).squareRoot())
    }
  }

  mutating func disc(_ centre: LineDrawing.Point, radius: Double, _ ink: Ink) {
    cover(
      low: LineDrawing.Point(x: centre.x - radius, y: centre.y - radius),
      high: LineDrawing.Point(x: centre.x + radius, y: centre.y + radius), ink
    ) { x, y in
      let (dx, dy) = (x - centre.x, y - centre.y)
      return radius + 0.5 - (dx * dx + dy * dy).squareRoot()
    }
  }

  /// Blends each pixel of a box by how far it is covered, told by the middle of the pixel.
  private mutating func cover(
    low: LineDrawing.Point, high: LineDrawing.Point, _ ink: Ink, _ coverage: (Double, Double) -> Double
  ) {
    guard low.x.isFinite, low.y.isFinite, high.x.isFinite, high.y.isFinite else { return }
    func bound(_ value: Double, _ most: Int) -> Int { Int(min(Double(most), max(0, value))) }
    let rows = bound(low.y - 1, height)..<max(bound(low.y - 1, height), bound(high.y + 2, height))
    let columns = bound(low.x - 1, width)..<max(bound(low.x - 1, width), bound(high.x + 2, width))
    for y in rows {
      for x in columns { blend(x, y, ink, coverage(Double(x) + 0.5, Double(y) + 0.5)) }
    }
  }
}
