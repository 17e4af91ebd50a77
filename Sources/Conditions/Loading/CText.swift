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

  /// The text on one line, without what could move a terminal's cursor.
  static func line(_ pointer: UnsafePointer<CChar>?, limit: Int = 1000) -> String? {
    text(pointer, limit: 4 * limit).map { TerminalText.safe($0, limit: limit) }
  }
}
