import Glibc
import Support
import TestSupport
import Testing

/// `a2c batch`: one record for each line, whatever happens.
@Suite struct BatchTests {
  private func line(_ number: Int) -> String {
    "{\"id\": \(number), \"prompt\": \"a red fox number \(number) runs through snow\"}\n"
  }

  /// Records by their lines.
  private func records(_ text: String) throws -> [Int: JSON] {
    #expect(text.isEmpty || text.hasSuffix("}\n"))
    var found: [Int: JSON] = [:]
    for line in text.split(separator: "\n") {
      let record = try JSONParser.parse(String(line))
      let number = try #require(record["line"]?.intValue)
      #expect(found[number] == nil, "line \(number) twice")
      found[number] = record
    }
    return found
  }

  /// The records without what a second run does not repeat.
  private func settled(_ text: String) throws -> [Int: JSON] {
    try records(text).mapValues { .object(($0.members ?? []).filter { $0.key != "seconds" }) }
  }

  @Test func eachLineGetsARecordInItsPlace() throws {
    let work = Workspace()
    work.scratch.write("a2c: run/1\nprompt: a blue bird sings\n", to: "bird.yaml")
    work.scratch.write(
      line(1) + "not json\n\n" + "{\"manifest\": \"bird.yaml\", \"id\": {\"a\": [1]}}\n" + "{\"promt\": \"x\"}\n[]\n"
        + "{\"prompt\": \"x\", \"conditions\": [{\"adapter\": \"depth\", \"input\": \"gone.mp4\"}]}\n"
        + "{\"manifest\": \"gone.yaml\"}\n" + "{\"prompt\": \"\(String(repeating: "x", count: 2 << 20))\"}\n"
        + "{\"a2c\": \"run/1\", \"prompt\": \"a cat sleeps\", \"generators\": [\"cogvideox\"]}",
      to: "jobs.jsonl")
    let outcome = try work.run(["batch"], input: "jobs.jsonl")
    #expect(outcome.status == 1 && !outcome.timedOut, "\(outcome.errors)")
    let lines = try outcome.output.split(separator: "\n").map { try JSONParser.parse(String($0)) }
    #expect(lines.compactMap { $0["line"]?.intValue } == [1, 2, 4, 5, 6, 7, 8, 9, 10])
    #expect(lines.map { $0["ok"]?.boolValue } == [true, false, true, false, false, false, false, false, true])
    #expect(lines[0]["id"]?.intValue == 1 && lines[2]["id"]?["a"]?.arrayValue == [1])
    #expect(lines[0]["caption"]?["dense"]?.stringValue?.lowercased() == "a red fox number 1 runs through snow.")
    #expect(lines[8]["prompts"]?["cogvideox"]?["prompt"]?.stringValue?.contains("cat") == true)
    let errors = lines.map { $0["error"]?["message"]?.stringValue ?? "" }
    #expect(errors[1].hasPrefix("line 2: expected a JSON object"))
    #expect(errors[3].contains("promt: unknown key") && errors[5].contains("no such file: gone.mp4"))
    #expect(lines[5]["error"]?["status"]?.intValue == 66 && errors[7].contains("longer than"))
    #expect(outcome.errors.contains("9 of 10 lines, 6 failed"))
  }

  @Test func shardsTogetherAreTheWhole() throws {
    let work = Workspace()
    work.scratch.write((1...20).map(line).joined(), to: "jobs.jsonl")
    let whole = try work.run(["batch", "-q", "--as-finished"], input: "jobs.jsonl")
    #expect(whole.status == 0 && whole.errors.isEmpty)
    var parts = ""
    for shard in ["1/3", "2/3", "3/3"] {
      parts += try work.run(["batch", "-q", "--shard", shard], input: "jobs.jsonl").output
    }
    #expect(try settled(whole.output) == settled(parts))
    #expect(try records(parts).count == 20)
    for wrong in ["0/3", "4/3", "1", "a/b", "1/2/3"] {
      #expect(try work.run("batch", "--shard", wrong).status == 64)
    }
  }

