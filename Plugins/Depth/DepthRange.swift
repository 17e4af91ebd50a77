/// The smallest and the largest measured value of a clip.
struct DepthRange: Equatable {
  var low: UInt16
  var high: UInt16

  /// Extends the range by a plane's values; starts one where there is none.
  static func extend(_ range: DepthRange?, by plane: DepthPlane, invalid: UInt16?) -> DepthRange? {
    var (low, high) = (range?.low ?? .max, range?.high ?? .min)
    var isEmpty = range == nil
    for value in plane.values where value != invalid {
      low = min(low, value)
      high = max(high, value)
      isEmpty = false
    }
    return isEmpty ? nil : DepthRange(low: low, high: high)
  }
}
