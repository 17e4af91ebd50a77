import Glibc
import Support
import TestSupport
import Testing

/// `a2c dataset`: an instance a clip, its conditions by tools, failures as records.
@Suite struct DatasetTests {
  private func records(_ text: String) throws -> [JSON] {
    try text.split(separator: "\n").map { try JSONParser.parse(String($0)) }
  }

  @Test func clipsThatAreNoneAreRecords() throws {
    let work = Workspace()
    work.scratch.write("text", to: "bad.mp4")
    work.scratch.write("gone.mp4\nbad.mp4\n{\"id\": 1}\n", to: "list.txt")
    let outcome = try work.run("dataset", "clips", "list.txt")
    #expect(outcome.status == 1)
    let found = try records(outcome.output)
    #expect(found.map { $0["ok"]?.boolValue } == [false, false, false])
    #expect(found[0]["error"]?["status"]?.intValue == 66)
  }

  @Test func anEmptyListIsAnError() throws {
    let work = Workspace()
    work.scratch.write("", to: "list.txt")
    #expect(try work.run("dataset", "clips", "list.txt").status == 65)
    #expect(try work.run("dataset", "clips", "gone").status == 66)
  }

  /// They are for other machines; here it is asked whether they are lists at all.
  @Test func listsOfToolsThatAreShippedAreSound() throws {
    let work = Workspace()
    work.scratch.write("", to: "none")
    let folder = "\(TestFiles.root)/Manifests/tools"
    let names = try FileSystem.list(folder)
    #expect(names.count >= 6)
    for name in names {
      let arguments = ["dataset", "conditions", "--tools", "\(folder)/\(name)", "--into", "made"]
      try work.run(arguments, input: "none").expectSuccess()
    }
  }

  @Test func toolsThatFailAreRecordsWithTheReason() throws {
    let work = Workspace()
    work.scratch.write("x", to: "clip.mp4")
    work.scratch.write(
      """
      a2c: tools/1
      tools:
        hang: {command: [sh, -c, "sleep 600 & sleep 600", x, "{out}"], produces: a.json, timeout: 0.5}
        flood: {command: [sh, -c, "yes; :", "{out}"], produces: b.json, timeout: 0.5}
        fails: {command: [sh, -c, "echo no weights >&2; exit 3", "{out}"], produces: c.json}
        nothing: {command: ["true", "{out}"], produces: d.json}
        depth: {command: [cp, other.txt, "{out}"], produces: e.txt}
        gone: {command: [no-such-program, "{out}"], produces: f.json}
      """, to: "tools.yaml")
    work.scratch.write("hello", to: "other.txt")
    work.scratch.write("{\"id\": \"../a {out}\", \"path\": \"clip.mp4\"}\n", to: "in.jsonl")
    let home = "made/x." + SHA256.hex(SHA256.digest(Array("../a {out}".utf8)))
    work.scratch.makeFolder("\(home)/part-killed")
    work.scratch.write("half", to: "\(home)/part-killed/e.txt")
    let outcome = try work.run(["dataset", "conditions", "--tools", "tools.yaml", "--into", "made"], input: "in.jsonl")
    #expect(outcome.status == 1 && !outcome.timedOut)
    let failures = try #require(try records(outcome.output).first?["failures"]?.arrayValue)
    let said = failures.map { $0["message"]?.stringValue ?? "" }
    #expect(said.count == 6)
    #expect(said[0].contains("timeout") && said[1].contains("timeout"))
    #expect(said[2].contains("status 3") && said[2].contains("no weights"))
    #expect(said[3].contains("wrote nothing") && said[4].contains("no adapter reads"))
    #expect(said[5].contains("start the program"))
    #expect(try work.tree("made") == [home + "/"])
  }
}
