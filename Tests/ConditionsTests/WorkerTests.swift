import Conditions
import Glibc
import Manifests
import Support
import Synchronization
import TestSupport
import Testing

/// The specimen does one bad thing after the other; only its own condition ends.
@Suite(.enabled(if: BadAdapter.canRun)) struct WorkerTests {
  private func died(_ mode: String, at function: String = "encode", in folder: ScratchFolder? = nil) -> WorkerError? {
    let error = BadAdapter.error(mode, at: function, in: folder)
    guard let error = error as? WorkerError, case .died = error else {
      fail("\(mode): \(error.map { "\($0)" } ?? "succeeded")")
      return nil
    }
    #expect(error.exitStatus == .unavailable)
    return error
  }

  @Test func aGoodOneAnswers() throws {
    let read = try BadAdapter.read("good")
    #expect(read.blocks == [.text("all is well")])
    #expect(
      read.decisions == [
        Decision(
          key: "isolation", value: "process",
          reason: "it is not one that you trust")
      ])
    #expect(read.log.isEmpty)
  }

  @Test(arguments: ["create", "prepare", "encode", "destroy"])
  func aCrashNamesTheFunction(_ function: String) {
    let error = died("crashes", at: function)
    #expect(error?.message == "adapter org.example.bad crashed (SIGSEGV) in \(function)")
    #expect(error?.hint?.hasPrefix("this is a defect of org.example.bad, or it used up its 64 MiB") == true)
  }

  @Test func aCrashWhileTheLibraryIsLoadedIsNamed() throws {
    let folder = try BadAdapter.make(definitions: ["-DCRASH_ON_LOAD"])
    #expect(died("good", in: folder)?.message == "adapter org.example.bad crashed (SIGABRT) in load")
  }

  @Test(arguments: [
    ("aborts", "crashed (SIGABRT)"), ("overruns", "crashed (SIGABRT)"),
    ("exits", "ended its process with exit status 0"),
    ("exits-3", "ended its process with exit status 3"), ("forks-and-crashes", "crashed (SIGSEGV)"),
  ])
  func deathsAreTold(_ mode: String, _ cause: String) {
    #expect(died(mode)?.message == "adapter org.example.bad \(cause) in encode")
  }

  @Test func aTrapIsACrash() {
    // SIGILL on x86, SIGTRAP on ARM.
    let message = died("traps")?.message ?? ""
    #expect(["SIGILL", "SIGTRAP"].contains { message == "adapter org.example.bad crashed (\($0)) in encode" })
  }

  @Test func anErrorShowsTheLastLines() {
    let error = died("logs")
    #expect(error?.log.count == 20)
    // Behind it may stand what the runtime says of the crash.
    #expect(error?.log.contains("info: line 29") == true)
    #expect(error?.lines.count == 21)
    #expect(died("aborts")?.log.contains("info: output: assertion 'depth > 0' failed") == true)
  }

  @Test(arguments: [
    ("hangs", "prepare", "prepare_s"), ("hangs", "encode", "encode_s"), ("spins", "encode", "encode_s"),
  ])
  func whatNeverReturnsIsEnded(_ mode: String, _ function: String, _ limit: String) throws {
    let folder = try BadAdapter.make(
      limits: "{memory_mb: 64, prepare_s: \(limit == "prepare_s" ? "0.5" : "60"), encode_s: 0.5}")
    #expect(
      BadAdapter.error(mode, at: function, in: folder) as? WorkerError
        == .timedOut(adapter: "org.example.bad", function: function, seconds: 0.5, limit: limit, log: []))
  }

  @Test func whatIsPrintedGoesIntoTheLog() throws {
    let seen = Mutex<[String]>([])
    let options = HostOptions(log: { _, level, text in seen.withLock { $0.append("\(level) \(text)") } })
    let read = try BadAdapter.read("prints", options: options)
    #expect(read.blocks == [.text("all is well")])
    let lines = ["output: {\"not\": \"a result\"}", "output: to standard error"]
    #expect(lines.allSatisfy { read.log.contains("info: \($0)") })
    #expect(lines.allSatisfy { line in seen.withLock { $0.contains("info \(line)") } })
  }

  @Test func floodsAreKeptSmall() throws {
    let read = try BadAdapter.read("floods")
    #expect(read.blocks == [.text("all is well")])
    #expect(read.log.count <= 1001)
    #expect(read.log.last == "warning: further output was left out")
  }

  @Test func memoryHasALimit() {
    // Reported by one who looks at what malloc says.
    let error = BadAdapter.error("allocates")
    #expect(error?.message == "adapter org.example.bad: no memory is left")
    #expect(error?.exitStatus == .unavailable)
    #expect(died("devours")?.hint?.contains("or it used up its 64 MiB of memory") == true)
  }

  @Test(arguments: ["forks", "escapes"]) func childrenEndWithTheCondition(_ mode: String) throws {
    #expect(try BadAdapter.read(mode).blocks == [.text("all is well")])
  }

  @Test func descriptorsAndEnvironmentAreFew() throws {
    let folder = ScratchFolder()
    let file = folder.write("x", to: "x")
    let descriptor = open(file, O_RDONLY)  // without O_CLOEXEC
    defer { close(descriptor) }
    #expect(try BadAdapter.read("finds-descriptors").blocks == [.text("all is well")])
    #expect(try BadAdapter.read("finds-variables").blocks == [.text("all is well")])
    #expect(try BadAdapter.read("leaks").blocks == [.text("all is well")])
  }

  @Test(arguments: ["closes", "closes-and-hangs"]) func aClosedConnectionIsADeath(_ mode: String) {
    let error = BadAdapter.error(mode)
    #expect(error is WorkerError)
    #expect(error?.exitStatus == .unavailable)
  }

  @Test func nonsenseOnTheConnectionIsFoundOut() {
    guard case WorkerError.malformed(_, let function, let detail, _)? = BadAdapter.error("writes-to-the-connection")
    else { return fail("another error") }
    #expect(function == "encode" && detail == "a frame starts with 0x20544547")
  }

  @Test func breachesAndReportedErrorsArriveAsTheyAre() {
    #expect(
      BadAdapter.error("not-a-number") as? AdapterFailure
        == .contract(
          adapter: "org.example.bad", function: "encode",
          detail: "token values hold a value that is not finite at index 3"))
    let reported = BadAdapter.error("fails")
    #expect(reported?.message == "adapter org.example.bad: the picture is upside down")
    #expect(reported?.place == "conditions[0]")
    #expect(reported?.exitStatus == .badInput)
  }

  @Test func cancellationReachesTheAdapter() throws {
    let cancelled = Mutex(false)
    let options = HostOptions(
      isCancelled: { cancelled.withLock { $0 } }, progress: { _, done, _ in cancelled.withLock { $0 = done == 0.25 } })
    let error = BadAdapter.error("waits", options: options)
    #expect(error?.exitStatus == .interrupted)
    #expect(error is AdapterFailure)
  }

  @Test func whoDoesNotHearACancellationIsEnded() {
    let error = BadAdapter.error("hangs", options: HostOptions(isCancelled: { true }))
    #expect(error as? WorkerError == .cancelled(adapter: "org.example.bad"))
  }

  @Test func librariesThatCannotBeLoadedAreToldAsInProcess() throws {
    let folder = try BadAdapter.make()
    folder.write("no library", to: "bad.a2c/libbad.so")
    let error = BadAdapter.error("good", in: folder)
    #expect(error?.exitStatus == .unavailable)
    #expect(error?.message == "adapter org.example.bad: not a library this machine can load: 10 bytes are too few")
  }

  // MARK: Starting

  @Test func aProgramThatIsNoWorkerIsNotWaitedForLong() throws {
    var program = WorkerProgram(file: "/bin/sleep", name: "sleep")
    program.handshake = 1
    guard
      case WorkerError.died(_, "its start", _, _, let log)? =
        BadAdapter.error("good", options: HostOptions(isolation: .all(program)))
    else { return fail("another error") }
    #expect(log.contains { $0.contains("__worker") })
    let silent = ScratchFolder()
    let script = silent.write("#!/bin/sh\nsleep 100\n", to: "silent")
    chmod(script, 0o755)
    program.file = script
    #expect(
      BadAdapter.error("good", options: HostOptions(isolation: .all(program))) as? WorkerError
        == .noHandshake(adapter: "org.example.bad", seconds: 1, log: []))
    program.file = "/no/such/program"
    #expect(
      BadAdapter.error("good", options: HostOptions(isolation: .all(program))) as? WorkerError
        == .cannotStart(adapter: "org.example.bad", reason: "No such file or directory"))
  }

  @Test func withoutAWorkerItIsRefused() throws {
    let registry = try AdapterRegistry(SearchPath([.init(BadAdapter.bundle.get().path, .option)]))
    let entry = ConditionEntry(adapter: "org.example.bad", inputs: [InputPath("/dev")])
    #expect(throws: WorkerError.noWorker(adapter: "org.example.bad")) {
      try ConditionReader(registry, for: .model(ModelFacts())).read(entry)
    }
  }

  // MARK: Where

  @Test(arguments: [
    ("auto", false, false, SearchPath.Origin.option, "process"), ("auto", false, true, .builtIn, "in-process"),
    ("inproc", false, true, .builtIn, "in-process"), ("process", false, true, .builtIn, "process"),
    ("auto", true, true, .builtIn, "in-process"),
    // What a bundle says of itself, or what lies beside it, is no reason.
    ("auto", true, false, .option, "process"), ("inproc", true, false, .user, "process"),
    ("auto", true, true, .option, "process"), ("auto", true, true, .user, "process"),
    // Nor is the place alone where somebody has put it.
    ("auto", true, false, .builtIn, "process"),
  ])
  func trustDecides(
    _ isolation: String, _ pinned: Bool, _ listed: Bool, _ origin: SearchPath.Origin, _ place: String
  ) throws {
    let folder = try BadAdapter.make(isolation: isolation, pinned: pinned)
    if listed {
      var trust = AdapterTrust()
      trust.set("org.example.bad", try Support.SHA256.hexDigest(ofFile: "\(folder.path)/bad.a2c/libbad.so"))
      try trust.write(to: "\(folder.path)/\(AdapterTrust.installedName)")
    }
    let read = try BadAdapter.read("good", in: folder, origin: origin)
    #expect(read.decisions.first?.key == AdapterPlace.key)
    #expect(read.decisions.first?.value == place)
    guard let program = BadAdapter.program else { return }
    let forced = try BadAdapter.read("good", in: folder, options: HostOptions(isolation: .all(program)), origin: origin)
    #expect(forced.decisions.first?.value == "process")
  }

  @Test func aHashThatDoesNotFitIsRefused() throws {
    let folder = try BadAdapter.make(pinned: true)
    let library = "\(folder.path)/bad.a2c/libbad.so"
    try folder.write(FileSystem.read(library, limit: 1 << 24) + [0], to: "bad.a2c/libbad.so")
    #expect(BadAdapter.error("good", in: folder)?.message.hasPrefix("adapter org.example.bad: the SHA-256 is ") == true)
  }
}
