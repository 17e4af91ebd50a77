import Glibc

/// A file could not be read, listed or written.
package enum FileError: ExplainedError {
  case missing(path: String)
  case notRegular(path: String, kind: String)
  case tooLarge(path: String, bytes: Int, limit: Int)
  case system(path: String, action: String, code: CInt)

  package var message: String {
    switch self {
    case .missing: "no such file"
    case .notRegular(_, let kind): "expected a regular file, found \(kind)"
    case .tooLarge(_, let bytes, let limit): "\(bytes) bytes are more than the limit of \(limit)"
    case .system(_, let action, let code): "cannot \(action): \(String(cString: strerror(code)))"
    }
  }

  package var place: String? {
    switch self {
    case .missing(let path), .notRegular(let path, _), .tooLarge(let path, _, _), .system(let path, _, _): path
    }
  }

  package var exitStatus: ExitStatus {
    switch self {
    case .missing: .missingFile
    case .notRegular, .tooLarge: .badInput
    case .system: .io
    }
  }
}

/// Reading from the file system with sizes checked before memory is taken.
package enum FileSystem {
  package enum Kind: Sendable { case file, folder, other }

  /// What stands at `path` (symbolic links followed), or `nil` where nothing does.
  package static func kind(_ path: String) -> Kind? {
    var info = stat()
    guard stat(path, &info) == 0 else { return nil }
    switch info.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  package static func exists(_ path: String) -> Bool { kind(path) != nil }

  /// The whole content of a regular file.
  /// - Throws: ``FileError`` where the file is missing, is no regular file (a device or a pipe would block or never
  ///   end) or is larger than `limit` bytes.
  package static func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw errno == ENOENT ? .missing(path: path) : .system(path: path, action: "open it", code: errno)
    }
    defer { close(descriptor) }
    var info = stat()
    guard fstat(descriptor, &info) == 0 else { throw .system(path: path, action: "examine it", code: errno) }
    guard info.st_mode & S_IFMT == S_IFREG else {
      throw .notRegular(path: path, kind: info.st_mode & S_IFMT == S_IFDIR ? "a folder" : "a device or pipe")
    }
    let size = Int(info.st_size)
    guard size <= limit else { throw .tooLarge(path: path, bytes: size, limit: limit) }
    var failure: CInt = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
        if got < 0 && errno == EINTR { continue }
        if got < 0 { failure = errno }
        if got <= 0 { break }
        count += got
      }
    }
    guard failure == 0 else { throw .system(path: path, action: "read it", code: failure) }
    return bytes
  }

  /// The names in a folder, without `.` and `..`, in natural order (`frame_2` before `frame_10`).
  package static func list(_ path: String) throws(FileError) -> [String] {
    guard let folder = opendir(path) else {
      throw errno == ENOENT ? .missing(path: path) : .system(path: path, action: "list it", code: errno)
    }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted(by: NaturalOrder.precedes)
  }
}
