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
    try StagedFolder.checkFree(target, place: place, replacing: replacing)
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

  private static func checkFree(_ target: String, place: String, replacing: Bool) throws(FileError) {
    switch FileSystem.kind(target) {
    case nil: return
    case .file, .other: throw .occupied(path: target, by: "a file")
    case .folder:
      // The working folder, one around it or the home folder is never an earlier output.
      let kept = [FileSystem.realPath("."), Environment.variable("HOME").flatMap(FileSystem.realPath)]
      if kept.contains(where: { $0.map { $0 == place || ($0 + "/").hasPrefix(place + "/") } ?? false }) || place == "/"
      {
        throw .occupied(path: target, by: "the folder you are in, or your home folder")
      }
      if !replacing, !(try FileSystem.list(target)).isEmpty {
        throw .occupied(path: target, by: "a folder that is not empty")
      }
    }
  }

  /// Puts the folder into its place.
  package func commit() throws(FileError) {
    guard let token else { return }
    try StagedFolder.checkFree(target, place: place, replacing: replacing)
    let (path, target, place) = (path, target, place)
    var old: String?
    try Cleanup.settle(token) { () throws(FileError) in
      if rename(path, place) == 0 { return }
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
      old = aside
    }
    self.token = nil
    if let old { Cleanup.removeTree(old) }
  }

  /// Gives the folder up and removes what was written.
  package func discard() {
    if let token { Cleanup.discard(token) }
    token = nil
  }
}
