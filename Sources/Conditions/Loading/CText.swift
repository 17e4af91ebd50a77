import Glibc
import Support

/// Text that came across the C border: never longer than asked for, always valid UTF-8.
enum CText {
  /// The text, `nil` where the pointer is NULL.
  /// - Parameter limit: bytes after which the rest is left out.
  static func text(_ pointer: UnsafePointer<CChar>?, limit: Int = 1 << 16) -> String? {
    guard let pointer else { return nil }
    let count = strnlen(pointer, limit)
    return pointer.withMemoryRebound(to: UInt8.self, capacity: count) {
      String(decoding: UnsafeBufferPointer(start: $0, count: count), as: UTF8.self)
    }
  }

  /// The text, `nil` where the pointer is NULL or the text is no UTF-8. One that is longer than `limit` bytes comes back
  /// longer too, or cut after a whole character.
  static func valid(_ pointer: UnsafePointer<CChar>?, limit: Int) -> String? {
    // A character has at most four bytes: one that the limit cuts is read whole.
    guard let pointer else { return nil }
    let count = strnlen(pointer, limit + 4)
    return pointer.withMemoryRebound(to: UInt8.self, capacity: count) { bytes in
      let all = UnsafeBufferPointer(start: bytes, count: count)
      if let text = String(validating: all, as: UTF8.self) { return text }
      guard count == limit + 4 else { return nil }
      for end in stride(from: count - 1, through: limit, by: -1) {
        if let text = String(validating: UnsafeBufferPointer(rebasing: all[..<end]), as: UTF8.self) { return text }
      }
      return nil
    }
  }

  /// The text on one line, without what could move a terminal's cursor.
  static func line(_ pointer: UnsafePointer<CChar>?, limit: Int = 1000) -> String? {
    text(pointer, limit: 4 * limit).map { TerminalText.safe($0, limit: limit) }
  }
}
