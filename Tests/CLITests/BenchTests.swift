import Support
import TestSupport
import Testing

/// `a2c bench`: what it says of both ways; nothing is said of how long they take.
@Suite struct BenchTests {
  @Test func isolationIsMeasured() throws {
    let work = Workspace()
    try work.addMedia("people.png")
    let outcome = try work.run(
      "bench", "isolation", "--json", "--rounds", "2", "--condition", "multi-id=people.png,people.png")
    outcome.expectSuccess()
    let result = try outcome.json()
    #expect(result["rounds"]?.intValue == 2)
    #expect(result["conditions"]?.arrayValue?.count == 1)
    let row = try #require(result["conditions"]?.arrayValue?.first)
    #expect(row["adapter"]?.stringValue == "org.a2c.multi-id")
    #expect((row["bytes"]?.intValue ?? 0) > 0)
    #expect(row["fenced"] == false)
    for key in ["here_ms", "worker_ms", "ratio", "new_worker_ms"] { #expect((row[key]?.doubleValue ?? 0) > 0, "\(key)") }
  }

  @Test func aTableHasALineForEachCondition() throws {
    let work = Workspace()
    try work.addMedia("people.png")
    let outcome = try work.run("bench", "isolation", "--rounds", "1", "--condition", "multi-id=people.png")
    outcome.expectSuccess()
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 3 && lines[0].hasPrefix("adapter") && lines[1].hasPrefix("org.a2c.multi-id"))
  }
}
