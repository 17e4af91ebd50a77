/// A picture that takes lines, discs, outlines and fills with soft edges. Coordinates are in pixels; the upper left
/// corner of the picture is (0, 0), the centre of its first pixel (0.5, 0.5). What lies outside is not drawn, and
/// coordinates that are no finite numbers draw nothing.
public struct Drawing: Sendable {
  public typealias Point = (x: Double, y: Double)

  public let width, height: Int
  public private(set) var pixels: [UInt8]  // height × width × 3

  /// - Throws: ``AdapterError`` where the sides are not positive or too large.
  public init(width: Int, height: Int, background: Ink = .black) throws(AdapterError) {
    guard (1...Limits.pictureSide).contains(width), (1...Limits.pictureSide).contains(height),
      let count = Checked.product(width, height), count <= Limits.picturePixels
    else { throw AdapterError(.badInput, "a drawing of \(width)×\(height) pixels is not possible") }
    self.width = width
    self.height = height
    pixels = [UInt8](unsafeUninitializedCapacity: 3 * count) { buffer, filled in
      for at in stride(from: 0, to: 3 * count, by: 3) {
        buffer[at] = background.red
        buffer[at + 1] = background.green
        buffer[at + 2] = background.blue
      }
      filled = 3 * count
    }
  }

  /// The picture for a ``Sink``.
  public func raster() throws(AdapterError) -> Raster {
    try Raster(width: width, height: height, layout: .rgb8, bytes: pixels)
  }

  /// A line with round ends.
  /// - Parameters:
  ///   - thickness: in pixels.
  ///   - strength: 1 covers what is below, 0 leaves it.
  public mutating func line(from a: Point, to b: Point, thickness: Double, _ ink: Ink, strength: Double = 1) {
    let radius = max(thickness, 0) / 2
    let reach = radius + 1
    guard let columns = Self.span(min(a.x, b.x) - reach, max(a.x, b.x) + reach, width),
      let rows = Self.span(min(a.y, b.y) - reach, max(a.y, b.y) + reach, height)
    else { return }
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let square = dx * dx + dy * dy
    guard square.isFinite else { return }
    for row in rows {
      // Only the part of the row that the line can reach: a long slanted line would else cost its whole box.
      let part = abs(dy) > 1 ? Self.near(a, dx / dy, Double(row) + 0.5, reach * (1 + abs(dx / dy)), columns) : columns
      for column in part {
        let (px, py) = (Double(column) + 0.5 - a.x, Double(row) + 0.5 - a.y)
        let along = square > 0 ? min(1, max(0, (px * dx + py * dy) / square)) : 0
        let (ox, oy) = (px - along * dx, py - along * dy)
        let cover = radius + 0.5 - (ox * ox + oy * oy).squareRoot()
        if cover > 0 { blend(row, column, min(1, cover) * strength, ink) }
      }
    }
  }

  public mutating func disc(_ center: Point, radius: Double, _ ink: Ink) {
    line(from: center, to: center, thickness: 2 * radius, ink)
  }

  /// The outline of a box; its corners are the middle of the line.
  public mutating func box(left: Double, top: Double, right: Double, bottom: Double, thickness: Double, _ ink: Ink) {
    outline([(left, top), (right, top), (right, bottom), (left, bottom)], thickness: thickness, ink)
  }

  /// A closed outline through the points.
  public mutating func outline(_ points: [Point], thickness: Double, _ ink: Ink) {
    guard var last = points.last else { return }
    for point in points {
      line(from: last, to: point, thickness: thickness, ink)
      last = point
    }
  }

  /// Colours the pixels of a mask of the same size.
  public mutating func fill(_ mask: AreaMask, _ ink: Ink, strength: Double = 1) {
    guard mask.width == width, mask.height == height else { return }
    for pixel in mask.bits.indices where mask.bits[pixel] != 0 {
      blend(pixel / width, pixel % width, strength, ink)
    }
  }

  private mutating func blend(_ row: Int, _ column: Int, _ cover: Double, _ ink: Ink) {
    let at = (row * width + column) * 3
    func mixed(_ below: UInt8, _ above: UInt8) -> UInt8 {
      UInt8(min(255, max(0, (Double(below) * (1 - cover) + Double(above) * cover).rounded())))
    }
    pixels[at] = mixed(pixels[at], ink.red)
    pixels[at + 1] = mixed(pixels[at + 1], ink.green)
    pixels[at + 2] = mixed(pixels[at + 2], ink.blue)
  }

  /// The columns around a line in one row.
  private static func near(
    _ a: Point, _ slope: Double, _ y: Double, _ reach: Double, _ columns: Range<Int>
  ) -> Range<Int> {
    let middle = a.x + slope * (y - a.y)
    let first = max(Double(columns.lowerBound), (middle - reach).rounded(.down))
    let end = min(Double(columns.upperBound), (middle + reach).rounded(.up))
    return first < end ? Int(first)..<Int(end) : 0..<0  // checked: both lie in `columns`
  }

  /// The pixels between two coordinates that lie in the picture, `nil` where none does.
  private static func span(_ low: Double, _ high: Double, _ size: Int) -> Range<Int>? {
    guard low.isFinite, high.isFinite else { return nil }
    let first = max(0, low.rounded(.down))
    let end = min(Double(size), high.rounded(.up))
    guard first < end else { return nil }
    return Int(first)..<Int(end)  // checked: both lie in 0…size
  }
}
