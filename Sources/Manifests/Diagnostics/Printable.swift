/// Text from files as it may stand in a message: control characters, escape sequences and characters that reorder a
/// line are spelled out, and long text is cut, so that no file can write to a terminal what its author likes.
package enum Printable {
  /// The text on one line.
  package static func text(_ text: String, limit: Int = 200) -> String {
    var output = ""
    var count = 0
    for scalar in text.unicodeScalars {
      if count == limit { return output + "…" }
      count += 1
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate:
        switch scalar {
        case "\n": output += "\\n"
        case "\r": output += "\\r"
        case "\t": output += "\\t"
        default: output += "\\u{\(String(scalar.value, radix: 16))}"
        }
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output
  }

  /// The text between single quotes, short enough for a sentence.
  package static func quoted(_ text: String) -> String { "'\(Self.text(text, limit: 60))'" }
}
