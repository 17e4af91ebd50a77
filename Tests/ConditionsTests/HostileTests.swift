import Conditions
import Glibc
import Manifests
import Support
import Synchronization
import TestSupport
import Testing

/// An adapter in a worker that means harm: it speaks to the host past our code and reaches for what is not its own. It
/// harms its own condition and nothing else.
@Suite(.enabled(if: BadAdapter.canRun)) struct HostileTests {
  private func malformed(_ mode: String) -> String? {
    let error = BadAdapter.error(mode)
    guard case WorkerError.malformed(_, _, let detail, _)? = error else {
      fail("\(mode): \(error.map { "\($0)" } ?? "succeeded")")
      return nil
    }
    #expect(error?.exitStatus == .unavailable)
    return detail
  }

  // MARK: What it says

  @Test(arguments: ["tells-success", "tells-interrupted", "tells-cancelled", "blames-another"])
  func theExitStatusIsTheHosts(_ mode: String) {
    let error = BadAdapter.error(mode)
    #expect(error?.exitStatus == .unavailable, "\(String(describing: error))")
    #expect(error?.message.contains("org.a2c.depth") == false)
  }

  @Test func theNameIsTheHosts() {
    #expect(BadAdapter.error("blames-another")?.message == "adapter org.example.bad: broken")
  }

  @Test(arguments: [
    (-1, Support.ExitStatus.unavailable), (0, .unavailable), (1, .unavailable), (64, .unavailable), (65, .badInput),
    (66, .missingFile), (69, .unavailable), (70, .unavailable), (74, .io), (75, .unavailable), (130, .unavailable),
    (139, .unavailable),
  ])
  func fewExitStatusesPass(_ code: Int, _ status: Support.ExitStatus) {
    let json = JSON.object(["kind": "other", "message": "x", "exit": .int(code)])
    #expect(WorkerFailure.error(json, adapter: "a", isCancelled: false)?.exitStatus == status)
    let cancelled = WorkerFailure.error(json, adapter: "a", isCancelled: true)
    #expect(cancelled?.exitStatus == (code == 130 ? .interrupted : status))
  }

  @Test func noStatusOfTheABIIsSuccess() {
    for status in -2..<20 {
      let json = JSON.object([
        "kind": "reported", "function": "encode", "status": .int(status), "message": "x", "log": [],
      ])
      let exit = WorkerFailure.error(json, adapter: "a", isCancelled: false)?.exitStatus
      #expect(exit.map { [.badInput, .missingFile, .unavailable, .io].contains($0) } == true, "\(status)")
    }
  }

  @Test func textsOfAFailureAreShort() {
    let long = JSON.string(String(repeating: "x\u{1b}", count: 100_000))
    let json = JSON.object(["kind": "other", "message": long, "hint": long, "place": long, "exit": 65])
    let error = WorkerFailure.error(json, adapter: "a", isCancelled: false)
    for text in [error?.message, error?.hint, error?.place] { #expect((text?.utf8.count ?? .max) < 10_000) }
  }

  @Test func aStageBeginsOnce() {
    #expect(malformed("begins-again") == "a stage frame cannot be read: it names no stage that is due")
  }

  @Test func floodsOfTheLogEnd() throws {
    let folder = try BadAdapter.make(limits: "{memory_mb: 64, prepare_s: 60, encode_s: 2}")
    let seen = Mutex(0)
    let options = HostOptions(log: { _, _, _ in seen.withLock { $0 += 1 } })
    let error = BadAdapter.error("logs-past-the-limit", in: folder, options: options)
    guard case WorkerError.timedOut? = error else { return fail("\(String(describing: error))") }
    #expect(seen.withLock { $0 } == BlockLimits().logLines + 1)
  }

  // MARK: What it hands over

  @Test(arguments: ["sends-large-frames", "sends-large-video"]) func sizesAreTheBudgets(_ mode: String) {
    #expect(malformed(mode)?.contains("are not what the model's pixel budget makes") == true)
  }

  @Test func framesAreAsManyAsAreSampled() {
    #expect(malformed("sends-many-frames")?.contains("15000 frames are more than the limit of 768") == true)
  }

  @Test func longFramesAreRefusedByTheirHeader() {
    #expect(malformed("asks-much")?.hasPrefix("a question frame of 4194") == true)
    #expect(malformed("sends-much")?.contains("is longer than 8388608") == true)
    #expect(malformed("sends-many-values")?.contains("more than 262144 values") == true)
  }

  // MARK: In this process

  @Test func aGuestHearsThatItIsLate() throws {
    let folder = try BadAdapter.make(limits: "{memory_mb: 64, prepare_s: 60, encode_s: 0.5}")
    let error = BadAdapter.error("waits", in: folder, options: HostOptions(isolation: .none))
    #expect(error?.message == "adapter org.example.bad: it was still in encode after 0.5 s")
    #expect(error?.hint == "give it less to do, or raise limits.encode_s in the adapter.yaml of org.example.bad")
    #expect(error?.exitStatus == .unavailable)
    let idle = BadAdapter.error("tells-cancelled", options: HostOptions(isolation: .none))
    #expect(idle?.exitStatus == .unavailable && idle?.message == "adapter org.example.bad: cancelled by nobody")
  }

  // MARK: What it reaches for

  @Test func nothingOfTheHostIsReached() throws {
    #expect(try BadAdapter.read("reaches-host").blocks == [.text("all is well")])
  }

  @Test(arguments: ["reaches-files", "reaches-others"]) func nothingIsWrittenOrConnected(_ mode: String) throws {
    let folder = ScratchFolder()
    folder.write("as it was", to: "there")
    var entry = BadAdapter.entry(mode)
    entry.inputs = [InputPath(folder.path)]
    #expect(try BadAdapter.reader().read(entry).blocks == [.text("all is well")])
    #expect(try FileSystem.list(folder.path) == ["there"])
  }

  @Test(.enabled(if: FenceTests.readingIsHeld)) func nothingIsReadThatWasNotGiven() throws {
    let folder = ScratchFolder()
    let inside = folder.makeFolder("input")
    folder.write("as it was", to: "input/there")
    folder.write("another's", to: "beside")
    folder.link("input/leads-out", to: "\(folder.path)/beside")
    var entry = BadAdapter.entry("reads-others")
    entry.inputs = [InputPath(inside)]
    #expect(try BadAdapter.reader().read(entry).blocks == [.text("all is well")])
  }

  // MARK: What it takes

  @Test(arguments: ["takes-files-in-memory", "takes-by-children", "starts-many"])
  func allOfItCounts(_ mode: String) throws {
    let error = BadAdapter.error(mode)
    guard case WorkerError.tookTooMuch(_, "encode", let amount, 64, _)? = error else {
      return fail("\(mode): \(String(describing: error))")
    }
    #expect(amount == "more than 64 processes" || amount.hasSuffix(" MiB of memory"))
    #expect(error?.exitStatus == .unavailable)
  }

  #if arch(x86_64)
    @Test(arguments: ["leaves-by-int80", "leaves-by-x32"]) func callsOfAnotherMachineEndIt(_ mode: String) {
      let error = BadAdapter.error(mode)
      #expect(error?.message == "adapter org.example.bad crashed (SIGSYS) in encode")
    }
  #endif

  @Test func aStoppedServerIsReplaced() async {
    await #expect(processExitsWith: .success) {
      let folder = try BadAdapter.make()
      _ = try BadAdapter.read("good", in: folder)
      let server = try #require(BadAdapter.numbers().first)
      kill(server, SIGSTOP)
      try #require(try BadAdapter.read("good", in: folder).blocks == [.text("all is well")])
      let others = BadAdapter.numbers()
      try #require(!others.contains(server))
    }
  }
}
