import Support
import TestSupport
import Testing

/// `a2c eval bertscore` with a tiny encoder; its figures against the package are in SimilarityTests.
@Suite struct EvalBERTScoreTests {
  private static let encoder = "\(TestFiles.root)/Tests/SimilarityTests/Golden/tiny-bert"

  @Test func aTextIsMostLikeItself() throws {
    let work = Workspace()
    work.scratch.write(
      """
      {"candidate": "a red boat on the lake", "reference": "a red boat on the lake"}

      {"candidate": "a red boat on the lake", "reference": "two dogs run through snow", "id": 7}
      {"candidate": "", "reference": "two dogs"}
      """, to: "pairs.jsonl")
    let outcome = try work.run("eval", "bertscore", "--pairs", "pairs.jsonl", "--encoder", Self.encoder)
    outcome.expectSuccess()
    let rows = try outcome.output.split(separator: "\n").map { try JSONParser.parse(Array($0.utf8)) }
    try #require(rows.count == 4)
    let scores = rows.map { $0["f1"]?.doubleValue ?? -1 }
    #expect(abs(scores[0] - 1) < 1e-5 && scores[1] < scores[0] && scores[2] == 0)
    #expect(abs(scores[3] - (scores[0] + scores[1]) / 3) < 1e-9 && rows[3]["pairs"]?.intValue == 3)
  }

  @Test(arguments: [
    ("{\"candidate\": \"a\"}", "pairs.jsonl:1"), ("", "pairs.jsonl"), ("[1", "pairs.jsonl:1"),
    ("{\"candidate\": \"a\", \"reference\": \"b\"}\r\n\r\n{}", "pairs.jsonl:3"),
  ])
  func linesThatAreWrongAreNamed(_ line: String, _ place: String) throws {
    let work = Workspace()
    work.scratch.write(line + "\n", to: "pairs.jsonl")
    let outcome = try work.run("eval", "bertscore", "--pairs", "pairs.jsonl", "--encoder", Self.encoder)
    outcome.expectFailure(.badInput, place)
  }

  @Test func anEncoderOfAnotherKindIsNamed() throws {
    let work = Workspace()
    work.scratch.write("{\"candidate\": \"a\", \"reference\": \"b\"}\n", to: "pairs.jsonl")
    let nano = "\(TestFiles.root)/Examples/nano"
    let outcome = try work.run("eval", "bertscore", "--pairs", "pairs.jsonl", "--encoder", nano)
    #expect(outcome.status == ExitStatus.badInput.rawValue)
    let deep = try work.run("eval", "bertscore", "--pairs", "pairs.jsonl", "--encoder", Self.encoder, "--layer", "99")
    #expect(deep.status != 0 && deep.errors.contains("layer 99"))
  }
}
