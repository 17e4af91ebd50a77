import Glibc
import Support
import Synchronization

/// One call of the program, as a user types it.
struct Command {
  /// Where standard output goes.
  enum Output {
    case captured
    /// A pipe whose reader is gone, as behind `| head -0`.
    case abandoned
    case file(String)
  }

  struct Failure: Error, CustomStringConvertible {
    let action: String
    let code: CInt
    var description: String { "\(action): \(String(cString: strerror(code)))" }
  }

  var program = Build.program
  var arguments: [String]
  /// The working folder.
  var folder: String
  var environment: [String: String] = [:]
  var output = Output.captured
  /// The file on standard input.
  var input = "/dev/null"
  /// Seconds after which the process is killed; far beyond what is needed, for busy machines.
  var limit = 240.0

  init(_ arguments: [String], in folder: String = "/") {
    self.arguments = arguments
    self.folder = folder
  }

  /// Nothing of the tests' own environment. One thread for arithmetic: on a busy machine the threads of several such
  /// processes wait for each other.
  private var variables: [String] {
    let standard = ["PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LC_ALL": "C", "OPENBLAS_NUM_THREADS": "1"]
    return standard.merging(environment) { $1 }.map { "\($0)=\($1)" }
  }

  func run() throws -> Outcome { try start().finish() }

  func start() throws -> RunningProcess {
    try Build.check()
    // One start at a time: between making a pipe and marking it no other process may be made, which would hold it open.
    return try Self.starting.withLock { _ in try startAlone() }
  }

  private static let starting = Mutex(())

  private func startAlone() throws -> RunningProcess {
    let result = try Pipe()
    let errors = try Pipe()
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, errors.writeEnd, 2)
    switch output {
    case .captured: posix_spawn_file_actions_adddup2(&actions, result.writeEnd, 1)
    case .abandoned:
      posix_spawn_file_actions_adddup2(&actions, result.writeEnd, 1)
      close(result.takeReadEnd())
    case .file(let path): posix_spawn_file_actions_addopen(&actions, 1, path, O_WRONLY, 0)
    }
    let process = try spawn(&actions)
    return RunningProcess(
      id: process, outputEnd: result.takeReadEnd(), errorEnd: errors.takeReadEnd(), limit: limit)
  }

  private func spawn(_ actions: inout posix_spawn_file_actions_t) throws -> pid_t {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Signals as a shell leaves them, whatever the tests were started with.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGINT, SIGTERM, SIGHUP, SIGPIPE] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))

    // The shell changes the folder and is then replaced by the program.
    let shell = ["/bin/sh", "-c", "cd \"$1\" && shift && exec \"$@\"", "sh", folder, program]
    var list = (shell + arguments).map { strdup($0) } + [nil]
    var environment = variables.map { strdup($0) } + [nil]
    defer { for text in list + environment { free(text) } }
    var process = pid_t()
    let code = posix_spawn(&process, shell[0], &actions, &attributes, &list, &environment)
    guard code == 0 else { throw Failure(action: "start \(program)", code: code) }
    return process
  }

  /// The ends of a pipe, closed with the object and on exec.
  private final class Pipe {
    private var readEnd: CInt
    let writeEnd: CInt

    init() throws {
      var ends: [CInt] = [-1, -1]
      guard pipe(&ends) == 0 else { throw Failure(action: "make a pipe", code: errno) }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      (readEnd, writeEnd) = (ends[0], ends[1])
    }

    deinit {
      if readEnd >= 0 { close(readEnd) }
      close(writeEnd)
    }

    /// The reader's end, from now on the caller's, -1 where it was taken already.
    func takeReadEnd() -> CInt {
      defer { readEnd = -1 }
      return readEnd
    }
  }
}
