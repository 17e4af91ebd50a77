import Glibc
import Support

/// A local regular file, opened once and read at any place. Everything that libav* sees of a file comes through here,
/// so no name of a file is ever interpreted as an option, a protocol or a pattern.
final class MediaFile: @unchecked Sendable {  // `pread` keeps no position: reads from several threads do not disturb
  let path: String
  let size: Int
  private let descriptor: CInt

  /// - Throws: ``MediaError/file(_:)`` where the file is missing, a folder, a device or a pipe, or too large.
  init(_ path: String) throws(MediaError) {
    // A path with a NUL would be cut there and name another file.
    guard !path.utf8.contains(0) else { throw .file(.missing(path: path)) }
    // O_NONBLOCK: opening a pipe that nobody writes to would wait for ever.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw errno == ENOENT
        ? .file(.missing(path: path)) : .file(.system(path: path, action: "open it", code: errno))
    }
    var info = stat()
    guard fstat(descriptor, &info) == 0 else {
      let code = errno
      close(descriptor)
      throw .file(.system(path: path, action: "examine it", code: code))
    }
    guard info.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      let kind = info.st_mode & S_IFMT == S_IFDIR ? "a folder" : "a device or pipe"
      throw .file(.notRegular(path: path, kind: kind))
    }
    guard info.st_size <= Limits.mediaBytes else {
      close(descriptor)
      throw .file(.tooLarge(path: path, bytes: Int(info.st_size), limit: Limits.mediaBytes))
    }
    self.path = path
    self.size = Int(info.st_size)
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Up to `count` bytes from `offset` into `buffer`.
  /// - Returns: how many were read, 0 at the end of the file, -1 on failure.
  func read(into buffer: UnsafeMutableRawPointer, count: Int, at offset: Int) -> Int {
    while true {
      let got = pread(descriptor, buffer, count, offset)
      if got < 0 && errno == EINTR { continue }
      return got
    }
  }

  /// Exactly `count` bytes from `offset`, or `nil` where the file has not that many.
  func bytes(at offset: Int, count: Int) -> [UInt8]? {
    guard offset >= 0, count >= 0, offset <= size, count <= size - offset else { return nil }
    var complete = true
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      guard let base = buffer.baseAddress else { return }
      while filled < count {
        let got = read(into: base + filled, count: count - filled, at: offset + filled)
        if got <= 0 {
          complete = false
          break
        }
        filled += got
      }
    }
    return complete ? bytes : nil
  }
}
