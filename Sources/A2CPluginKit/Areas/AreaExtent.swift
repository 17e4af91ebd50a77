/// What one thing covers in one frame; lengths and places are shares of the picture's width and height.
public struct AreaExtent: Sendable, Equatable {
  /// Edges of the box around its largest piece, 0…1 where it lies in the picture.
  public var left, top, right, bottom: Double
  /// Centre of mass of the largest piece.
  public var centerX, centerY: Double
  /// Edges of the box around all of its largest piece but the outermost twentieth at each side, so that no spike moves
  /// them. Those of the box itself where nothing finer is known.
  public var core: (left: Double, top: Double, right: Double, bottom: Double)
  /// Of the picture's area that all pieces cover.
  public var share: Double
  /// Of its area that the largest piece holds, 0…1.
  public var wholeness: Double
  /// Of its area, all pieces, that lies in the upper half of the picture, and in the left half.
  public var upper, leftward: Double

  /// Within this of a border an edge may be that of the picture and not of the thing.
  private static let margin = 0.008

  public init(
    left: Double, top: Double, right: Double, bottom: Double, centerX: Double? = nil, centerY: Double? = nil,
    share: Double? = nil, wholeness: Double = 1
  ) {
    (self.left, self.top, self.right, self.bottom) = (left, top, right, bottom)
    core = (left, top, right, bottom)
    self.centerX = centerX ?? (left + right) / 2
    self.centerY = centerY ?? (top + bottom) / 2
    self.share = share ?? max(0, right - left) * max(0, bottom - top)
    self.wholeness = wholeness
    upper = bottom > top ? min(max((0.5 - top) / (bottom - top), 0), 1) : top < 0.5 ? 1 : 0
    leftward = right > left ? min(max((0.5 - left) / (right - left), 0), 1) : left < 0.5 ? 1 : 0
  }

  public static func == (a: AreaExtent, b: AreaExtent) -> Bool {
    a.left == b.left && a.top == b.top && a.right == b.right && a.bottom == b.bottom && a.core == b.core
      && a.centerX == b.centerX && a.centerY == b.centerY && a.share == b.share && a.wholeness == b.wholeness
      && a.upper == b.upper && a.leftward == b.leftward
  }

  public var width: Double { right - left }
  public var height: Double { bottom - top }

  public var touchesLeft: Bool { left < Self.margin }
  public var touchesRight: Bool { right > 1 - Self.margin }
  public var touchesTop: Bool { top < Self.margin }
  public var touchesBottom: Bool { bottom > 1 - Self.margin }

  /// It is one piece and both its left and right edge are seen.
  var showsSides: Bool { wholeness >= 0.9 && !touchesLeft && !touchesRight }
  /// It is one piece and both its upper and lower edge are seen.
  var showsEnds: Bool { wholeness >= 0.9 && !touchesTop && !touchesBottom }
}
