import Glibc

/// A folder that takes its place only when all its files are written.
///
/// Everything is built under ``path``, a hidden folder beside the target; ``commit()`` renames it. Without a commit
/// (an error, Ctrl-C) it is removed, and so are folders that were made to hold it.
package final class StagedFolder {
  /// Where the files are written until the commit.
  package let path: String
  /// Where they stand afterwards, as it was given.
  package let target: String
  private let place: String
  private let replacing: Bool
  private var token: Cleanup.Token?

  /// - Parameter replacing: whether a folder that is not empty may be replaced, with all that is in it.
  /// - Throws: ``FileError/occupied(path:by:)`` where something stands at `target` that may not be replaced.
  package init(_ target: String, replacing: Bool = false) throws(FileError) {
    self.target = target
    self.replacing = replacing
    place = FileSystem.realPath(target) ?? target
    try StagedFolder.checkFree(target, replacing: replacing)
    let parents = try StagedOutput.makeFolders(Path.parent(place))
    path = StagedOutput.temporaryPath(beside: place)
    let token = Cleanup.register(path, parents: parents)
    guard mkdir(path, 0o777) == 0 else {
      let code = errno
      Cleanup.discard(token)
      throw .system(path: target, action: "make the folder", code: code)
    }
    self.token = token
  }

  deinit { discard() }

  /// Builds a folder with `body`, which is told where to write, and puts it into place.
  package static func build<Result>(
    _ target: String, replacing: Bool = false, _ body: (String) throws -> Result
  ) throws -> Result {
    let folder = try StagedFolder(target, replacing: replacing)
    let result = try body(folder.path)
    try folder.commit()
    return result
  }

  /// Fails as ``init(_:replacing:)`` would for what stands at `target`, before work is done for it.
  package static func checkFree(_ target: String, replacing: Bool) throws(FileError) {
    let place = FileSystem.realPath(target) ?? target
    switch FileSystem.kind(target) {
    case nil: try checkRoom(Path.parent(place))
    case .file, .other: throw .occupied(path: target, by: "a file")
    case .folder:
      // The working folder, one around it or the home folder is never an earlier output.
      let kept = [FileSystem.realPath("."), Environment.variable("HOME").flatMap(FileSystem.realPath)]
      if kept.contains(where: { $0.map { $0 == place || ($0 + "/").hasPrefix(place + "/") } ?? false }) || place == "/"
      {
        throw .occupied(path: target, by: "the folder you are in, or your home folder")
      }
      if !replacing, !(try FileSystem.list(target)).isEmpty {
        throw .occupied(path: target, by: "a folder that is not empty", isReplaceable: true)
      }
    }
  }

  /// Fails where a folder cannot be made because what it would lie in is a file or may not be written to.
  private static func checkRoom(_ outer: String) throws(FileError) {
    switch FileSystem.kind(outer) {
    case nil: if Path.parent(outer) != outer { try checkRoom(Path.parent(outer)) }
    case .file, .other: throw .system(path: outer, action: "make a folder in it", code: ENOTDIR)
    case .folder:
      guard access(outer, W_OK | X_OK) == 0 else {
        throw .system(path: outer, action: "make a folder in it", code: errno)
      }
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
      let aside = StagedOutput.temporaryPath(beside: place)
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
    if let old { Cleanup.discard(old) }
  }

  /// Gives the folder up and removes what was written.
  package func discard() {
    if let token { Cleanup.discard(token) }
    token = nil
  }
}
