import Glibc
package import Support
import Synchronization

/// The SHA-256 of adapters' libraries, which many conditions ask for: a file is read once as long as the system says that it
/// has not changed.
package enum LibraryDigest {
  /// Two files of equal identity are one file with one content.
  private struct Identity: Hashable {
    private let file: OpenFile.Identity
    /// When the system last changed anything of it, which no program can set.
    let seconds: Int
    private let nanoseconds: Int

    init?(_ file: OpenFile) {
      var info = stat()
      guard fstat(file.descriptor, &info) == 0 else { return nil }
      self.file = file.identity
      (seconds, nanoseconds) = (info.st_ctim.tv_sec, info.st_ctim.tv_nsec)
    }
  }

  private static let known = Mutex<[Identity: String]>([:])
  private static let most = 256

  /// Lower-case hexadecimal digits.
  /// - Throws: `FileError` where the file cannot be read to its end.
  package static func hex(of file: OpenFile) throws(FileError) -> String {
    let identity = Identity(file)
    if let identity, let digest = known.withLock({ $0[identity] }) { return digest }
    var hash = SHA256()
    for start in stride(from: 0, to: file.size, by: 1 << 20) {
      guard let piece = file.bytes(at: start, count: min(file.size - start, 1 << 20)) else {
        throw .changed(path: file.path)
      }
      hash.update(piece)
    }
    let digest = SHA256.hex(hash.finish())
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    // Times move in steps: one change right after another may not show in them.
    guard let identity, identity.seconds < now.tv_sec - 2 else { return digest }
    known.withLock { known in
      if known.count >= most { known = [:] }
      known[identity] = digest
    }
    return digest
  }
}
