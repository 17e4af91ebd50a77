/// Counts where in the picture marked points lie, and says it in words where the words are sure.
public struct PlaceCounter: Sendable, Equatable {
  /// The share of the points that must lie in a band of a third before it is named.
  private static let third = 0.6
  /// The share that must lie in a ninth before a corner or the centre is named.
  private static let ninth = 0.5
  /// The share that must lie in a half.
  private static let half = 0.85

  /// The weight in each ninth.
  private var ninths = [Double](repeating: 0, count: 9)  // row × column
  private var left = 0.0
  private var top = 0.0
  private var sumX = 0.0
  private var sumY = 0.0
  /// The weight of all points.
  public private(set) var total = 0.0

  public init() {}

  /// Counts a point; `x` and `y` go from 0 at the left and the top to 1.
  public mutating func add(_ x: Double, _ y: Double, weight: Double = 1) {
    total += weight
    sumX += x * weight
    sumY += y * weight
    let column = x < 1.0 / 3 ? 0 : x < 2.0 / 3 ? 1 : 2
    let row = y < 1.0 / 3 ? 0 : y < 2.0 / 3 ? 1 : 2
    ninths[3 * row + column] += weight
    if x < 0.5 { left += weight }
    if y < 0.5 { top += weight }
  }

  /// The middle of the points, `nil` where there are none.
  public var middle: (x: Double, y: Double)? { total > 0 ? (sumX / total, sumY / total) : nil }

  /// Where most of the points lie: "on the left", "at the bottom right", "in the upper half"; `nil` where they are
  /// spread.
  public var words: String? {
    guard total > 0 else { return nil }
    var columns = [Double](repeating: 0, count: 3)
    var rows = [Double](repeating: 0, count: 3)
    for (place, weight) in ninths.enumerated() {
      columns[place % 3] += weight
      rows[place / 3] += weight
    }
    var column: Int? = columns.firstIndex { $0 >= Self.third * total }
    var row: Int? = rows.firstIndex { $0 >= Self.third * total }
    if let across = column, let down = row, ninths[3 * down + across] < Self.ninth * total {
      // Both bands hold most of the points, but not where they meet: the fuller one is named.
      if columns[across] >= rows[down] { row = nil } else { column = nil }
    }
    switch (column, row) {
    case (1?, 1?): return "in the centre"
    case (let column?, 1?): return "on the \(Self.columnNames[column]), at mid-height"
    case (1?, let row?): return "at the \(Self.rowNames[row]), in the middle"
    case (let column?, let row?): return "at the \(Self.rowNames[row]) \(Self.columnNames[column])"
    case (1?, nil): return "in the middle between left and right"
    case (let column?, nil): return "on the \(Self.columnNames[column])"
    case (nil, 1?): return "at mid-height"
    case (nil, let row?): return "at the \(Self.rowNames[row])"
    case (nil, nil): break
    }
    if left >= Self.half * total { return "in the left half" }
    if left <= (1 - Self.half) * total { return "in the right half" }
    if top >= Self.half * total { return "in the upper half" }
    if top <= (1 - Self.half) * total { return "in the lower half" }
    return nil
  }

  private static let columnNames = ["left", "centre", "right"]
  private static let rowNames = ["top", "middle", "bottom"]
}
