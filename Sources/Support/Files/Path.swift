/// Operations on file paths as text. Nothing here touches the file system.
///
/// Paths are taken apart byte by byte, as the system does it: to Swift, a slash with a combining mark after it is
/// another character than a slash, and `../` would pass unseen.
public enum Path {
  private static let slash = UInt8(ascii: "/")

  /// Whether the path starts at the root.
  public static func isAbsolute(_ path: String) -> Bool { path.utf8.first == slash }

  /// `path` itself where it is absolute, else `base/path`.
  public static func join(_ base: String, _ path: String) -> String {
    if isAbsolute(path) || base.isEmpty { return path }
    return base.utf8.last == slash ? base + path : base + "/" + path
  }

  /// The components: `a` and `b.txt` of `/a//b.txt`.
  private static func components(_ path: String) -> [Substring.UTF8View] { path.utf8.split(separator: slash) }

  /// The last component: `b.txt` of `/a/b.txt`.
  public static func name(_ path: String) -> String {
    components(path).last.map { String(Substring($0)) } ?? path
  }

  /// What stands before the last component: `/a` of `/a/b.txt` and of `/a/b/`, `.` of `b.txt`, `/` of `/`.
  public static func parent(_ path: String) -> String {
    guard let last = components(path).last else { return isAbsolute(path) ? "/" : "." }
    guard let end = path.utf8[..<last.startIndex].lastIndex(where: { $0 != slash }) else {
      return isAbsolute(path) ? "/" : "."
    }
    return String(Substring(path.utf8[...end]))
  }

  /// The lower-case extension without its dot, empty where there is none.
  public static func fileExtension(_ path: String) -> String {
    let name = name(path)
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else { return "" }
    return String(Substring(name.utf8[dot...].dropFirst())).lowercased()
  }

  /// The name without its extension.
  public static func stem(_ path: String) -> String {
    let name = name(path)
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else { return name }
    return String(Substring(name.utf8[..<dot]))
  }

  /// Whether a relative path stays inside the folder it is relative to: not empty, not absolute, no component `..`,
  /// no zero byte (at which the system would take it to end).
  public static func staysInside(_ path: String) -> Bool {
    !path.isEmpty && !isAbsolute(path) && !path.utf8.contains(0)
      && !components(path).contains { $0.elementsEqual("..".utf8) }
  }
}
