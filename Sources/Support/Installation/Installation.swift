/// What an installation holds, each kind in a folder of its own.
package enum InstalledKind: String, Sendable, CaseIterable {
  case adapters, generators, workflows, prompts, recipes, models, examples
  /// For authors of adapters: headers and rules for building, projects to start from.
  case kit, templates

  /// The folder under a prefix. Adapters are code of one platform, everything else is the same on all.
  package var place: String { (self == .adapters ? "lib" : "share") + "/a2c/" + rawValue }

  /// The environment variable that names further folders, where there is one.
  var variable: String? {
    switch self {
    case .adapters: "A2C_ADAPTER_PATH"
    case .generators: "A2C_GENERATOR_PATH"
    case .workflows, .prompts, .recipes, .models, .examples, .kit, .templates: nil
    }
  }
}

/// Where the program's own files are: under the prefix that it is installed in (`<prefix>/share/a2c/models`), or beside it
/// after a build (`.build/release/models`).
package struct Installation: Sendable {
  /// The folder that the program is in.
  package let folder: String

  /// - Parameter executable: the program's own file
  package init(executable: String) { folder = Path.parent(executable) }

  /// The program's own folders of one kind, first one first. Which of them exist is another question.
  package func folders(_ kind: InstalledKind) -> [String] {
    let installed = Path.join(Path.parent(folder), kind.place)
    switch kind {
    // Their files name each other by where they lie under a prefix, so a build has them as an installation has.
    case .kit, .templates: return [installed, Path.join(folder, kind.place)]
    default: return [installed, Path.join(folder, kind.rawValue)]
    }
  }

  /// All folders in which things of one kind are looked for, see ``SearchPath``, without those that anyone may write to.
  package func places(_ kind: InstalledKind) -> [String] {
    let path = try? SearchPath.standard(kind, executable: Path.join(folder, "a2c"))
    return path?.folders.filter(\.isSafe).map(\.path) ?? folders(kind)
  }

  /// A file or folder of one kind.
  /// - Throws: ``InstallationError``
  package func file(_ kind: InstalledKind, _ name: String = "") throws(InstallationError) -> String {
    let places = places(kind).map { name.isEmpty ? $0 : Path.join($0, name) }
    if let found = places.first(where: FileSystem.exists) { return found }
    guard isLaidOut else { throw .notLaidOut(folder: folder) }
    throw .missing(path: Path.join(folders(kind)[0], name))
  }

  /// Whether there is anything beside the program, or under its prefix. A plain `swift build` makes the program alone.
  package var isLaidOut: Bool {
    InstalledKind.allCases.contains { folders($0).contains(where: FileSystem.exists) }
  }
}

/// The program's own files are not where they should be.
package enum InstallationError: ExplainedError, Equatable {
  /// The program stands alone in its folder.
  case notLaidOut(folder: String)
  case missing(path: String)

  package var message: String {
    switch self {
    case .notLaidOut: "the program has no adapters, generators, prompts and models beside it"
    case .missing: "a file of this installation is missing"
    }
  }

  package var place: String? {
    switch self {
    case .notLaidOut(let folder): folder
    case .missing(let path): path
    }
  }

  package var hint: String? {
    switch self {
    case .notLaidOut: "build with 'make build', which lays them out, not with 'swift build' alone"
    case .missing: "install it again: make install"
    }
  }

  package var exitStatus: ExitStatus {
    switch self {
    case .notLaidOut: .unavailable
    case .missing: .missingFile
    }
  }
}
