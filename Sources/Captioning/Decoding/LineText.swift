/// Text brought to one line while it arrives: no white space at either end, and one space in place of white space in
/// which the line would break. What has been given out is never taken back.
struct LineText {
  private(set) var text = ""
  /// White space that belongs to the line only where something follows.
  private var held = String.UnicodeScalarView()

  /// - Returns: what became certain by `more`
  mutating func push(_ more: some StringProtocol) -> String {
    var certain = String.UnicodeScalarView()
    for scalar in more.unicodeScalars {
      guard !scalar.properties.isWhitespace else {
        held.append(scalar)
        continue
      }
      if !held.isEmpty {
        let isFirst = text.isEmpty && certain.isEmpty
        if !isFirst { certain.append(contentsOf: held.contains(where: Self.breaksLine) ? " ".unicodeScalars : held) }
        held = String.UnicodeScalarView()
      }
      certain.append(scalar)
    }
    text.unicodeScalars.append(contentsOf: certain)
    return String(certain)
  }

  /// Line feed, vertical tab, form feed, carriage return, next line, line and paragraph separator.
  private static func breaksLine(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// A whole text at once.
  static func of(_ text: some StringProtocol) -> String {
    var line = LineText()
    _ = line.push(text)
    return line.text
  }
}
