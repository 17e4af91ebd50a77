import Glibc
import Support
import TestSupport

/// An installation in a folder of its own, made once from what was built; and work with what it gives to authors.
struct Installed {
  struct Failure: Error, CustomStringConvertible { let description: String }

  let folder: ScratchFolder
  /// With a space, as some people's home folders have one.
  var prefix: String { folder.file("my prefix") }
  var program: String { prefix + "/bin/a2c" }

  static let make = "/usr/bin/make"
  static let swiftc = ((Environment.variable("PATH") ?? "") + ":/opt/swift/usr/bin").split(separator: ":")
    .map { "\($0)/swiftc" }.first(where: FileSystem.exists)
  static let canCompile =
    FileSystem.exists(make) && FileSystem.exists("/usr/bin/cc")
    && FileSystem.exists("/usr/bin/pkg-config")

  static let shared = Result { () throws -> Installed in
    let installed = Installed(folder: ScratchFolder())
    try installed.call(
      [make, "-s", "install-files", "DESTDIR=", "PREFIX=\(installed.prefix)", "BIN=\(Build.folder)"], in: TestFiles.root
    )
    return installed
  }

  /// The kit, compiled once for all projects of these tests; the first of them does it as an author's would.
  private static let kitBuild = Result { () throws -> String in
    let installed = try shared.get()
    let project = installed.folder.file("first")
    try installed.call(["/bin/cp", "-r", "\(installed.prefix)/share/a2c/templates/starter-swift", project], in: "/")
    let build = installed.folder.file("kit")
    try installed.call(
      [make, "-s", "KIT_BUILD=\(build)"], in: project,
      environment: ["PKG_CONFIG_PATH": "\(installed.prefix)/lib/pkgconfig"])
    return build
  }

  /// Calls a program that has to succeed.
  @discardableResult
  func call(_ arguments: [String], in folder: String, environment: [String: String] = [:]) throws -> Outcome {
    var command = Command(Array(arguments.dropFirst()), in: folder)
    command.program = arguments[0]
    command.environment = environment
    command.environment["PATH"] = "/usr/bin:/bin" + (Self.swiftc.map { ":" + Path.parent($0) } ?? "")
    let outcome = try command.run()
    guard outcome.status == 0 else {
      throw Failure(description: "\(arguments.joined(separator: " ")): \(outcome.status): \(outcome.errors)")
    }
    return outcome
  }

  /// Calls the installed program.
  func a2c(_ arguments: String..., in folder: String, environment: [String: String] = [:]) throws -> Outcome {
    var command = Command(arguments, in: folder)
    command.program = program
    command.environment = environment
    return try command.run()
  }

  /// Copies a template out of the installation and builds it there, as an author would.
  /// - Returns: the project's folder.
  func build(_ template: String, in work: Workspace) throws -> String {
    try work.copyTree("\(prefix)/share/a2c/templates/\(template)", to: template)
    try makeProject(work.file(template))
    return work.file(template)
  }

  func makeProject(_ folder: String) throws {
    let isSwift = try FileSystem.list(folder).contains { Path.fileExtension($0) == "swift" }
    let kit = isSwift ? ["KIT_BUILD=\(try Self.kitBuild.get())"] : []
    try call([Self.make, "-s"] + kit, in: folder, environment: ["PKG_CONFIG_PATH": "\(prefix)/lib/pkgconfig"])
  }

  /// The SHA-256 and mode of every file, by its path.
  func hashes() throws -> [String: String] {
    var found: [String: String] = [:]
    func add(_ path: String) throws {
      for name in try FileSystem.list(path) {
        let file = "\(path)/\(name)"
        var info = stat()
        lstat(file, &info)
        if info.st_mode & S_IFMT == S_IFDIR {
          found[file] = "\(info.st_mode)"
          try add(file)
        } else {
          found[file] = "\(info.st_mode) \(try SHA256.hexDigest(ofFile: file))"
        }
      }
    }
    try add(prefix)
    return found
  }
}
