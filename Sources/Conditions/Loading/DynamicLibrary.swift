import Glibc
import Support
import Synchronization

/// A shared library that stays in the process. The only file that knows `dlopen`.
///
/// Nothing is ever unloaded: Swift's runtime keeps pointers into every library it has seen, and a library's own
/// threads or exit handlers may do the same.
package struct DynamicLibrary: @unchecked Sendable {
  // The handle is never closed and the linker may be asked from any thread.
  private let handle: UnsafeMutableRawPointer
  /// The path it was loaded from.
  package let path: String

  /// What has been loaded so far, by the file's identity.
  private static let loaded = Mutex<[Identity: DynamicLibrary]>([:])

  private struct Identity: Hashable {
    let device: UInt
    let node: UInt
    let size: Int
    let seconds: Int
    let nanoseconds: Int
  }

  /// Opens, examines and loads a library: the file that was examined is the file that is loaded, for both go through
  /// one descriptor.
  /// - Parameters:
  ///   - adapter: named in the error where the file is missing.
  ///   - sha256: 64 hex digits that the content must have, `nil` where any is accepted.
  package static func open(_ path: String, adapter: String, sha256: String? = nil) throws(LoadError) -> DynamicLibrary {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw errno == ENOENT ? .missing(file: path, adapter: adapter) : system(path, "open it")
    }
    var info = stat()
    guard fstat(descriptor, &info) == 0 else {
      let error = system(path, "examine it")
      close(descriptor)
      throw error
    }
    guard info.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw .notLoadable(file: path, detail: "it is not a regular file")
    }
    let identity = Identity(
      device: UInt(info.st_dev), node: UInt(info.st_ino), size: Int(info.st_size), seconds: info.st_mtim.tv_sec,
      nanoseconds: info.st_mtim.tv_nsec)
    let result = loaded.withLock { loaded -> Result<DynamicLibrary, LoadError> in
      do throws(LoadError) {
        try examine(descriptor, path, size: identity.size, sha256: sha256)
        if let library = loaded[identity] {
          close(descriptor)
          return .success(library)
        }
        // The linker remembers libraries by the name they were asked for, and this name holds the descriptor's
        // number: the descriptor stays open for good, so that no other file can come to have that name.
        guard let handle = dlopen("/proc/self/fd/\(descriptor)", RTLD_NOW | RTLD_LOCAL | CInt(RTLD_NODELETE)) else {
          throw .linker(file: path, detail: linkerMessage(descriptor, path))
        }
        let library = DynamicLibrary(handle: handle, path: path)
        loaded[identity] = library
        return .success(library)
      } catch {
        close(descriptor)
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// The address of an exported function, `nil` where there is none of that name.
  package func symbol(_ name: String) -> UnsafeMutableRawPointer? { dlsym(handle, name) }

  private static func examine(
    _ descriptor: CInt, _ path: String, size: Int, sha256: String?
  ) throws(LoadError) {
    let head = try bytes(descriptor, path, from: 0, count: min(size, 4096))
    if let problem = ELFHeader.problem(head, size: size) { throw .notLoadable(file: path, detail: problem) }
    guard let sha256 else { return }
    var hash = SHA256()
    var position = 0
    while position < size {
      let part = try bytes(descriptor, path, from: position, count: min(size - position, 1 << 20))
      guard !part.isEmpty else { break }
      hash.update(part)
      position += part.count
    }
    let found = hash.finish()
    guard found == sha256.lowercased() else { throw .hash(file: path, expected: sha256, found: found) }
  }

  private static func bytes(
    _ descriptor: CInt, _ path: String, from start: Int, count wanted: Int
  ) throws(LoadError) -> [UInt8] {
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
      while count < wanted {
        let got = pread(descriptor, buffer.baseAddress.map { $0 + count }, wanted - count, start + count)
        if got < 0 && errno == EINTR { continue }
        failed = got < 0
        if got <= 0 { break }
        count += got
      }
    }
    if failed { throw system(path, "read it") }
    return bytes
  }

  private static func system(_ path: String, _ action: String) -> LoadError {
    .system(file: path, action: action, reason: String(cString: strerror(errno)))
  }

  /// The linker's own words with the file's name in place of the descriptor's.
  private static func linkerMessage(_ descriptor: CInt, _ path: String) -> String {
    guard let text = dlerror() else { return "no reason given" }
    let message = String(cString: text)
    let own = "/proc/self/fd/\(descriptor): "
    if message.hasPrefix(own) { return String(message.dropFirst(own.count)) }
    return message
  }
}
