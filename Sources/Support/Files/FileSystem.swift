import Glibc

/// A file could not be read, listed or written.
package enum FileError: ExplainedError, Equatable {
  case missing(path: String)
  case notRegular(path: String, kind: String)
  case tooLarge(path: String, bytes: Int, limit: Int)
  /// The file is not what it was when it was opened.
  case changed(path: String)
  /// Something stands where output shall be written; `isReplaceable` where `--force` would replace it.
  case occupied(path: String, by: String, isReplaceable: Bool = false)
  case system(path: String, action: String, code: CInt)
  /// Names in a folder that are no UTF-8: `name` is one of them, as far as it is text.
  case foreignNames(path: String, name: String, count: Int)

  package var message: String {
    switch self {
    case .missing: "no such file"
    case .notRegular(_, let kind): "expected a regular file, found \(kind)"
    case .tooLarge(_, let bytes, let limit): "\(bytes) bytes are more than the limit of \(limit)"
    case .changed: "the file was truncated or replaced while in use"
    case .occupied(_, let what, _): "the output would replace \(what)"
    case .system(_, let action, let code): "cannot \(action): \(String(cString: strerror(code)))"
    case .foreignNames(_, let name, let count):
      count == 1
        ? "the name \(name) in the folder is no UTF-8"
        : "\(count) names in the folder are no UTF-8, such as \(name)"
    }
  }

  package var place: String? {
    switch self {
    case .missing(let path), .notRegular(let path, _), .tooLarge(let path, _, _), .system(let path, _, _),
      .changed(let path), .occupied(let path, _, _), .foreignNames(let path, _, _):
      path
    }
  }

  package var hint: String? {
    switch self {
    case .changed: "write a new file and rename it over the old one, instead of changing a file that is being read"
    case .occupied(_, _, isReplaceable: true): "name another place, or replace it with --force"
    case .occupied: "name another place, or remove what is there"
    case .foreignNames: "rename them, such as with convmv -f latin1 -t utf8 --notest FOLDER/*"
    case .missing, .notRegular, .tooLarge, .system: nil
    }
  }

  package var exitStatus: ExitStatus {
    switch self {
    case .missing: .missingFile
    case .notRegular, .tooLarge, .foreignNames: .badInput
    case .occupied: .usage
    case .changed, .system: .io
    }
  }
}

