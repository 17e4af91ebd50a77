import A2CPluginKit

/// Lenses out of arrays: 3×3 matrices, 4×4 ones, or `fx fy cx cy`.
enum ArrayLens {
  /// The lenses, one for all poses or one for each; empty where the array is none.
  static func read(_ array: NumberArray) -> [Intrinsics] {
    let shape = array.shape.filter { $0 != 1 }
    let size: Int
    switch shape.suffix(2) {
    case [3, 3]: size = 9
    case [4, 4] where shape.count > 1: size = 16
    default:
      guard let last = shape.last, last == 4 || last == 9 else { return [] }
      size = last
    }
    guard size > 0, array.values.count % size == 0, array.values.count / size <= 1 << 20 else { return [] }
    return stride(from: 0, to: array.values.count, by: size).compactMap {
      lens(Array(array.values[$0..<($0 + size)]))  // checked: the count is a multiple of the size
    }
  }

  /// - Parameter values: 9 or 16 numbers of a matrix by rows or by columns, or `fx fy cx cy`.
  static func lens(_ m: [Double]) -> Intrinsics? {
    switch m.count {
    case 4: Intrinsics(fx: m[0], fy: m[1], cx: m[2], cy: m[3])
    case 9:
      m[2] == 0 && m[5] == 0 && m[6] != 0
        ? Intrinsics(fx: m[0], fy: m[4], cx: m[6], cy: m[7]) : Intrinsics(fx: m[0], fy: m[4], cx: m[2], cy: m[5])
    case 16: Intrinsics(fx: m[0], fy: m[5], cx: m[2], cy: m[6])
    default: nil
    }
  }

  /// Shares where the principal point is about one half.
  static func unit(_ lens: Intrinsics) -> Intrinsics.Unit {
    abs(lens.cx) <= 2 && abs(lens.cy) <= 2 ? .normalised : .pixels
  }
}
