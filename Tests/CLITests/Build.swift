import Support
import TestSupport

/// What was built and laid out beside the program; tests only read it.
enum Build {
  struct Incomplete: Error, CustomStringConvertible {
    let path: String
    var description: String { "\(path) is missing: run `make build` first" }
  }

  /// The build folder: the one that this process itself was started from, or where test runs do not start from there,
  /// the checkout's.
  static let folder: String = {
    let own = FileSystem.realPath("/proc/self/exe").map { Path.parent($0) } ?? "."
    return FileSystem.exists(own + "/a2c") ? own : "\(TestFiles.root)/.build/release"
  }()

  static let program = folder + "/a2c"
  static let nano = folder + "/models/nano"
  static let kinds = ["adapters", "generators", "models", "prompts", "workflows"]

  static func check() throws {
    for name in ["a2c", "adapters/depth.a2c/libDepth.so", "generators/cogvideox.yaml", "models/nano/config.json"]
    where !FileSystem.exists("\(folder)/\(name)") { throw Incomplete(path: "\(folder)/\(name)") }
  }
}
