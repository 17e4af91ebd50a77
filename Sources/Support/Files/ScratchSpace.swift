import Glibc

/// A folder for the time of one piece of work.
package enum ScratchSpace {
  /// Calls `body` with a new folder that only this user can look into; it is gone afterwards, also after Ctrl-C.
  /// - Throws: `FileError` where none can be made, or what `body` throws.
  package static func with<R>(_ body: (String) throws -> R) throws -> R {
    let base = Environment.variable("TMPDIR").flatMap { Path.isAbsolute($0) ? $0 : nil } ?? "/tmp"
    var template = Array("\(base)/a2c-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw FileError.system(path: base, action: "make a folder", code: errno) }
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let token = Cleanup.register(path)
    defer {
      Cleanup.discard(token)
      Cleanup.removeTree(path)
    }
    return try body(path)
  }
}
