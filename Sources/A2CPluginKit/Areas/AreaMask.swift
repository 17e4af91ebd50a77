/// Which pixels belong to something: rows from top to bottom.
public struct AreaMask: Sendable, Equatable {
  public let width, height: Int
  /// 0 or 1 a pixel.
  public var bits: [UInt8]  // height × width

  /// An empty mask.
  /// - Throws: ``AdapterError`` (bad input) where the sides are not positive or too large.
  public init(width: Int, height: Int) throws(AdapterError) {
    guard (1...Limits.pictureSide).contains(width), (1...Limits.pictureSide).contains(height),
      let count = Checked.product(width, height), count <= Limits.picturePixels
    else { throw AdapterError(.badInput, "a mask of \(width)×\(height) pixels is not possible") }
    self.width = width
    self.height = height
    bits = [UInt8](repeating: 0, count: count)
  }

  /// Adds the pixels whose centres lie in a box of pixels.
  public mutating func add(left: Double, top: Double, right: Double, bottom: Double) {
    guard let columns = Self.centers(left, right, width), let rows = Self.centers(top, bottom, height) else { return }
    for row in rows { for column in columns { bits[row * width + column] = 1 } }
  }

  /// The most places where the edges of one polygon cross the rows of a mask.
  private static let crossings = 1 << 24

  /// Adds the pixels whose centres lie in a polygon (even-odd rule).
  /// - Throws: ``AdapterError`` (bad input) where a coordinate is not finite or the polygon is too intricate.
  public mutating func add(polygon points: [Drawing.Point]) throws(AdapterError) {
    guard points.count >= 3 else { return }
    guard points.allSatisfy({ $0.x.isFinite && $0.y.isFinite }) else {
      throw AdapterError(.badInput, "a polygon has coordinates that are not finite")
    }
    var crossings: [[Double]] = Array(repeating: [], count: height)
    var count = 0
    var last = points[points.count - 1]
    for point in points {
      defer { last = point }
      let (high, low) = last.y < point.y ? (last, point) : (point, last)
      guard high.y < low.y, let rows = Self.centers(high.y, low.y, height) else { continue }
      count += rows.count
      guard count <= Self.crossings else {
        throw AdapterError(.badInput, "a polygon is too intricate", hint: "simplify the outline")
      }
      let slope = (low.x - high.x) / (low.y - high.y)
      for row in rows { crossings[row].append(high.x + slope * (Double(row) + 0.5 - high.y)) }
    }
    for row in 0..<height where crossings[row].count > 1 {
      let sorted = crossings[row].sorted()
      for pair in stride(from: 0, to: sorted.count - 1, by: 2) {
        guard let columns = Self.centers(sorted[pair], sorted[pair + 1], width) else { continue }
        for column in columns { bits[row * width + column] = 1 }
      }
    }
  }

  /// The pixels of `0..<size` whose centres lie in `low..<high`, `nil` where there are none.
  private static func centers(_ low: Double, _ high: Double, _ size: Int) -> Range<Int>? {
    guard low.isFinite, high.isFinite else { return nil }
    let first = max(0, (low - 0.5).rounded(.up))
    let end = min(Double(size), (high - 0.5).rounded(.up))
    guard first < end else { return nil }
    return Int(first)..<Int(end)  // checked: both lie in 0…size
  }
}
