/// Numbers as text with a fixed number of digits behind the point.
enum Decimal {
  static func text(_ value: Double, digits: Int) -> String {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let scaled = (value * scale).rounded()
    // checked: what is written here are pixels, metres and cosines
    let whole = Int(exactly: abs(scaled)) ?? 0
    let unit = Int(scale)
    let sign = scaled < 0 ? "-" : ""
    guard digits > 0 else { return sign + "\(whole)" }
    let rest = "\(whole % unit)"
    return "\(sign)\(whole / unit)." + String(repeating: "0", count: digits - rest.count) + rest
  }
}
