import Glibc

/// A folder that takes its place only when all its files are written.
///
/// Everything is built under ``path``, a hidden folder beside the target; ``commit()`` renames it. Without a commit
/// (an error, Ctrl-C) it is removed, and so are folders that were made to hold it. One that a killed process has left is
/// removed by the next that writes to the same place.
package final class StagedFolder {
  /// Where the files are written until the commit.
  package let path: String
  /// Where they stand afterwards, as it was given.
  package let target: String
  private let place: String
  private let replacing: Replacing?
  private var token: Cleanup.Token?
  /// Held as long as the hidden folder is being written.
  private var lock: CInt = -1

  /// - Parameter replacing: what of a folder that is not empty may be replaced.
  /// - Throws: ``FileError/occupied(path:by:)`` where something stands at `target` that may not be replaced.
  package init(_ target: String, replacing: Replacing? = nil) throws(FileError) {
    self.target = target
    self.replacing = replacing
    place = FileSystem.realPath(target) ?? target
    try StagedFolder.checkFree(target, replacing: replacing)
    let parents = try StagedOutput.makeFolders(Path.parent(place))
    StagedOutput.sweep(beside: place)
    path = StagedOutput.temporaryPath(beside: place)
    let token = Cleanup.register(path, parents: parents)
    // It gets its name when it is locked: whoever finds one of that name without a lock may remove it.
    let first = path + ".new"
    let early = Cleanup.register(first, parents: parents)
    guard mkdir(first, 0o777) == 0 else {
      let code = errno
      Cleanup.discard(early)
      Cleanup.discard(token)
      throw .system(path: target, action: "make the folder", code: code)
    }
    lock = open(first, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    flock(lock, LOCK_EX | LOCK_NB)
    guard rename(first, path) == 0 else {
      let code = errno
      close(lock)
      Cleanup.discard(early)
      Cleanup.discard(token)
      throw .system(path: target, action: "make the folder", code: code)
    }
    // Nothing of that name is left to remove; folders above are not empty any more.
    Cleanup.discard(early)
    self.token = token
  }

  deinit { discard() }

  /// Builds a folder with `body`, which is told where to write, and puts it into place.
  package static func build<Result>(
    _ target: String, replacing: Replacing? = nil, _ body: (String) throws -> Result
  ) throws -> Result {
    let folder = try StagedFolder(target, replacing: replacing)
    let result = try body(folder.path)
    try folder.commit()
    return result
  }

  /// Fails as ``init(_:replacing:)`` would for what stands at `target`, before work is done for it.
  package static func checkFree(_ target: String, replacing: Replacing? = nil) throws(FileError) {
    let place = FileSystem.realPath(target) ?? target
    switch FileSystem.kind(target) {
    case nil:
      try checkLink(target)
      try checkRoom(Path.parent(place), for: target)
    case .file, .other: throw .occupied(path: target, by: "a file")
    case .folder:
      // The working folder, one around it or the home folder is never an earlier output.
      let kept = [FileSystem.realPath("."), Environment.variable("HOME").flatMap(FileSystem.realPath)]
      if kept.contains(where: { $0.map { $0 == place || ($0 + "/").hasPrefix(place + "/") } ?? false }) || place == "/"
      {
        throw .occupied(path: target, by: "the folder you are in, or your home folder")
      }
      if !(try FileSystem.list(target)).isEmpty { try checkReplaceable(target, replacing) }
      try checkRoom(Path.parent(place), for: target)
    }
  }

  private static func checkReplaceable(_ target: String, _ replacing: Replacing?) throws(FileError) {
    guard let replacing else { throw .occupied(path: target, by: "a folder that is not empty", isReplaceable: true) }
    // What a link leads to was not put there by this program.
    if FileSystem.isLink(target) { throw .occupied(path: target, by: "what a symbolic link leads to") }
    if let stranger = try replacing.stranger(in: target) {
      throw .occupied(path: target, by: "\(TerminalText.quoted(stranger)), which this program did not write")
    }
  }

  /// A link that leads nowhere is no place for a folder.
  private static func checkLink(_ path: String) throws(FileError) {
    if FileSystem.isLink(path) { throw .occupied(path: path, by: "a symbolic link that leads nowhere") }
  }

  /// Fails where a folder cannot be made because what it would lie in is a file or may not be written to.
  private static func checkRoom(_ outer: String, for target: String) throws(FileError) {
    guard target.utf8.count < 4096,
      target.split(separator: "/").allSatisfy({ $0.utf8.count <= 255 })
    else { throw .system(path: target, action: "make the folder", code: ENAMETOOLONG) }
    switch FileSystem.kind(outer) {
    case nil:
      try checkLink(outer)
      if Path.parent(outer) != outer { try checkRoom(Path.parent(outer), for: target) }
    case .file, .other: throw .system(path: outer, action: "make a folder in it", code: ENOTDIR)
    case .folder:
      // Rights tell too little of file systems of the kernel's own, and nothing to root: it is tried.
      let trial = StagedOutput.temporaryPath(beside: Path.join(outer, "a2c"))
      guard mkdir(trial, 0o700) == 0 else { throw .system(path: target, action: "make the folder", code: errno) }
      rmdir(trial)
    }
  }

  /// Puts the folder into its place.
  package func commit() throws(FileError) {
    guard let token else { return }
    try StagedFolder.checkFree(target, replacing: replacing)
    let (path, target, place) = (path, target, place)
    let old = try Cleanup.settle(token) { () throws(FileError) -> String? in
      if rename(path, place) == 0 { return nil }
      // A folder that is not empty cannot be renamed over: move it aside, and back should the second step fail.
      guard errno == ENOTEMPTY || errno == EEXIST else {
        throw .system(path: target, action: "make the folder", code: errno)
      }
      let aside = StagedOutput.temporaryPath(beside: place, ending: "old")
      guard rename(place, aside) == 0 else {
        throw .system(path: target, action: "move the old folder aside", code: errno)
      }
      guard rename(path, place) == 0 else {
        let code = errno
        rename(aside, place)
        throw .system(path: target, action: "make the folder", code: code)
      }
      return aside
    }
    self.token = nil
    unlock()
    if let old { Cleanup.discard(old) }
  }

  /// Gives the folder up and removes what was written.
  package func discard() {
    if let token { Cleanup.discard(token) }
    token = nil
    unlock()
  }

  private func unlock() {
    if lock >= 0 { close(lock) }
    lock = -1
  }
}
