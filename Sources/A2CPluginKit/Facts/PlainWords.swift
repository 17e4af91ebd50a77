/// Small pieces of English that facts are made of.
public enum PlainWords {
  /// "a", "a and b", "a, b and c".
  public static func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return "\(items.dropLast().joined(separator: ", ")) and \(last)"
  }

  /// A share from 0 to 1 in whole per cent: "37 %"; "less than 1 %" and "more than 99 %" where rounding would tell none
  /// or all.
  public static func percent(_ share: Double) -> String {
    guard share.isFinite else { return "0 %" }
    let whole = Int((min(max(share, 0), 1) * 100).rounded())
    if whole == 0, share > 0 { return "less than 1 %" }
    if whole == 100, share < 1 { return "more than 99 %" }
    return "\(whole) %"
  }

  /// A number with at most `digits` decimal places and no zeros at its end.
  public static func number(_ value: Double, digits: Int = 2) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "\(value)" }
    var scale = 1.0
    for _ in 0..<min(max(digits, 0), 6) { scale *= 10 }
    let rounded = (value * scale).rounded() / scale
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
  }

  /// The text with its first letter as a capital.
  public static func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() + "." }
}
