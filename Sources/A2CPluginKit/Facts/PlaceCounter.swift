/// Counts where in the picture marked points lie, and says it in words where the words are sure.
public struct PlaceCounter: Sendable, Equatable {
  /// The share of the points that must lie in a band of a third before it is named.
  private static let third = 0.6
  /// The share that must lie in a half.
  private static let half = 0.85

  private var columns = (0.0, 0.0, 0.0)
  private var rows = (0.0, 0.0, 0.0)
  private var left = 0.0
  private var top = 0.0
  private var sumX = 0.0
  private var sumY = 0.0
  /// The weight of all points.
  public private(set) var total = 0.0

  public init() {}

  public static func == (a: Self, b: Self) -> Bool {
    a.columns == b.columns && a.rows == b.rows && a.left == b.left && a.top == b.top && a.sumX == b.sumX
      && a.sumY == b.sumY && a.total == b.total
  }

  /// Counts a point; `x` and `y` go from 0 at the left and the top to 1.
  public mutating func add(_ x: Double, _ y: Double, weight: Double = 1) {
    total += weight
    sumX += x * weight
    sumY += y * weight
    if x < 1.0 / 3 { columns.0 += weight } else if x < 2.0 / 3 { columns.1 += weight } else { columns.2 += weight }
    if y < 1.0 / 3 { rows.0 += weight } else if y < 2.0 / 3 { rows.1 += weight } else { rows.2 += weight }
    if x < 0.5 { left += weight }
    if y < 0.5 { top += weight }
  }

  /// The middle of the points, `nil` where there are none.
  public var middle: (x: Double, y: Double)? { total > 0 ? (sumX / total, sumY / total) : nil }

  /// Where most of the points lie: "on the left", "at the bottom right", "in the upper half"; `nil` where they are spread.
  public var words: String? {
    guard total > 0 else { return nil }
    let column = Self.band(columns, total, ("left", "centre", "right"))
    let row = Self.band(rows, total, ("top", "middle", "bottom"))
    switch (column, row) {
    case ("centre"?, "middle"?): return "in the centre"
    case (let column?, "middle"?): return "on the \(column), at mid-height"
    case ("centre"?, let row?): return "at the \(row), in the middle"
    case (let column?, let row?): return "at the \(row) \(column)"
    case ("centre"?, nil): return "in the middle between left and right"
    case (let column?, nil): return "on the \(column)"
    case (nil, "middle"?): return "at mid-height"
    case (nil, let row?): return "at the \(row)"
    case (nil, nil): break
    }
    if left >= Self.half * total { return "in the left half" }
    if left <= (1 - Self.half) * total { return "in the right half" }
    if top >= Self.half * total { return "in the upper half" }
    if top <= (1 - Self.half) * total { return "in the lower half" }
    return nil
  }

  private static func band(
    _ weights: (Double, Double, Double), _ total: Double, _ names: (String, String, String)
  ) -> String? {
    if weights.0 >= third * total { return names.0 }
    if weights.1 >= third * total { return names.1 }
    return weights.2 >= third * total ? names.2 : nil
  }
}
