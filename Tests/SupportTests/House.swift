import Support
import TestSupport

/// The modules of the package as `Package.swift` declares them, and the files of the checkout.
struct House {
  struct Module: Equatable {
    let name: String
    let dependencies: [String]
  }

  /// Modules with sources of ours, in the order of `Package.swift`.
  var modules: [Module]

  /// What every module may import.
  private static let system: Set = ["Glibc", "Synchronization", "Dispatch"]

  /// Modules of other packages stand in variables there.
  private static let variables = [
    "argumentParser": "ArgumentParser", "hummingbird": "Hummingbird",
    "hummingbirdCore": "HummingbirdCore", "nioCore": "NIOCore", "logging": "Logging", "httpTypes": "HTTPTypes",
    "serviceLifecycle": "ServiceLifecycle", "unixSignals": "UnixSignals",
  ]

  init(package text: String) {
    let declaration =
      #/(?:\blibrary\(|\.systemLibrary\(\s*name:|\.target\(\s*name:|\.executableTarget\(\s*name:)\s*"(\w+)"(?:\s*,\s*(?:dependencies:\s*)?\[([^\]]*)\])?/#
    modules = text.matches(of: declaration).map { match in
      let listed = (match.2 ?? "").matches(of: #/\w+/#).map { String($0.0) }
      return Module(
        name: String(match.1),
        dependencies: listed.map { House.variables[$0] ?? $0 })
    }
  }

  /// Dependencies that stand below who has them, or that are no modules at all: `A → B`.
  var misplaced: [String] {
    var above = Set(House.variables.values)
    var found: [String] = []
    for module in modules {
      found += module.dependencies.filter { !above.contains($0) }.map { "\(module.name) → \($0)" }
      above.insert(module.name)
    }
    return found
  }

  /// Whether a file may import a module: an adapter nothing of ours but the kit, another file what its module declares.
  func allows(_ name: String, in file: String) -> Bool {
    let parts = file.split(separator: "/").map(String.init)
    guard parts.count > 2 else { return false }
    if House.system.contains(name) { return true }
    if parts[0] == "Plugins" { return name == "A2CPluginKit" }
    return modules.first { $0.name == parts[1] }?.dependencies.contains(name) ?? false
  }

  // MARK: Files

  static func text(_ path: String) throws(FileError) -> String {
    String(decoding: try FileSystem.read("\(TestFiles.root)/\(path)", limit: 1 << 24), as: UTF8.self)
  }

  /// Paths relative to the checkout.
  static func swiftFiles(_ folders: [String]) throws(FileError) -> [String] {
    var files: [String] = []
    for folder in folders {
      for name in try FileSystem.list("\(TestFiles.root)/\(folder)") {
        let path = "\(folder)/\(name)"
        if FileSystem.kind("\(TestFiles.root)/\(path)") == .folder {
          files += try swiftFiles([path])
        } else if Path.fileExtension(name) == "swift" {
          files.append(path)
        }
      }
    }
    return files
  }

  /// The modules that a source file imports.
  static func imports(_ text: String) -> [String] {
    let line = #/^[ \t]*(?:@\w+\s+)*(?:\w+\s+)?import\s+(?:(?:struct|enum|class|func|protocol)\s+)?(\w+)/#
      .anchorsMatchLineEndings()
    return text.matches(of: line).map { String($0.1) }
  }
}
