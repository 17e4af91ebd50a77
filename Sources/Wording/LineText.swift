/// Text brought to one line while it arrives: no white space at either end, one space in place of white space in which
/// the line would break or jump, and no control characters. What has been given out is never taken back.
package struct LineText {
  package private(set) var text = ""
  /// White space that belongs to the line only where something follows.
  private var held = ""

  package init() {}

  /// - Returns: what became certain by `more`
  package mutating func push(_ more: String) -> String {
    var certain = ""
    let more = ControlCharacters.removed(from: more)
    let scalars = more.unicodeScalars
    var rest = scalars.startIndex
    while rest < scalars.endIndex {
      let word = scalars[rest...].firstIndex { !Self.isSpace($0) } ?? scalars.endIndex
      held += more[rest..<word]
      guard word < scalars.endIndex else { break }
      rest = scalars[word...].firstIndex(where: Self.isSpace) ?? scalars.endIndex
      let isFirst = text.isEmpty && certain.isEmpty
      if !isFirst { certain += held.unicodeScalars.contains(where: Self.breaksLine) ? " " : held }
      held = ""
      certain += more[word..<rest]
    }
    text += certain
    return certain
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? scalar == " " || (0x09...0x0D).contains(scalar.value) : scalar.properties.isWhitespace
  }

  /// Tab, line feed, vertical tab, form feed, carriage return, next line, line and paragraph separator.
  private static func breaksLine(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// A whole text at once.
  package static func of(_ text: String) -> String {
    var line = LineText()
    return line.push(text)
  }
}
