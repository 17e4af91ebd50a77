import Glibc

/// A regular file, opened once and read at any place: what was examined is what is read, whatever happens to its name.
/// Reading keeps no position, so several threads may read at a time.
package final class OpenFile: Sendable {
  package let path: String
  /// In bytes, when it was opened.
  package let size: Int
  /// What the system knows the file by.
  package let identity: Identity
  /// For the system's own calls; closed with the object.
  package let descriptor: CInt

  /// Two files of equal identity are one file with one content.
  package struct Identity: Sendable, Hashable {
    private let device: UInt
    private let node: UInt
    private let size: Int
    private let seconds: Int
    private let nanoseconds: Int

    init(_ info: stat) {
      device = UInt(info.st_dev)
      node = UInt(info.st_ino)
      size = Int(info.st_size)
      seconds = info.st_mtim.tv_sec
      nanoseconds = info.st_mtim.tv_nsec
    }
  }

  /// - Throws: ``FileError`` where the file is missing, is no regular file or is larger than `limit` bytes.
  package init(_ path: String, limit: Int = .max) throws(FileError) {
    let (descriptor, info) = try FileSystem.openRegular(path)
    self.path = path
    self.descriptor = descriptor
    size = Int(info.st_size)
    identity = Identity(info)
    guard size <= limit else { throw .tooLarge(path: path, bytes: size, limit: limit) }
  }

  deinit { close(descriptor) }

  /// Up to `count` bytes from `offset` into `buffer`.
  /// - Returns: how many were read, 0 at the end of the file, -1 on failure (`errno` says why).
  package func read(into buffer: UnsafeMutableRawPointer, count: Int, at offset: Int) -> Int {
    while true {
      let got = pread(descriptor, buffer, count, offset)
      if got < 0 && errno == EINTR { continue }
      return got
    }
  }

  /// Exactly `count` bytes from `offset`, or `nil` where the file has not that many or cannot be read.
  package func bytes(at offset: Int, count: Int) -> [UInt8]? {
    guard offset >= 0, count >= 0, offset <= size, count <= size - offset else { return nil }
    var isComplete = true
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      guard let base = buffer.baseAddress else { return }
      while filled < count {
        let got = read(into: base + filled, count: count - filled, at: offset + filled)
        if got <= 0 {
          isComplete = false
          break
        }
        filled += got
      }
    }
    return isComplete ? bytes : nil
  }
}
