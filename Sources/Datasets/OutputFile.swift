import Glibc
import Support

/// A new file, written from its beginning to its end.
final class OutputFile {
  let path: String
  private let descriptor: CInt
  /// Bytes so far.
  private(set) var count = 0

  init(_ path: String) throws {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileError.system(path: path, action: "make the file", code: errno) }
  }

  deinit { close(descriptor) }

  func write(_ bytes: [UInt8]) throws {
    var start = 0
    while start < bytes.count {
      let written = bytes[start...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { throw FileError.system(path: path, action: "write it", code: errno) }
      start += written
    }
    count += bytes.count
  }

  /// The whole of another file.
  /// - Throws: `FileError`, also where the file gets shorter meanwhile.
  func append(_ file: OpenFile) throws {
    var offset = 0
    while offset < file.size {
      guard let bytes = file.bytes(at: offset, count: min(1 << 20, file.size - offset)) else {
        throw FileError.changed(path: file.path)
      }
      try write(bytes)
      offset += bytes.count
    }
  }
}
