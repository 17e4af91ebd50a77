/// Text in the fixed arrays of characters of C structs.
package enum FixedText {
  /// The text of an array, up to its NUL or its end.
  package static func read<Array>(_ array: inout Array) -> String {
    withUnsafeBytes(of: &array) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }

  /// Writes text and a NUL, cut at a character's border where it is too long.
  package static func write<Array>(_ text: String, into array: inout Array) {
    withUnsafeMutableBytes(of: &array) { raw in
      guard !raw.isEmpty else { return }
      var used = 0
      for character in text {
        let bytes = character.utf8
        guard used + bytes.count < raw.count, !bytes.contains(0) else { break }
        for byte in bytes {
          raw[used] = byte
          used += 1
        }
      }
      raw[used] = 0
    }
  }
}
