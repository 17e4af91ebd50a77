/// Arithmetic on numbers that come from files: overflow is an answer (`nil`), never a trap.
public enum Checked {
  /// The product of all factors, or `nil` where it overflows or a factor is negative.
  public static func product(_ factors: some Sequence<Int>) -> Int? {
    var total = 1
    for factor in factors {
      guard factor >= 0 else { return nil }
      let (value, overflow) = total.multipliedReportingOverflow(by: factor)
      guard !overflow else { return nil }
      total = value
    }
    return total
  }

  /// The product, `nil` on overflow or where a factor is negative.
  public static func product(_ factors: Int...) -> Int? { product(factors) }

  /// The sum, or `nil` where it overflows.
  public static func sum(_ terms: Int...) -> Int? {
    var total = 0
    for term in terms {
      let (value, overflow) = total.addingReportingOverflow(term)
      guard !overflow else { return nil }
      total = value
    }
    return total
  }

  /// The integer a finite number stands for after rounding half to even, or `nil` where it does not fit.
  public static func rounded(_ value: Double) -> Int? {
    Int(exactly: value.rounded(.toNearestOrEven))
  }
}
