import Glibc

/// Lists of texts as C takes them.
enum CTexts {
  /// Hands over the texts of a list; those with a zero byte in them end there.
  static func with<R>(
    _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>?, Int) -> R
  ) -> R {
    let copies = texts.compactMap { strdup($0) }
    defer { for text in copies { free(text) } }
    let pointers = copies.map { UnsafePointer<CChar>?($0) }
    return pointers.withUnsafeBufferPointer { body($0.baseAddress, $0.count) }
  }
}
