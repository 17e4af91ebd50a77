import Glibc
import Support

/// A program of somebody else's, run to its end or to its timeout, in a process group of its own.
package enum ToolProcess {
  /// What is kept of what a program says, in bytes: its end.
  private static let kept = 2000

  /// - Parameters:
  ///   - name: what the tool is called in errors.
  ///   - words: the program, sought in `PATH`, and its arguments.
  ///   - timeout: seconds.
  /// - Throws: ``DatasetError`` where it fails or takes too long, `FileError` where it cannot be started.
  package static func run(_ name: String, _ words: [String], timeout: Double) throws {
    guard let program = words.first else { return }
    var ends: [CInt] = [-1, -1]
    guard pipe(&ends) == 0 else {
      throw FileError.system(path: program, action: "start the program", code: errno)
    }
    defer { close(ends[0]) }
    // Another tool that starts just now may inherit an end; nobody here waits for the pipe to close.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let process: pid_t
    do {
      defer { close(ends[1]) }
      process = try start(program, words, output: ends[1])
    }
    _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
    let deadline = ResourceUse.seconds + timeout
    var said: [UInt8] = []
    var info = siginfo_t()
    var isLate = false
    var isOver = false
    while !isOver {
      var waiting = pollfd(fd: ends[0], events: Int16(POLLIN), revents: 0)
      // A closed pipe would be ready for ever.
      if poll(&waiting, 1, 50) > 0, waiting.revents & Int16(POLLIN) == 0 { usleep(20_000) }
      drain(ends[0], &said)
      info.si_signo = 0
      // The process is left unreaped, so that its number still names its group.
      let code = waitid(P_PID, id_t(process), &info, WEXITED | WNOHANG | WNOWAIT)
      isOver = (code == 0 && info.si_signo != 0) || (code != 0 && errno != EINTR)
      if !isOver, ResourceUse.seconds > deadline { (isLate, isOver) = (true, true) }
    }
    // Whatever it has left running goes with it.
    kill(-process, SIGKILL)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    drain(ends[0], &said)
    let text = TerminalText.safe(String(decoding: said.suffix(kept), as: UTF8.self), limit: 600)
    if isLate { throw DatasetError.toolTimedOut(tool: name, seconds: timeout, said: text) }
    let signal = status & 0x7F
    let ended = signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    if ended != 0 { throw DatasetError.toolFailed(tool: name, status: ended, said: text) }
  }

  private static func start(_ program: String, _ words: [String], output: CInt) throws -> pid_t {
    func check(_ code: CInt) throws {
      guard code == 0 else { throw FileError.system(path: program, action: "start the program", code: code) }
    }
    var actions = posix_spawn_file_actions_t()
    try check(posix_spawn_file_actions_init(&actions))
    defer { posix_spawn_file_actions_destroy(&actions) }
    try check(posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0))
    try check(posix_spawn_file_actions_adddup2(&actions, output, 1))
    try check(posix_spawn_file_actions_adddup2(&actions, output, 2))
    var attributes = posix_spawnattr_t()
    try check(posix_spawnattr_init(&attributes))
    defer { posix_spawnattr_destroy(&attributes) }
    try check(posix_spawnattr_setpgroup(&attributes, 0))
    // What this program ignores, other programs do not expect to be ignored.
    var usual = sigset_t()
    sigemptyset(&usual)
    sigaddset(&usual, SIGPIPE)
    sigaddset(&usual, SIGXFSZ)
    try check(posix_spawnattr_setsigdefault(&attributes, &usual))
    try check(
      posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP) | Int16(POSIX_SPAWN_SETSIGDEF)))
    var arguments = words.map { strdup($0) }
    defer { for word in arguments { free(word) } }
    guard !arguments.contains(nil) else {
      throw FileError.system(path: program, action: "start the program", code: ENOMEM)
    }
    arguments.append(nil)
    var process: pid_t = 0
    try check(posix_spawnp(&process, program, &actions, &attributes, arguments, environ))
    return process
  }

  /// Takes what is there, at most some of it at a time: a flood must not keep from the deadline.
  private static func drain(_ descriptor: CInt, _ said: inout [UInt8]) {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    for _ in 0..<64 {
      let got = read(descriptor, &buffer, buffer.count)
      guard got > 0 else { return }
      said += buffer[..<got]
      if said.count > 2 * kept { said.removeFirst(said.count - kept) }
    }
  }
}
