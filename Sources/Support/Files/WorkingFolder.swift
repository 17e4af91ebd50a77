import Glibc

/// The folder that the process was started in.
package enum WorkingFolder {
  /// Whether its name is UTF-8. Nothing that is named relative to it can be opened where it is not.
  package static var isText: Bool {
    guard let current = getcwd(nil, 0) else { return true }
    defer { free(current) }
    return String(validatingCString: current) != nil
  }

  /// `path` as an absolute path. Components `..` stay, for what they lead to depends on symbolic links.
  /// - Parameter folder: what `path` is relative to; itself relative to the working folder.
  package static func absolute(_ path: String, in folder: String) -> String {
    if Path.isAbsolute(path) { return path }
    let local = folder == "." ? path : Path.join(folder, path)
    if Path.isAbsolute(local) { return local }
    guard let current = getcwd(nil, 0) else { return local }
    defer { free(current) }
    return Path.join(String(cString: current), local)
  }
}
