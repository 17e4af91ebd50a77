import Glibc
package import Support

/// Whose libraries run in this program's own process: what the user has written down in a file of their own, and, for the
/// adapters that came with the program, what the installation has written down beside them. Never what a bundle says of
/// itself: its manifest comes from who made the library.
///
/// The files are text, a line for each adapter: the SHA-256 of its library, two spaces, its id. Lines that start with `#`
/// are notes.
package struct AdapterTrust: Sendable, Equatable {
  /// SHA-256 in lower case, by the id of the adapter.
  package private(set) var hashes: [String: Set<String>] = [:]

  /// The name of an installation's own list, in its folder of adapters.
  package static let installedName = "trusted"

  /// Bytes of such a file.
  private static let limit = 1 << 20

  package init() {}

  /// The entries of a text; what is no entry is left out.
  package init(text: String) {
    for line in text.split(whereSeparator: \.isNewline) where !line.hasPrefix("#") {
      let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
      guard words.count == 2, words[0].utf8.count == 64, words[0].utf8.allSatisfy(Self.isHex) else { continue }
      hashes[String(words[1]), default: []].insert(words[0].lowercased())
    }
  }

  /// The entries of a file; none where it is missing, cannot be read, or is one that others may write to.
  /// - Parameter ofAnyone: whether it may belong to another user: an installation's list is as safe as the installation.
  package init(path: String, ofAnyone: Bool = false) {
    self.init()
    var info = stat()
    guard stat(path, &info) == 0, info.st_mode & S_IWOTH == 0, ofAnyone || [0, geteuid()].contains(info.st_uid),
      let bytes = try? FileSystem.read(path, limit: Self.limit)
    else { return }
    self = AdapterTrust(text: String(decoding: bytes, as: UTF8.self))
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...70).contains(byte) || (97...102).contains(byte)
  }

  /// The user's own file: `$XDG_CONFIG_HOME/a2c/trusted-adapters`, or under `~/.config`; `nil` for a user without a home.
  package static func usersFile(_ variable: (String) -> String? = { Environment.variable($0) }) -> String? {
    if let folder = variable("XDG_CONFIG_HOME"), Path.isAbsolute(folder) { return "\(folder)/a2c/trusted-adapters" }
    guard let home = variable("HOME"), Path.isAbsolute(home) else { return nil }
    return "\(home)/.config/a2c/trusted-adapters"
  }

  /// What counts for a bundle.
  package static func of(_ bundle: AdapterBundle) -> AdapterTrust {
    var trust = usersFile().map { AdapterTrust(path: $0) } ?? AdapterTrust()
    // Only the installation's own folder is as safe as the program.
    if bundle.origin == .builtIn {
      let own = AdapterTrust(path: Path.join(Path.parent(bundle.folder), installedName), ofAnyone: true)
      trust.hashes.merge(own.hashes) { $0.union($1) }
    }
    return trust
  }

  /// Trusts one library of an adapter, and no other of that id any more.
  package mutating func set(_ id: String, _ hash: String) { hashes[id] = [hash.lowercased()] }

  /// - Returns: whether it was trusted.
  package mutating func remove(_ id: String) -> Bool { hashes.removeValue(forKey: id) != nil }

  package func contains(_ id: String, _ hash: String) -> Bool { hashes[id]?.contains(hash) == true }

  package var text: String {
    let lines = hashes.flatMap { id, hashes in hashes.map { "\($0)  \(id)\n" } }
    return
      "# Adapters whose libraries run in a2c's own process: SHA-256 of the library, id. See `a2c adapter trust --help`.\n"
      + lines.sorted { $0.dropFirst(66) < $1.dropFirst(66) }.joined()
  }

  /// Writes the file, and the folder that it lies in.
  package func write(to path: String) throws(FileError) {
    try FileSystem.makeFolder(Path.parent(path))
    try StagedFile.write(Array(text.utf8), to: path)
  }
}
