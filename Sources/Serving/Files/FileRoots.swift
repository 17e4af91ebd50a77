package import Support

/// Folders of this machine that the operator lets clients name files of, each under a name: `media/clips/a.mp4` is
/// `clips/a.mp4` in the folder that is called `media`. Nothing outside of them is ever reached, whatever a name spells and
/// wherever a link leads.
package struct FileRoots: Sendable {
  /// Absolute, without links, by name.
  package let folders: [String: String]

  package static let none = FileRoots(resolved: [:])

  private init(resolved: [String: String]) { folders = resolved }

  /// - Parameter folders: by name.
  /// - Throws: `FileError` where one is no folder.
  package init(_ folders: [String: String]) throws(FileError) {
    var resolved: [String: String] = [:]
    for (name, path) in folders {
      guard let real = FileSystem.realPath(path) else { throw .missing(path: path) }
      guard FileSystem.kind(real) == .folder else { throw .notRegular(path: path, kind: "no folder") }
      resolved[name] = real
    }
    self.folders = resolved
  }

  /// The file or folder, absolute and without links.
  /// - Parameters:
  ///   - name: as the client wrote it.
  ///   - place: where it stands in the request.
  /// - Throws: the same for what is not there as for what may not be seen.
  package func path(_ name: String, at place: String) throws(ServerError) -> String {
    let missing = ServerError(
      400, "no_such_file", "no such file: \(TerminalText.quoted(name, limit: 200))", at: place, hint: hint)
    guard Path.staysInside(name) else { throw missing }
    let parts = name.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 1)
    guard let first = parts.first.map({ String(Substring($0)) }), let root = folders[first] else { throw missing }
    let rest = parts.count > 1 ? String(Substring(parts[1].drop { $0 == UInt8(ascii: "/") })) : ""
    guard let real = FileSystem.realPath(Path.join(root, rest)) ?? pattern(rest, in: root),
      isInside(real, root), !leadsOut(real, root)
    else { throw missing }
    return real
  }

  /// Names of a sequence, `frame_%04d.png`, of which no file is there by itself.
  private func pattern(_ name: String, in root: String) -> String? {
    guard (try? FramePattern(name)) != nil, let folder = FileSystem.realPath(Path.join(root, Path.parent(name))) else {
      return nil
    }
    return isInside(folder, root) ? Path.join(folder, Path.name(name)) : nil
  }

  private func isInside(_ path: String, _ root: String) -> Bool {
    path == root || path.hasPrefix(root == "/" ? "/" : root + "/")
  }

  /// Whether a folder, or the one that a pattern is in, holds a link that leads out of the root: an adapter would follow
  /// it.
  private func leadsOut(_ path: String, _ root: String, depth: Int = 0) -> Bool {
    let folder = FileSystem.kind(path) == nil ? Path.parent(path) : path
    guard FileSystem.kind(folder) == .folder, depth < Self.depth, let names = try? FileSystem.list(folder) else {
      return false
    }
    return names.contains { name in
      let entry = Path.join(folder, name)
      if FileSystem.isLink(entry) { return FileSystem.realPath(entry).map { !isInside($0, root) } ?? false }
      return FileSystem.kind(entry) == .folder && leadsOut(entry, root, depth: depth + 1)
    }
  }

  /// How far down adapters read into a folder.
  private static let depth = 4

  private var hint: String? {
    folders.isEmpty
      ? "upload it with POST /v1/files, and name the id that you get"
      : "files are named by the id of an upload, or under \(folders.keys.sorted().joined(separator: ", "))"
  }
}
