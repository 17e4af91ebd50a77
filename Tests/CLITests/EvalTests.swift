import Support
import TestSupport
import Testing

/// `a2c eval captions` with the small model.
@Suite struct EvalTests {
  private static let few = ["eval", "captions", "--count", "2", "--max-tokens", "12", "--metrics", "rouge-l"]

  @Test func madeSamplesAreCaptionedAndJudged() throws {
    let work = Workspace()
    let arguments =
      Self.few + [
        "--synth-seed", "900000", "--set", "camera+identities", "--set", "sketch", "--without", "all", "--swap",
        "camera", "--facts", "both", "--free", "--apart", "--log", "log.jsonl", "--json",
      ]
    let outcome = try work.run(arguments + ["--jobs", "2"])
    outcome.expectSuccess()
    let json = try outcome.json()
    #expect(json["structural_integrity"]?.doubleValue == 1)
    #expect(json["accuracy"]?.doubleValue != nil && json["aspects"]?["style"]?["accuracy"]?.doubleValue != nil)
    #expect(json["sets"]?.arrayValue?.map { $0["samples"]?.intValue } == [2, 2])
    #expect(json["modes"]?.members?.map(\.key) == ["plain", "facts", "free", "apart"])
    #expect(json["told_by"]?["camera"]?["swapped"]?["questions"]?.intValue != nil)
    #expect(json["told_by"]?["sketch"]?["without"]?["questions"]?.intValue != nil)
    #expect(try work.text("log.jsonl").split(separator: "\n").count == 16)
    // However many are worked on at once.
    let again = try work.run(arguments + ["--jobs", "1"])
    #expect(try again.json()["modes"] == json["modes"] && again.json()["told_by"] == json["told_by"])
  }

  @Test func samplesInAFolderAreRead() throws {
    let work = Workspace()
    try work.run(
      "synth", "--count", "2", "--seed", "900001", "--out", "world", "--size", "64", "--frames", "4",
      "--identity-size", "64", "--set", "camera", "--set", "depth", "--manifest"
    ).expectSuccess()
    let outcome = try work.run(Self.few + ["--data", "world"])
    outcome.expectSuccess()
    #expect(outcome.output.contains("depth ") && outcome.output.contains("interaction"))
    try work.edit("world/000000/facts.json", "\"index\": 0", "\"index\": 1")
    let other = try work.run(Self.few + ["--data", "world"])
    #expect(other.status == ExitStatus.badInput.rawValue && other.errors.contains("facts.json"), "\(other.errors)")
  }

  /// METEOR 1.5 by its own program, where `A2C_METEOR_JAR` names its archive.
  @Test(.enabled(if: Environment.variable("A2C_METEOR_JAR") != nil)) func meteorOfItsProgram() throws {
    let archive = try #require(Environment.variable("A2C_METEOR_JAR"))
    let outcome = try Workspace().run([
      "eval", "captions", "--count", "2", "--synth-seed", "900000", "--set", "camera", "--metrics", "meteor",
      "--meteor-jar", archive, "--json",
    ])
    outcome.expectSuccess()
    let metrics = try outcome.json()["modes"]?["plain"]?["metrics"]
    for part in ["whole", "camera"] {
      let score = try #require(metrics?[part]?["meteor"]?["1.5"]?.doubleValue)
      #expect(score > 0.1 && score < 1)
    }
  }

  @Test(arguments: [
    (["--synth-seed", "31"], ExitStatus.usage, "trained on"),
    (["--synth-seed", "900000", "--set", "camera+nothing"], .usage, "no condition 'nothing'"),
    (["--synth-seed", "900000", "--set", "camera+camera"], .usage, "twice"),
    (["--synth-seed", "900000", "--without", "camra"], .usage, "did you mean 'camera'"),
    (["--synth-seed", "900000", "--metrics", "bleu"], .usage, "did you mean 'bleu2'"),
    (["--synth-seed", "900000", "--wordnet", "none"], .missingFile, "none/data.noun"),
    (["--synth-seed", "900000", "--meteor-jar", "none.jar"], .missingFile, "none.jar"),
    (["--synth-seed", "900000", "--model", "none"], .unavailable, "none"), (["--data", "none"], .missingFile, "none"),
    (["--data", "."], .badInput, "no samples"), ([], .usage, "--synth-seed"),
    (["--synth-seed", "900000", "--count", "0"], .usage, "--count"),
    (["--data", ".", "--swap", "camera"], .usage, "--swap"),
  ])
  func wrongInputIsExplained(_ arguments: [String], _ status: ExitStatus, _ says: String) throws {
    let work = Workspace()
    let outcome = try work.run(["eval", "captions"] + arguments)
    #expect(outcome.status == status.rawValue, "\(outcome.errors)")
    #expect(outcome.errors.contains(says), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }

  @Test func trainingSamplesInAFolderAreRefused() throws {
    let work = Workspace()
    try work.run(
      "synth", "--count", "1", "--seed", "5", "--out", "world", "--size", "64", "--frames", "4", "--identity-size",
      "64", "--set", "camera", "--manifest"
    ).expectSuccess()
    let outcome = try work.run("eval", "captions", "--data", "world")
    #expect(
      outcome.status == ExitStatus.badInput.rawValue && outcome.errors.contains("trained on"), "\(outcome.errors)")
  }
}
