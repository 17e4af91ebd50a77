/// Some of many, evenly spread.
public enum EvenSpread {
  /// `count` of `total` numbers from 0, ascending, the first and the last among them; all where there are no more.
  /// - Parameters:
  ///   - count: below 2³¹, as is `total`.
  public static func indices(_ count: Int, of total: Int) -> [Int] {
    guard count < total else { return Array(0..<max(0, total)) }
    guard count > 1 else { return total > 0 && count == 1 ? [0] : [] }
    return (0..<count).map { index in
      // checked: factors below 2³¹, so the product is below 2⁶³
      (index * (total - 1) * 2 + (count - 1)) / ((count - 1) * 2)
    }
  }
}