  @Test func killedAndResumedTheRecordsAreThoseOfOneRun() throws {
    let work = Workspace()
    work.scratch.write((1...600).map(line).joined(), to: "jobs.jsonl")
    let plain = try work.run(["batch", "-q"], input: "jobs.jsonl")
    plain.expectSuccess()
    var size = 0
    for _ in 0..<3 {
      var command = Command(["batch", "-q", "--out", "out.jsonl", "--resume", "--jobs", "2"], in: work.path)
      command.input = work.file("jobs.jsonl")
      let process = try command.start()
      let before = size
      _ = process.wait { _ in
        var info = stat()
        return stat(work.file("out.jsonl"), &info) == 0 && Int(info.st_size) > before + 20_000
      }
      process.send(SIGKILL)
      _ = process.finish()
      size = try work.bytes("out.jsonl").count
    }
    // As if the last record had been cut while it was written.
    truncate(work.file("out.jsonl"), off_t(size - 7))
    try work.run(["batch", "-q", "--out", "out.jsonl", "--resume"], input: "jobs.jsonl").expectSuccess()
    #expect(try settled(work.text("out.jsonl")) == settled(plain.output))
    // Nothing is left to do.
    let again = try work.run(["batch", "--out", "out.jsonl", "--resume"], input: "jobs.jsonl")
    #expect(again.status == 0 && again.errors.contains("600 lines are done already"))
    #expect(try settled(work.text("out.jsonl")) == settled(plain.output))
  }

  @Test func resultsOfAnotherInputAreNotContinued() throws {
    let work = Workspace()
    work.scratch.write((1...5).map(line).joined(), to: "jobs.jsonl")
    work.scratch.write((3...9).map(line).joined(), to: "others.jsonl")
    try work.run(["batch", "--out", "out.jsonl"], input: "jobs.jsonl").expectSuccess()
    let before = try work.text("out.jsonl")
    try work.run(["batch", "--out", "out.jsonl", "--resume"], input: "others.jsonl")
      .expectFailure(.badInput, "line 1 is not the line that the results have a record of")
    try work.run(["batch", "--out", "out.jsonl"], input: "jobs.jsonl").expectFailure(.usage, "the file exists")
    #expect(try work.text("out.jsonl") == before)
    work.scratch.write("no record\nnor this\n", to: "foreign.jsonl")
    try work.run(["batch", "--out", "foreign.jsonl", "--resume"], input: "jobs.jsonl")
      .expectFailure(.badInput, "line 1 is no record of a batch")
    #expect(try work.text("foreign.jsonl") == "no record\nnor this\n")
    try work.run(["batch", "--out", "out.jsonl", "--force"], input: "others.jsonl").expectSuccess()
    #expect(try records(work.text("out.jsonl")).count == 7)
  }

  @Test func failuresAreDoneAgainWhereThatIsAskedFor() throws {
    let work = Workspace()
    work.scratch.write(line(1) + "{\"manifest\": \"late.yaml\"}\n" + line(3), to: "jobs.jsonl")
    #expect(try work.run(["batch", "--out", "out.jsonl"], input: "jobs.jsonl").status == 1)
    work.scratch.write("a2c: run/1\nprompt: it came\n", to: "late.yaml")
    #expect(try work.run(["batch", "-q", "--out", "out.jsonl", "--resume"], input: "jobs.jsonl").status == 0)
    #expect(try records(work.text("out.jsonl"))[2]?["ok"]?.boolValue == false)
    try work.run(["batch", "-q", "--out", "out.jsonl", "--resume", "--retry-failed"], input: "jobs.jsonl")
      .expectSuccess()
    #expect(try records(work.text("out.jsonl")).values.allSatisfy { $0["ok"]?.boolValue == true })
  }

  /// Captions that are written together are those that are written alone.
  @Test func aModelInThisProcessWritesForSeveralLinesAtOnce() throws {
    let work = Workspace()
    let prompts = ["a red ball rolls to the left", "two people wave", "a blue cube turns"]
    work.scratch.write(
      prompts.map { "{\"prompt\": \"\($0)\", \"caption\": {\"max_tokens\": 24, \"keep\": \"off\"}}\n" }.joined(),
      to: "jobs.jsonl")
    let outcome = try work.run(["batch", "-q", "--model", "nano"], input: "jobs.jsonl")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let found = try records(outcome.output)
    for (number, prompt) in prompts.enumerated() {
      let alone = try work.run(
        "run", "--model", "nano", "--prompt", prompt, "--max-tokens", "24", "--keep", "off", "--json")
      #expect(try found[number + 1]?["caption"] == alone.json()["caption"])
    }
  }
}
