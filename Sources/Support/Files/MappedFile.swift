import Glibc

/// A regular file mapped into memory, read only. The mapping lasts as long as the object, which ends after its last
/// *use*: who reads through a pointer into it does so inside `withExtendedLifetime(file)`, or holds the object in
/// something that lives longer. `MappedFile(path).bytes[0]` reads memory that is gone.
///
/// A file that is truncated while it is mapped ends the process with a message (``TruncationGuard``).
package final class MappedFile: @unchecked Sendable {  // checked: all is set once; nobody writes to the pages.
  package let path: String
  /// The whole file; empty for an empty file.
  package let bytes: UnsafeRawBufferPointer
  private let info: stat

  /// - Throws: ``FileError`` where the file is missing, is no regular file, is larger than `limit` or cannot be mapped.
  package init(_ path: String, limit: Int = .max) throws(FileError) {
    let (descriptor, info) = try FileSystem.openRegular(path)
    defer { close(descriptor) }
    let size = Int(info.st_size)
    guard size <= limit else { throw .tooLarge(path: path, bytes: size, limit: limit) }
    self.path = path
    self.info = info
    if size == 0 {
      bytes = UnsafeRawBufferPointer(start: nil, count: 0)
    } else {
      guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
        throw .system(path: path, action: "map it", code: errno)
      }
      bytes = UnsafeRawBufferPointer(start: start, count: size)
      TruncationGuard.add(bytes, path: path)
    }
  }

  deinit {
    guard let start = bytes.baseAddress else { return }
    TruncationGuard.remove(bytes)
    munmap(UnsafeMutableRawPointer(mutating: start), bytes.count)
  }

  /// Fails where the mapped file was written to or truncated since it was mapped, also by so little that no access
  /// faults. Another file of the same name does no harm: the mapping still holds the old one.
  package func checkUnchanged() throws(FileError) {
    var now = stat()
    guard stat(path, &now) == 0, now.st_dev == info.st_dev, now.st_ino == info.st_ino else { return }
    guard now.st_size == info.st_size, now.st_mtim.tv_sec == info.st_mtim.tv_sec,
      now.st_mtim.tv_nsec == info.st_mtim.tv_nsec
    else { throw .changed(path: path) }
  }
}
