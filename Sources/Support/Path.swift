/// Operations on file paths as text. Nothing here touches the file system.
public enum Path {
  public static func isAbsolute(_ path: String) -> Bool { path.hasPrefix("/") }

  /// `path` itself where it is absolute, else `base/path`.
  public static func join(_ base: String, _ path: String) -> String {
    if isAbsolute(path) || base.isEmpty { return path }
    return base.hasSuffix("/") ? base + path : base + "/" + path
  }

  /// The last component: `b.txt` of `/a/b.txt`.
  public static func name(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// What stands before the last component: `/a` of `/a/b.txt`, `.` of `b.txt`.
  public static func parent(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The lower-case extension without its dot, empty where there is none.
  public static func fileExtension(_ path: String) -> String {
    let name = name(path)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }

  /// The name without its extension.
  public static func stem(_ path: String) -> String {
    let name = name(path)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// Whether a relative path stays inside the folder it is relative to: not absolute, no component `..`.
  public static func staysInside(_ path: String) -> Bool {
    !path.isEmpty && !isAbsolute(path) && !path.split(separator: "/").contains("..")
  }
}
