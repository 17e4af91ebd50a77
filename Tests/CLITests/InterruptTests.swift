import Glibc
import Support
import TestSupport
import Testing

/// Ctrl-C and other ends from outside leave nothing half-written.
@Suite struct InterruptTests {
  @Test(
    "A signal while the caption is written",
    arguments: [(SIGINT, 130), (SIGTERM, 143), (SIGHUP, 129)] as [(Int32, Int32)])
  func whileWriting(_ signal: Int32, _ status: Int32) throws {
    let work = Workspace()
    try work.addExamples()
    // One that writes on for long.
    try work.addUntrainedModel("noise")
    let before = try work.tree()
    let process = try Command(
      [
        "run", "--manifest", "Examples/multi-id.yaml", "--model", "noise", "--keep", "off", "--max-tokens", "5000",
        "--temperature", "1", "--output", "out",
      ], in: work.path
    ).start()
    try #require(process.wait { $0.output.starts(with: Array("1. Dense".utf8)) })
    process.send(signal)
    let outcome = process.finish()
    #expect(outcome.status == status && outcome.signal == nil && !outcome.timedOut, "\(outcome.errors)")
    #expect(try work.tree() == before)
  }

  @Test("A signal while files are written") func whileStaging() throws {
    let work = Workspace()
    let process = try Command(["model", "new", "--out", "deep/down/model"], in: work.path).start()
    // The folder of the model in the making has a hidden name.
    let seen = process.wait { _ in
      ((try? FileSystem.list(work.file("deep/down"))) ?? []).contains { $0.hasSuffix(".part") }
    }
    process.send(SIGINT)
    let outcome = process.finish()
    #expect(seen || outcome.status == 0)
    // Where the process was faster than the signal, all of it is there; else nothing is, not even the folders above.
    if outcome.status == 130 {
      #expect(work.scratch.names.isEmpty)
    } else {
      #expect(outcome.status == 0)
      #expect(try work.tree("deep/down").filter { !$0.hasSuffix("/") }.count == 4)
    }
  }

  @Test("A second signal ends the process at once") func twice() throws {
    let work = Workspace()
    // One that writes on for long.
    try work.addUntrainedModel("noise")
    let process = try Command(
      ["run", "--prompt", "x", "--model", "noise", "--keep", "off", "--max-tokens", "7000", "--temperature", "1"],
      in: work.path
    ).start()
    try #require(process.wait { $0.output.starts(with: Array("1. Dense".utf8)) })
    process.send(SIGINT)
    process.send(SIGINT)
    #expect(process.finish().status == 130)
  }

  @Test("Nothing is left by a run that is killed before its files") func killed() throws {
    let work = Workspace()
    let process = try Command(
      [
        "run", "--prompt", "x", "--max-tokens", "7000", "--temperature", "1", "--generator", "cogvideox", "--output",
        "out",
      ], in: work.path
    ).start()
    try #require(process.wait { $0.output.starts(with: Array("1. Dense".utf8)) })
    process.send(SIGKILL)
    #expect(process.finish().signal == SIGKILL)
    #expect(work.scratch.names.isEmpty)
  }
}
