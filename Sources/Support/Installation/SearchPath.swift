/// The folders in which things of one kind are looked for, first one first; of two with the same name the first counts.
///
/// The order, for adapters: `--adapter-path`, `A2C_ADAPTER_PATH`, `$XDG_DATA_HOME/a2c/adapters` (else
/// `~/.local/share/a2c/adapters`), `/usr/local/lib/a2c/adapters`, the program's own (``Installation``),
/// `/usr/lib/a2c/adapters`. The other kinds have `share` for `lib`. The working directory is never among them.
package struct SearchPath: Sendable, Equatable {
  /// Who named a folder.
  package enum Origin: String, Sendable {
    case option, environment, user, system
    /// Came with the program.
    case builtIn = "built-in"
  }

  /// A folder of bundles, or of files.
  package struct Folder: Sendable, Equatable {
    package let path: String
    package let origin: Origin

    package init(_ path: String, _ origin: Origin) {
      self.path = path
      self.origin = origin
    }

    /// Whether what lies in it is safe from others: what came with the program is as safe as the program.
    package var isSafe: Bool { origin == .builtIn || !FileSystem.anyoneMayWrite(to: path) }
    /// Why a folder is left out that is not safe.
    package static let unsafeReason = "anyone may write to this folder (chmod o-w makes it safe)"
  }

  package var folders: [Folder]

  package init(_ folders: [Folder]) { self.folders = folders }

  /// The search path of this process.
  /// - Parameters:
  ///   - options: the values of the kind's option, each possibly several folders with colons between them; relative
  ///     ones are relative to the working directory.
  ///   - variable: the environment. A variable of the kind that is set and empty leaves the built-in folders only.
  ///   - executable: the program's own file.
  /// - Throws: ``SearchPathError`` for a relative folder in the environment, which would mean another folder in each
  ///   working directory.
  package static func standard(
    _ kind: InstalledKind, options: [String] = [],
    variable: (String) -> String? = { Environment.variable($0) }, executable: String? = Environment.executable
  ) throws(SearchPathError) -> SearchPath {
    // A library is loaded by a process that may be elsewhere; messages about other files say what the user wrote.
    var folders = split(options).map {
      Folder(kind == .adapters && !Path.isAbsolute($0) ? FileSystem.realPath($0) ?? $0 : $0, .option)
    }
    let listed = kind.variable.flatMap(variable)
    for path in split([listed ?? ""]) {
      guard Path.isAbsolute(path) else { throw SearchPathError(path: path, variable: kind.variable ?? "") }
      folders.append(Folder(path, .environment))
    }
    let isBuiltInOnly = listed?.isEmpty ?? false
    let own = executable.map { Installation(executable: $0).folders(kind) } ?? []
    // A folder of the system is the program's own where it is installed there.
    func system(_ prefix: String) -> Folder {
      let path = Path.join(prefix, kind.place)
      return Folder(path, path == own.first ? .builtIn : .system)
    }
    if !isBuiltInOnly {
      if let data = variable("XDG_DATA_HOME"), Path.isAbsolute(data) {
        folders.append(Folder("\(data)/a2c/\(kind.rawValue)", .user))
      } else if let home = variable("HOME"), Path.isAbsolute(home) {
        folders.append(Folder("\(home)/.local/share/a2c/\(kind.rawValue)", .user))
      }
      folders.append(system("/usr/local"))
    }
    folders += own.map { Folder($0, .builtIn) }
    if !isBuiltInOnly { folders.append(system("/usr")) }
    var seen: Set<String> = []
    return SearchPath(folders.filter { seen.insert($0.path).inserted })
  }

  private static func split(_ lists: [String]) -> [String] {
    lists.flatMap { $0.split(separator: ":").map(String.init) }
  }
}

/// The environment names a relative folder.
package struct SearchPathError: ExplainedError, Equatable {
  package let path: String
  package let variable: String

  package var message: String { "\(variable) has the relative folder '\(path)'" }
  package var place: String? { nil }
  package var hint: String? { "write \"$PWD/\(path)\"" }
  package var exitStatus: ExitStatus { .usage }
}
