import Support

/// The folders in which adapters are looked for, first one first.
///
/// Order: `--adapter-path`, `A2C_ADAPTER_PATH`, `$XDG_DATA_HOME/a2c/adapters`, `/usr/local/lib/a2c/adapters`, those of
/// this program (`<prefix>/lib/a2c/adapters`, and `adapters` beside the binary, where a build lays them out),
/// `/usr/lib/a2c/adapters`. The working directory is never among them.
package struct SearchPath: Sendable, Equatable {
  /// Who named a folder.
  package enum Origin: String, Sendable {
    case option = "--adapter-path"
    case environment = "A2C_ADAPTER_PATH"
    case user = "user"
    case system = "system"
    case builtIn = "built-in"
  }

  /// A folder of bundles.
  package struct Folder: Sendable, Equatable {
    package let path: String
    package let origin: Origin

    package init(_ path: String, _ origin: Origin) {
      self.path = path
      self.origin = origin
    }
  }

  package var folders: [Folder]

  package init(_ folders: [Folder]) { self.folders = folders }

  /// The search path of this process.
  /// - Parameters:
  ///   - options: the values of `--adapter-path`, each possibly several folders with colons between them.
  ///   - variable: the environment. `A2C_ADAPTER_PATH` that is set and empty leaves the built-in folders only.
  ///   - executable: the program's own file; its folder is where built-in adapters are found.
  /// - Throws: ``RegistryError`` for a relative folder.
  package static func standard(
    options: [String] = [], variable: (String) -> String? = { Environment.variable($0) },
    executable: String? = Environment.executable
  ) throws(RegistryError) -> SearchPath {
    var folders = try split(options, .option)
    let listed = variable("A2C_ADAPTER_PATH")
    folders += try split([listed ?? ""], .environment)
    let isBuiltInOnly = listed?.isEmpty ?? false
    let own = executable.map { Path.parent($0) }
    let installed = own.map { "\(Path.parent($0))/lib/a2c/adapters" }
    // A folder of the system is the program's own where it is installed there.
    func system(_ path: String) -> Folder { Folder(path, path == installed ? .builtIn : .system) }
    if !isBuiltInOnly {
      if let data = variable("XDG_DATA_HOME"), Path.isAbsolute(data) {
        folders.append(Folder("\(data)/a2c/adapters", .user))
      } else if let home = variable("HOME"), Path.isAbsolute(home) {
        folders.append(Folder("\(home)/.local/share/a2c/adapters", .user))
      }
      folders.append(system("/usr/local/lib/a2c/adapters"))
    }
    if let own, let installed { folders += [Folder(installed, .builtIn), Folder("\(own)/adapters", .builtIn)] }
    if !isBuiltInOnly { folders.append(system("/usr/lib/a2c/adapters")) }
    var seen: Set<String> = []
    return SearchPath(folders.filter { seen.insert($0.path).inserted })
  }

  private static func split(_ lists: [String], _ origin: Origin) throws(RegistryError) -> [Folder] {
    var folders: [Folder] = []
    for path in lists.flatMap({ $0.split(separator: ":") }) {
      guard Path.isAbsolute(String(path)) else { throw .relativeFolder(path: String(path), origin: origin.rawValue) }
      folders.append(Folder(String(path), origin))
    }
    return folders
  }
}
