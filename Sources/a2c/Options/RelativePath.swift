import Support

/// A path as it is written in a file of another folder.
enum RelativePath {
  /// The path from `folder`; an absolute one stays as it is, as does one whose folder is this.
  static func of(_ path: String, from folder: String) -> String {
    guard !Path.isAbsolute(path), folder != "." else { return path }
    let target = WorkingFolder.absolute(path, in: ".").split(separator: "/").filter { $0 != "." }
    let start = WorkingFolder.absolute(folder, in: ".").split(separator: "/").filter { $0 != "." }
    // What goes up cannot be told from names alone.
    guard !target.contains(".."), !start.contains("..") else { return WorkingFolder.absolute(path, in: ".") }
    let common = zip(target, start).prefix { $0 == $1 }.count
    let up = Array(repeating: "..", count: start.count - common)
    return (up + target.dropFirst(common).map(String.init)).joined(separator: "/")
  }
}
