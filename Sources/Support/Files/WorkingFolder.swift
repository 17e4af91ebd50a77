import Glibc

/// The folder that the process was started in.
package enum WorkingFolder {
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
