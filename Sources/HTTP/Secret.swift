/// A key. Whatever prints or describes it prints nothing of it.
package struct Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// For the request alone.
  let value: String

  /// - Returns: `nil` where the text holds nothing, or what cannot stand in a header.
  package init?(_ text: String) {
    let trimmed = text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()
    guard !trimmed.isEmpty, trimmed.allSatisfy({ $0.isASCII && !$0.isNewline && ($0.asciiValue ?? 0) > 0x20 }) else {
      return nil
    }
    value = String(trimmed)
  }

  package var description: String { "…" }
  package var debugDescription: String { "…" }
  package var customMirror: Mirror { Mirror(self, children: []) }

  /// A text of a stranger without the key, which some servers repeat in their errors.
  package func removed(from text: String) -> String { text.replacing(value, with: "…") }
}
