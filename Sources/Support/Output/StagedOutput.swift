import Glibc

/// Output that appears whole or not at all: it is written under a hidden name beside its place and renamed at the end.
package enum StagedOutput {
  /// A hidden name beside `target` that no one else has.
  static func temporaryPath(beside target: String, ending: String = "part") -> String {
    let mark = String(UInt64.random(in: 0...UInt64.max), radix: 36)
    return Path.join(Path.parent(target), "\(temporaryStart(target))\(mark).\(ending)")
  }

  /// How hidden names for a target start.
  private static func temporaryStart(_ target: String) -> String {
    // A name may have 255 bytes; that of the target may use them up.
    ".\(String(decoding: Path.name(target).utf8.prefix(100), as: UTF8.self))."
  }

  /// Removes the hidden folders that processes have left which were killed while they wrote to `target`. One that is
  /// being written is locked by its writer.
  static func sweep(beside target: String) {
    let (parent, start) = (Path.parent(target), temporaryStart(target))
    for name in (try? FileSystem.list(parent)) ?? [] where name.hasPrefix(start) && name.hasSuffix(".part") {
      let mark = name.dropFirst(start.count).dropLast(5)
      guard (1...13).contains(mark.utf8.count), mark.allSatisfy({ $0.isASCII && ($0.isNumber || $0.isLowercase) })
      else {
        continue
      }
      let path = Path.join(parent, name)
      let folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      guard folder >= 0 else { continue }
      var info = stat()
      if fstat(folder, &info) == 0, info.st_uid == geteuid(), flock(folder, LOCK_EX | LOCK_NB) == 0 {
        Cleanup.removeTree(path)
      }
      close(folder)
    }
  }

  /// Makes a folder and those it lies in. Returns the ones that were made, outermost first.
  @discardableResult
  package static func makeFolders(_ path: String) throws(FileError) -> [String] {
    switch FileSystem.kind(path) {
    case .folder: return []
    case .file, .other: throw .system(path: path, action: "make a folder", code: ENOTDIR)
    case nil: break
    }
    let outer = Path.parent(path)
    var made = outer == path ? [] : try makeFolders(outer)
    guard mkdir(path, 0o777) == 0 else {
      if errno == EEXIST { return made }
      let code = errno
      for folder in made.reversed() { rmdir(folder) }
      throw .system(path: path, action: "make a folder", code: code)
    }
    made.append(path)
    return made
  }
}

/// A file that takes its place only when it is complete; until then it has a hidden name in the same folder.
///
/// A device or a pipe, such as `/dev/stdout`, is written to directly. A symbolic link stays and its target is replaced.
/// One owner writes; the object is not to be shared between threads.
package final class StagedFile {
  /// The path as it was given, named in errors.
  package let path: String
  private let target: String
  private let temporary: String?
  private var token: Cleanup.Token?
  private var descriptor: CInt

  package init(_ path: String) throws(FileError) {
    self.path = path
    target = FileSystem.realPath(path) ?? path
    switch FileSystem.kind(path) {
    case .folder: throw .occupied(path: path, by: "a folder")
    case .other:
      temporary = nil
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
    case .file, nil:
      let hidden = StagedOutput.temporaryPath(beside: target)
      temporary = hidden
      token = Cleanup.register(hidden)
      descriptor = open(hidden, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    }
    guard descriptor >= 0 else {
      let code = errno
      if let token { Cleanup.discard(token) }
      token = nil
      throw .system(path: path, action: "create it", code: code)
    }
    var old = stat()
    if temporary != nil, stat(target, &old) == 0 { fchmod(descriptor, old.st_mode & 0o777) }
  }

  deinit { discard() }

  /// Writes a whole file at once.
  package static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    let file = try StagedFile(path)
    try bytes.withUnsafeBufferPointer { buffer throws(FileError) in try file.write(UnsafeRawBufferPointer(buffer)) }
    try file.commit()
  }

  /// Appends bytes.
  package func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { throw .system(path: path, action: "write it", code: written < 0 ? errno : EIO) }
      rest = rest.dropFirst(written)
    }
  }

  /// Appends the UTF-8 bytes of a text.
  package func write(_ text: String) throws(FileError) {
    try Array(text.utf8).withUnsafeBufferPointer { buffer throws(FileError) in try write(UnsafeRawBufferPointer(buffer))
    }
  }

  /// Puts the file into its place, after its bytes have reached the disk. Nothing can be written any more.
  package func commit() throws(FileError) {
    guard descriptor >= 0 else { return }
    guard let temporary, let token else {
      close(descriptor)
      descriptor = -1
      return
    }
    guard fsync(descriptor) == 0 else { throw .system(path: path, action: "write it", code: errno) }
    let (path, target) = (path, target)
    _ = try Cleanup.settle(token) { () throws(FileError) in
      guard rename(temporary, target) == 0 else { throw .system(path: path, action: "create it", code: errno) }
      return nil
    }
    self.token = nil
    close(descriptor)
    descriptor = -1
    // The renaming itself lives in the folder. Some file systems cannot flush one; the file is whole all the same.
    let folder = open(Path.parent(target), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if folder >= 0 {
      fsync(folder)
      close(folder)
    }
  }

  /// Gives the file up and removes what was written.
  package func discard() {
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
    if let token { Cleanup.discard(token) }
    token = nil
  }
}
