/// Numbers as people read them.
package enum Decimal {
  /// `value` with a fixed number of decimal places.
  package static func text(_ value: Double, digits: Int) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "\(value)" }
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let whole = (abs(value) * scale).rounded()
    let sign = value < 0 && whole > 0 ? "-" : ""
    let number = String(Int(whole))
    guard digits > 0 else { return sign + number }
    let padded = String(repeating: "0", count: max(0, digits + 1 - number.count)) + number
    return sign + padded.dropLast(digits) + "." + padded.suffix(digits)
  }
}
