/// The classes of one frame's pixels.
struct ClassMap {
  let width, height: Int
  let classes: [UInt8]  // height × width

  subscript(x: Int, y: Int) -> UInt8 {
    x >= 0 && y >= 0 && x < width && y < height ? classes[y * width + x] : SkeletonColors.nothing
  }

  func at(_ point: Point) -> UInt8 {
    guard abs(point.x) < 1e6, abs(point.y) < 1e6 else { return SkeletonColors.nothing }
    return self[Int(point.x.rounded()), Int(point.y.rounded())]
  }

  /// Whether a pixel of `value` is within `reach` of a point.
  func has(_ value: UInt8, near point: Point, reach: Int = 1) -> Bool {
    guard abs(point.x) < 1e6, abs(point.y) < 1e6 else { return false }
    let (x, y) = (Int(point.x.rounded()), Int(point.y.rounded()))
    for dy in -reach...reach {
      for dx in -reach...reach where self[x + dx, y + dy] == value { return true }
    }
    return false
  }
}
