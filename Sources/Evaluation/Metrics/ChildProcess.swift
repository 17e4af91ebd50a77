import Glibc
import Support

/// Other programs, run to their end. It is here and not in `Support` because adapters carry that, and none may start a
/// process.
enum ChildProcess {
  /// Runs a program that is sought in `PATH`, with files for its standard streams, and waits for it.
  /// - Parameters:
  ///   - input: an existing file
  ///   - output: made anew, and so is `errors`
  /// - Returns: its exit status; 128 and the signal's number where a signal ended it
  /// - Throws: `FileError` where it cannot be started.
  static func run(
    _ program: String, _ arguments: [String], input: String, output: String, errors: String
  ) throws(FileError) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    var code = posix_spawn_file_actions_init(&actions)
    guard code == 0 else { throw .system(path: program, action: "start the program", code: code) }
    defer { posix_spawn_file_actions_destroy(&actions) }
    let written = O_WRONLY | O_CREAT | O_TRUNC
    for (stream, path, flags) in [(0, input, O_RDONLY), (1, output, written), (2, errors, written)] {
      code = posix_spawn_file_actions_addopen(&actions, Int32(stream), path, flags, 0o600)
      guard code == 0 else { throw .system(path: path, action: "open the file", code: code) }
    }
    var words = ([program] + arguments).map { strdup($0) }
    defer { for word in words { free(word) } }
    guard !words.contains(nil) else { throw .system(path: program, action: "start the program", code: ENOMEM) }
    words.append(nil)
    var process: pid_t = 0
    code = posix_spawnp(&process, program, &actions, nil, words, environ)
    guard code == 0 else { throw .system(path: program, action: "start the program", code: code) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { throw .system(path: program, action: "wait for the program", code: errno) }
    }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}
