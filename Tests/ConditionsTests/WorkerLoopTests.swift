import Conditions
import Glibc
import Manifests
import Support
import TestSupport
import Testing

/// Good and bad conditions in turn, in a process where nothing else runs: all good ones come right, nothing is left.
/// `A2C_LOOP_REQUESTS` makes the loop longer.
@Suite(.enabled(if: BadAdapter.canRun)) struct WorkerLoopTests {
  /// Every second condition is a run of its own, the others are of one run, which keeps its worker while it is good.
  @Test func fiftyRequestsLeaveNothingBehind() async {
    await #expect(processExitsWith: .success) {
      let folder = try BadAdapter.make(limits: "{memory_mb: 64, prepare_s: 60, encode_s: 2}")
      let bad = [
        "crashes", "traps", "aborts", "forks-and-crashes", "exits", "devours", "closes", "writes-to-the-connection",
        "fails", "not-a-number", "hangs",
      ]
      let good = ["good", "prints", "forks", "escapes", "leaks", "floods"]
      _ = try BadAdapter.read("good", in: folder)
      let before = BadAdapter.descriptors
      var run: ConditionReader? = try BadAdapter.reader(in: folder)
      let rounds = Environment.variable("A2C_LOOP_REQUESTS").flatMap { Int($0) } ?? 50
      for round in 0..<rounds {
        let reader = try round / 2 % 2 == 0 ? run ?? BadAdapter.reader(in: folder) : BadAdapter.reader(in: folder)
        if round.isMultiple(of: 2) {
          let mode = good[round / 2 % good.count]
          try #require(try reader.read(BadAdapter.entry(mode)).blocks == [.text("all is well")], "\(mode)")
        } else {
          let mode = bad[round / 2 % bad.count]
          try #require(throws: (any Error).self, "\(mode)") { try reader.read(BadAdapter.entry(mode)) }
        }
      }
      run = nil
      try #require(BadAdapter.descriptors == before)
      // The server that makes workers is there, and nothing else; none has ended and was not waited for.
      try #require(waitpid(-1, nil, WNOHANG) == 0)
      var patience = 100
      while BadAdapter.processes() > 1 && patience > 0 {
        usleep(20_000)
        patience -= 1
      }
      try #require(BadAdapter.processes() == 1)
      let maps = try #require(fopen("/proc/self/maps", "r"))
      var line = [CChar](repeating: 0, count: 4096)
      while fgets(&line, CInt(line.count), maps) != nil { try #require(strstr(line, "a2c-blocks") == nil) }
      fclose(maps)
    }
  }

  /// Whoever ends the program ends its workers, and what these have started.
  @Test(arguments: [SIGKILL, SIGTERM]) func workersEndWithTheProgram(_ signal: CInt) async throws {
    let folder = try BadAdapter.make()
    let program = try #require(BadAdapter.program)
    let run = folder.write(
      "a2c: run/1\nprompt: x\nconditions: [{adapter: org.example.bad, input: run.yaml, params: {mode: forks-and-hangs}}]\n",
      to: "run.yaml")
    var child = pid_t()
    let words = [program.file, "inspect", "--manifest", run, "--adapter-path", folder.path]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    arguments.append(nil)
    defer { for text in arguments { free(text) } }
    // Where tests run, signals may be blocked or ignored; the program shall start as from a shell.
    var attributes = posix_spawnattr_t()
    var (all, none) = (sigset_t(), sigset_t())
    sigfillset(&all)
    sigemptyset(&none)
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    try #require(posix_spawn(&child, program.file, nil, &attributes, &arguments, environ) == 0)
    func workers() -> Int { BadAdapter.processes(of: child) }
    // The server, the worker, and what the adapter has started.
    var hasEnded = false
    for _ in 0..<1000 where workers() < 3 && !hasEnded {
      usleep(20_000)
      hasEnded = waitpid(child, nil, WNOHANG) != 0
    }
    try #require(!hasEnded, "the program ended by itself")
    #expect(workers() == 3)
    kill(child, signal)
    waitpid(child, nil, 0)
    for _ in 0..<500 where workers() > 0 { usleep(20_000) }
    #expect(workers() == 0)
  }
}
