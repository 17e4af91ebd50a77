package import Support

/// Where the program's own files are: beside it after a build (`.build/release/models`), or under the prefix it is
/// installed in (`<prefix>/share/a2c/models`).
package struct Installation: Sendable {
  /// The folder that the program is in.
  package let folder: String

  /// - Parameter executable: the program's own file
  package init(executable: String) { folder = Path.parent(executable) }

  /// Folders in which files of one kind are looked for, such as `models`, `prompts` or `generators`.
  package func folders(_ kind: String) -> [String] {
    ["\(folder)/\(kind)", "\(Path.parent(folder))/share/a2c/\(kind)"]
  }

  /// A file of one kind.
  /// - Throws: `FileError.missing` where no folder has it.
  package func file(_ kind: String, _ name: String) throws(FileError) -> String {
    let places = folders(kind).map { "\($0)/\(name)" }
    guard let found = places.first(where: { FileSystem.exists($0) }) else { throw .missing(path: places[0]) }
    return found
  }
}
