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

  /// The form of a verb that agrees with a name: "the desk is", "the dancers are", "Tom and Anna are".
  public static func verb(_ name: String, _ one: String, _ many: String) -> String {
    let words = name.lowercased().split { !($0.isLetter || $0 == "'") }.map(String.init)
    // What a phrase is about stands before its first preposition: "a group of dancers" is one.
    let end = words.dropFirst().firstIndex { ["of", "in", "on", "with", "from", "at", "by", "for"].contains($0) }
    let phrase = words[..<(end ?? words.endIndex)]
    guard let head = phrase.last else { return one }
    if words.contains("and") { return many }
    if let first = phrase.first, ["a", "an", "this", "that", "one"].contains(first), !plurals.contains(head) {
      return one
    }
    let isPlural =
      plurals.contains(head)
      || head.count > 3 && head.hasSuffix("s")
        && !["ss", "us", "is", "'s", "as", "os"].contains { head.hasSuffix($0) } && phrase.count > 1
    return isPlural ? many : one
  }

  private static let plurals: Set<String> = [
    "people", "men", "women", "children", "police", "twins", "feet", "teeth", "mice", "geese", "they", "glasses",
    "trousers", "jeans", "both",
  ]

  /// The text with its first letter as a capital.
  public static func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() + "." }
}