/// Reading from the file system with sizes checked before memory is taken.
package enum FileSystem {
  /// What stands at a path; a device, a pipe or a socket is `other`.
  package enum Kind: Sendable { case file, folder, other }

  /// What stands at `path` (symbolic links followed), or `nil` where nothing does.
  package static func kind(_ path: String) -> Kind? {
    var info = stat()
    guard !hasZeroByte(path), stat(path, &info) == 0 else { return nil }
    switch info.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// Whether a symbolic link stands at `path`, wherever it leads.
  package static func isLink(_ path: String) -> Bool {
    var path = path[...]
    while path.count > 1, path.hasSuffix("/") { path = path.dropLast() }
    var info = stat()
    return !hasZeroByte(String(path)) && lstat(String(path), &info) == 0 && info.st_mode & S_IFMT == S_IFLNK
  }

  /// Whether users who own nothing of it may write to a file or folder.
  package static func anyoneMayWrite(to path: String) -> Bool {
    var info = stat()
    return !hasZeroByte(path) && stat(path, &info) == 0 && info.st_mode & S_IWOTH != 0
  }

  /// Whether anything stands at `path`, symbolic links followed.
  package static func exists(_ path: String) -> Bool { kind(path) != nil }

  /// A path with a zero byte would name another file to the system, which reads up to that byte.
  private static func hasZeroByte(_ path: String) -> Bool { path.utf8.contains(0) }

  /// Opens a regular file for reading. It never waits for a pipe's other end.
  /// - Returns: a descriptor the caller closes, and what the system says about the file.
  static func openRegular(_ path: String) throws(FileError) -> (descriptor: CInt, info: stat) {
    guard !hasZeroByte(path) else { throw .missing(path: path) }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw failure(path, "open it") }
    var info = stat()
    guard fstat(descriptor, &info) == 0 else {
      let error = failure(path, "examine it")
      close(descriptor)
      throw error
    }
    guard info.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw .notRegular(path: path, kind: info.st_mode & S_IFMT == S_IFDIR ? "a folder" : "a device or pipe")
    }
    return (descriptor, info)
  }

  /// The error of the system call that has just failed.
  static func failure(_ path: String, _ action: String) -> FileError {
    let code = errno
    return code == ENOENT || code == ENOTDIR ? .missing(path: path) : .system(path: path, action: action, code: code)
  }

  /// The path without symbolic links and without `.` and `..`, `nil` where nothing stands there.
  package static func realPath(_ path: String) -> String? {
    guard !hasZeroByte(path), let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The whole content of a regular file.
  /// - Throws: ``FileError`` where the file is missing, is no regular file (a device or a pipe would block or never
  ///   end) or is larger than `limit` bytes.
  package static func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    let (descriptor, info) = try openRegular(path)
    defer { close(descriptor) }
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

  /// What the system says in a file of `/proc` or `/sys`, which has no size before it is read; at most `limit` bytes of it.
  /// - Throws: ``FileError``
  package static func readSystem(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    let (descriptor, _) = try openRegular(path)
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var code: CInt = 0
    while bytes.count < limit && code == 0 {
      let part = [UInt8](unsafeUninitializedCapacity: min(1 << 16, limit - bytes.count)) { buffer, count in
        let got = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        if got < 0 && errno != EINTR { code = errno }
        count = max(0, got)
      }
      if part.isEmpty { break }
      bytes += part
    }
    guard code == 0 else { throw .system(path: path, action: "read it", code: code) }
    return bytes
  }

  /// The names in a folder, without `.` and `..`, in natural order (`frame_2` before `frame_10`).
  package static func list(_ path: String) throws(FileError) -> [String] {
    try entries(path).map(\.name).sorted(by: NaturalOrder.precedes)
  }

  /// As ``list(_:)``, of a folder whose files will be opened by these names, without hidden ones.
  /// - Parameter isMeant: whether a file of this name will be opened.
  /// - Throws: ``FileError/foreignNames(path:name:count:)`` too, for such files cannot be opened by a text.
  package static func listInputs(
    _ path: String, isMeant: (String) -> Bool = { _ in true }
  ) throws(FileError) -> [String] {
    let entries = try entries(path).filter { !$0.name.hasPrefix(".") && isMeant($0.name) }
    let foreign = entries.filter { !$0.isText }
    if let first = foreign.first {
      throw .foreignNames(path: path, name: TerminalText.quoted(first.name), count: foreign.count)
    }
    return entries.map(\.name).sorted(by: NaturalOrder.precedes)
  }

  private static func entries(_ path: String) throws(FileError) -> [(name: String, isText: Bool)] {
    guard !hasZeroByte(path) else { throw .missing(path: path) }
    guard let folder = opendir(path) else {
      throw errno == ENOENT ? .missing(path: path) : .system(path: path, action: "list it", code: errno)
    }
    defer { closedir(folder) }
    var names: [(name: String, isText: Bool)] = []
    while let entry = readdir(folder) {
      let (name, isText) = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) {
          (String(cString: $0), String(validatingCString: $0) != nil)
        }
      }
      if name != "." && name != ".." { names.append((name, isText)) }
    }
    return names
  }

  /// Lets who may read a file run it.
  package static func makeExecutable(_ path: String) throws(FileError) {
    var info = stat()
    guard stat(path, &info) == 0, chmod(path, info.st_mode | (info.st_mode & 0o444) >> 2) == 0 else {
      throw failure(path, "make it executable")
    }
  }
}

extension FileSystem {
  /// Makes a folder with those it lies in; one that exists is left as it is.
  package static func makeFolder(_ path: String) throws(FileError) { _ = try StagedOutput.makeFolders(path) }
}
