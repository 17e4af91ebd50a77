import Glibc
import Support

/// Writes a file so that it is either complete or not there: under a temporary name beside it, then renamed.
enum AtomicFile {
  static func write(_ bytes: [UInt8], to path: String) throws(MediaError) {
    let temporary = "\(path).\(getpid())-\(UInt32.random(in: .min ... .max)).part"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .file(.system(path: path, action: "create it", code: errno)) }
    var failure: CInt = 0
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count, let base = buffer.baseAddress {
        let wrote = Glibc.write(descriptor, base + done, buffer.count - done)
        if wrote < 0 && errno == EINTR { continue }
        guard wrote > 0 else {
          failure = wrote < 0 ? errno : EIO
          break
        }
        done += wrote
      }
    }
    if close(descriptor) != 0 && failure == 0 { failure = errno }
    if failure == 0 && rename(temporary, path) != 0 { failure = errno }
    guard failure == 0 else {
      unlink(temporary)
      throw .file(.system(path: path, action: "write it", code: failure))
    }
  }
}
