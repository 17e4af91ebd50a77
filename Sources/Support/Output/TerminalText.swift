/// Makes text from files and strangers safe to print: what a terminal would obey becomes visible instead.
package enum TerminalText {
  /// The text with control characters, escape sequences and marks that turn the writing direction spelled out:
  /// `\n`, `\t`, `\x1b`, `\u{202e}`.
  package static func safe(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var output = ""
    for scalar in text.unicodeScalars {
      if let spelled = spelling(scalar) { output += spelled } else { output.unicodeScalars.append(scalar) }
    }
    return output
  }

  /// The text made safe, its middle left out where it is longer than `limit` characters.
  package static func safe(_ text: String, limit: Int) -> String {
    // Scalars, not characters: one character may carry a megabyte of combining marks.
    let scalars = text.unicodeScalars
    if scalars.count <= limit { return safe(text) }
    let (head, tail) = (scalars.prefix(limit * 2 / 3), scalars.suffix(limit / 3))
    return "\(safe(String(head)))…\(safe(String(tail)))"
  }

  /// ``safe(_:limit:)`` in single quotes.
  package static func quoted(_ text: String, limit: Int = 100) -> String {
    "'\(safe(text, limit: limit))'"
  }

  /// How a scalar is spelled out, `nil` where it is harmless.
  private static func spelling(_ scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x0A: return "\\n"
    case 0x0D: return "\\r"
    case 0x09: return "\\t"
    case 0x00..<0x20, 0x7F..<0xA0:
      let hex = String(scalar.value, radix: 16)
      return hex.count == 1 ? "\\x0\(hex)" : "\\x\(hex)"
    // Writing direction, line and paragraph separators, and characters without width that hide in names.
    case 0xAD, 0x061C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB,
      0xE0000...0xE007F:
      return "\\u{\(String(scalar.value, radix: 16))}"
    default: return nil
    }
  }
}
