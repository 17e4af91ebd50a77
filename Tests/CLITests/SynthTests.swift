import Support
import TestSupport
import Testing

/// Samples of the synthetic world, made and then read by the other commands.
@Suite struct SynthTests {
  private static let small = ["--size", "64", "--frames", "4", "--identity-size", "64"]

  @Test func oneSampleIsARunManifestWithItsMedia() throws {
    let work = Workspace()
    let made = try work.run(["synth", "--sample", "1000000:3", "--out", "scene", "--manifest"] + Self.small)
    made.expectSuccess()
    try work.run(["check", "--manifest", "scene/run.yaml"]).expectSuccess()
    let again = try work.run(["synth", "--sample", "1000000:3", "--out", "scene"] + Self.small)
    #expect(again.status == ExitStatus.usage.rawValue, "\(again.errors)")
  }

  @Test func manySamplesComeWithTheirStatistics() throws {
    let work = Workspace()
    let outcome = try work.run(["synth", "--count", "9", "--seed", "5", "--out", "world"] + Self.small)
    outcome.expectSuccess()
    #expect(outcome.output.contains("Condition sets") && outcome.output.contains("camera+identities+depth"))
    #expect(try FileSystem.list(work.file("world")).count == 10)
    let other = try work.run(["synth", "--count", "9", "--seed", "6", "--out", "world"] + Self.small)
    #expect(other.status == ExitStatus.usage.rawValue, "\(other.errors)")
  }

  @Test(arguments: [
    ["--sample", "x"], ["--sample", "1:-1"], ["--set", "camera+nothing"], ["--count", "0"], ["--size", "31"],
    ["--frames", "1"],
  ])
  func wrongOptions(_ arguments: [String]) throws {
    let work = Workspace()
    let outcome = try work.run(["synth", "--out", "world"] + arguments)
    #expect(outcome.status == ExitStatus.usage.rawValue, "\(outcome.errors)")
    #expect(work.scratch.names.isEmpty)
  }
}
