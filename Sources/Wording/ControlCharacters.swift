/// Characters that steer a terminal or the writing direction and say nothing: a caption never holds them.
package enum ControlCharacters {
  /// Whether a character is such a one. White space is none, though some of it steers too: a line turns it into spaces.
  package static func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x08, 0x0E...0x1F, 0x7F...0x84, 0x86...0x9F: true
    // Embeddings, overrides and isolates of the writing direction; the marks that right-to-left text needs are none.
    case 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  package static func removed(from text: String) -> String {
    guard text.unicodeScalars.contains(where: contains) else { return text }
    var kept = String.UnicodeScalarView()
    kept.append(contentsOf: text.unicodeScalars.lazy.filter { !contains($0) })
    return String(kept)
  }

  /// Whether a token's bytes hold such a character. Of a character that is spread over several tokens nothing is known
  /// here; ``LineText`` leaves it out.
  package static func areIn(_ bytes: [UInt8]) -> Bool {
    if let text = String(validating: bytes, as: UTF8.self) { return text.unicodeScalars.contains(where: contains) }
    return bytes.contains { $0 < 0x80 && contains(Unicode.Scalar($0)) }
  }
}
