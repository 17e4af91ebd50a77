/// Numbers in a report's sentences.
enum SentenceNumber {
  /// With one or two digits behind the point, none where there is no need.
  static func text(_ value: Double) -> String {
    let hundredths = (value * 100).rounded()
    guard hundredths.magnitude < 1e12 else { return "\(value)" }
    let whole = Int(hundredths)
    if whole % 100 == 0 { return "\(whole / 100)" }
    let (units, rest) = (whole.magnitude / 100, whole.magnitude % 100)
    let digits = rest % 10 == 0 ? "\(rest / 10)" : (rest < 10 ? "0\(rest)" : "\(rest)")
    return "\(whole < 0 ? "-" : "")\(units).\(digits)"
  }
}
