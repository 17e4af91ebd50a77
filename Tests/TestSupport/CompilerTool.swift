import Glibc
import Support

/// C and C++ compilers, where the machine has them.
package enum CompilerTool {
  package static let c =
    ["/usr/bin/cc", "/usr/bin/gcc", "/usr/bin/clang"].first(where: FileSystem.exists)
    ?? inPath("clang")
  package static let cxx =
    ["/usr/bin/c++", "/usr/bin/g++", "/usr/bin/clang++"].first(where: FileSystem.exists)
    ?? inPath("clang++")
  package static let isThere = c != nil

  package static let include = "\(TestFiles.root)/Sources/CA2CPlugin/include"
  package static let strict = ["-Wall", "-Wextra", "-Wpedantic", "-Werror", "-I\(include)"]

  private static func inPath(_ name: String) -> String? {
    (Environment.variable("PATH") ?? "").split(separator: ":").map { "\($0)/\(name)" }.first(where: FileSystem.exists)
  }

  /// Runs a program with its output into a file.
  /// - Returns: its exit status and what it wrote.
  package static func run(_ arguments: [String], output: String) -> (status: Int32, text: String) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    var list = arguments.map { strdup($0) } + [nil]
    defer { for item in list { free(item) } }
    var process = pid_t()
    guard posix_spawn(&process, arguments[0], &actions, nil, &list, environ) == 0 else { return (127, "cannot start") }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    let text = (try? FileSystem.read(output, limit: 1 << 20)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    return (status == 0 ? 0 : 1, text)
  }
}
