import Conditions
import Glibc
import Manifests
import Support
import TestSupport
import Testing

/// Good and bad conditions in turn, in a process where nothing else runs: all good ones come right, nothing is left.
/// `A2C_LOOP_REQUESTS` makes the loop longer.
@Suite(.enabled(if: BadAdapter.canRun)) struct WorkerLoopTests {
  /// Every second good condition is a run of its own, the others are of one run.
  @Test func fiftyRequestsLeaveNothingBehind() async {
    // What a failed expectation says in the other process ends there.
    let scratch = ScratchFolder()
    let progress: String = scratch.file("progress")
    let result = await #expect(processExitsWith: .success) { [progress = progress as String] in
      // Good ones have time, whatever else the machine does.
      let folder = try BadAdapter.make()
      let hurried = try BadAdapter.make(limits: "{memory_mb: 64, prepare_s: 60, encode_s: 2}")
      // Mistakes, then what is done on purpose.
      let bad = [
        "crashes", "traps", "aborts", "forks-and-crashes", "exits", "devours", "closes", "writes-to-the-connection",
        "fails", "not-a-number", "hangs", "tells-success", "takes-by-children", "begins-again", "sends-many-frames",
        "starts-many", "tells-interrupted", "asks-much", "takes-files-in-memory", "blames-another", "sends-much",
        "logs-past-the-limit", "sends-large-frames", "tells-cancelled", "sends-many-values",
      ]
      let good = ["good", "prints", "forks", "escapes", "leaks", "floods", "reaches-host"]
      _ = try BadAdapter.read("good", in: folder)
      let before = BadAdapter.descriptors
      let memory = ResourceUse.currentMemory
      var slowest = (seconds: 0.0, mode: "")
      var run: ConditionReader? = try BadAdapter.reader(in: folder)
      let rounds = Environment.variable("A2C_LOOP_REQUESTS").flatMap { Int($0) } ?? 50
      for round in 0..<rounds {
        if round.isMultiple(of: 2) {
          let mode = good[round / 2 % good.count]
          Self.say(progress, "\(round): \(mode)")
          let reader = try round / 2 % 2 == 0 ? run ?? BadAdapter.reader(in: folder) : BadAdapter.reader(in: folder)
          try #require(try reader.read(BadAdapter.entry(mode)).blocks == [.text("all is well")], "\(mode)")
        } else {
          let mode = bad[round / 2 % bad.count]
          Self.say(progress, "\(round): \(mode)")
          let start = ResourceUse.seconds
          let reader = try BadAdapter.reader(in: hurried)
          try #require(throws: (any Error).self, "\(mode)") { try reader.read(BadAdapter.entry(mode)) }
          let seconds = ResourceUse.seconds - start
          if seconds > slowest.seconds { slowest = (seconds, mode) }
        }
      }
      run = nil
      Self.say(progress, "\(BadAdapter.descriptors) descriptors, before \(before)")
      try #require(BadAdapter.descriptors == before)
      // What the allocator keeps of it for the next one; what were kept of each condition would be far more.
      let growth = ResourceUse.currentMemory - memory
      Self.say(progress, "\(growth >> 20) MiB more")
      try #require(growth < 64 << 20)
      if let report = Environment.variable("A2C_LOOP_REPORT") {
        let text =
          "the slowest ended after \(Decimal.text(slowest.seconds, digits: 2)) s (\(slowest.mode)) of 2 s allowed, memory "
          + "grew by \(Decimal.text(Double(growth) / 0x1p20, digits: 1)) MiB\n"
        try StagedFile.write(Array(text.utf8), to: report)
      }
      // The server that makes workers is there, and nothing else; none has ended and was not waited for.
      try #require(waitpid(-1, nil, WNOHANG) == 0)
      var patience = 100
      while BadAdapter.processes() > 1 && patience > 0 {
        usleep(20_000)
        patience -= 1
      }
      Self.say(progress, "\(BadAdapter.processes()) processes")
      try #require(BadAdapter.processes() == 1)
      let maps = try #require(fopen("/proc/self/maps", "r"))
      var line = [CChar](repeating: 0, count: 4096)
      while fgets(&line, CInt(line.count), maps) != nil { try #require(strstr(line, "a2c-blocks") == nil) }
      fclose(maps)
    }
    if result == nil {
      fail(String(decoding: (try? FileSystem.read(progress, limit: 1 << 20)) ?? [], as: UTF8.self))
    }
  }

  /// Notes how far the other process is.
  private static func say(_ file: String, _ text: String) {
    unlink(file)
    try? StagedFile.write(Array(text.utf8), to: file)
  }

  /// Whoever ends the program ends its workers, and what these have started.
  @Test(arguments: [SIGKILL, SIGTERM], ["forks-and-hangs", "becomes-another"])
  func workersEndWithTheProgram(_ signal: CInt, _ mode: String) async throws {
    let folder = try BadAdapter.make()
    let program = try #require(BadAdapter.program)
    let run = folder.write(
      "a2c: run/1\nprompt: x\nconditions: [{adapter: org.example.bad, input: run.yaml, params: {mode: \(mode)}}]\n",
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
    func names() -> [String] {
      BadAdapter.numbers(of: child).map { number in
        String(decoding: (try? FileSystem.readSystem("/proc/\(number)/comm", limit: 64)) ?? [], as: UTF8.self)
      }
    }
    func hasBegun() -> Bool { mode == "becomes-another" ? names().contains("sh\n") : workers() >= 3 }
    // The server, the worker, and what the adapter has started: a program in its own place, or another process.
    let expected = mode == "becomes-another" ? 2 : 3
    var hasEnded = false
    for _ in 0..<1000 where !hasBegun() && !hasEnded {
      usleep(20_000)
      hasEnded = waitpid(child, nil, WNOHANG) != 0
    }
    try #require(!hasEnded, "the program ended by itself")
    #expect(workers() == expected)
    kill(child, signal)
    waitpid(child, nil, 0)
    for _ in 0..<500 where workers() > 0 { usleep(20_000) }
    #expect(workers() == 0)
  }
}
