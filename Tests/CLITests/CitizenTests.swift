import Glibc
import Support
import TestSupport
import Testing

/// The program under the limits and in the state that other programs leave it in.
@Suite struct CitizenTests {
  private let arguments = "run --prompt 'A dog' --generator cogvideox --output out"

  /// Runs a line of the shell in which `a2c` is the program.
  private func shell(_ line: String, in work: Workspace) throws -> Outcome {
    var command = Command(["-c", line], in: work.path)
    command.program = "/bin/bash"
    command.environment = ["A2C": Build.program]
    return try command.run()
  }

  // MARK: Descriptors

  @Test(arguments: [("<&- >&-", 74), (">&- 2>&-", 74), ("<&- 2>&-", 0), ("<&- >&- 2>&-", 74), ("<&-", 0), (">&-", 74)])
  func closedDescriptorsAreNobodyElses(_ closed: String, _ status: Int) throws {
    let work = Workspace()
    let outcome = try shell("\"$A2C\" \(arguments) \(closed)", in: work)
    #expect(outcome.status == Int32(status), "\(outcome.status) \(outcome.errors)")
    #expect(FileSystem.exists(work.file("out/cogvideox/prompt.txt")))
    #expect(try !work.text("out/cogvideox/report.json").contains("error:"))
  }

  // MARK: Limits

  @Test(arguments: [250_000, 300_000, 350_000, 400_000, 450_000, 500_000, 600_000, 900_000])
  func littleAddressSpaceIsNoWait(_ kilobytes: Int) throws {
    let work = Workspace()
    try work.addMedia("depth.mp4")
    let line =
      "ulimit -v \(kilobytes); exec timeout 100 \"$A2C\" inspect --model nano --prompt x --condition depth=depth.mp4"
    let outcome = try shell(line, in: work)
    // Too little even to load the program is 127: the loader's own end.
    #expect([0, 69, 74, 75, 127].contains(outcome.status), "\(outcome.status): \(outcome.errors)")
    if outcome.status != 0 { #expect(!outcome.errors.isEmpty) }
  }

  @Test func aFileThatMayNotGrowIsAnError() throws {
    let work = Workspace()
    let outcome = try shell("ulimit -f 1; exec \"$A2C\" \(arguments) --json", in: work)
    #expect(outcome.status == 74 && outcome.signal == nil, "\(outcome.status) \(outcome.errors)")
    #expect(outcome.errors.contains("File too large"), "\(outcome.errors)")
    #expect(try work.tree().filter { $0 != "out/" }.isEmpty)
  }

  @Test func theLimitOfProcessorTimeLeavesNothingHalfWritten() throws {
    let work = Workspace()
    let outcome = try shell("ulimit -S -t 1; exec \"$A2C\" synth --count 3000 --out out", in: work)
    #expect(outcome.status == 152 && outcome.signal == nil, "\(outcome.status) \(outcome.errors)")
    #expect(outcome.errors.contains("ulimit -t"))
    #expect(try !work.tree().contains { $0.contains(".part") })
  }

  @Test func whatWasKilledIsSweptByTheNext() throws {
    let work = Workspace()
    work.scratch.makeFolder("out/.cogvideox.1abc.part")
    work.scratch.write("half", to: "out/.cogvideox.1abc.part/prompt.txt")
    try work.run("run", "--prompt", "A dog", "--generator", "cogvideox", "--output", "out").expectSuccess()
    #expect(try FileSystem.list(work.file("out")) == ["cogvideox"])
  }
}
