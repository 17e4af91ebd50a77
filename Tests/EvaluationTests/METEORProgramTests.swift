import Evaluation
import Support
import TestSupport
import Testing

/// Against METEOR 1.5 itself: `Golden/make_meteor.py`. Where `A2C_METEOR_JAR` names its archive the program is run as well.
@Suite struct METEORProgramTests {
  private let golden: JSON
  private let rows: [JSON]
  private static let archive = Environment.variable("A2C_METEOR_JAR")

  init() throws {
    let path = TestFiles.golden("EvaluationTests", "meteor.json")
    golden = try JSONParser.parse(FileSystem.read(path, limit: 1 << 20), source: path)
    rows = try #require(golden["rows"]?.arrayValue)
  }

  private func counts(_ row: JSON) throws -> METEORProgram.Counts {
    try #require(METEORProgram.Counts(line: row["counts"]?.stringValue ?? ""))
  }

  @Test func scoresAreThoseOfTheProgram() throws {
    #expect(rows.count == 15)
    for row in rows {
      let score = try #require(row["score"]?.doubleValue)
      #expect(abs(try counts(row).value - score) < 1e-12, "\(row["candidate"]?.stringValue ?? "")")
    }
  }

  @Test func corporaAreScoredBySums() throws {
    func sum(_ rows: ArraySlice<JSON>) throws -> Double {
      var total = try counts(try #require(rows.first))
      for row in rows.dropFirst() { total.add(try counts(row)) }
      return total.value
    }
    #expect(abs(try sum(rows[...]) - (golden["corpus"]?.doubleValue ?? 0)) < 1e-12)
    #expect(abs(try sum(rows.prefix(8)) - 0.3717010366) < 1e-10)
  }

  @Test(arguments: ["", "1 2 3", "Error", String(repeating: "nan ", count: 23), String(repeating: "-1 ", count: 23)])
  func otherLinesAreNoCounts(_ line: String) { #expect(METEORProgram.Counts(line: line) == nil) }

  @Test func archivesThatAreNoneAreRefused() throws {
    let scratch = ScratchFolder()
    #expect(throws: FileError.missing(path: scratch.path + "/none.jar")) {
      try METEORProgram(archive: scratch.path + "/none.jar")
    }
    scratch.write("no archive", to: "text.jar")
    // With java or without.
    #expect(throws: EvaluationError.self) { try METEORProgram(archive: scratch.path + "/text.jar") }
  }

  @Test(.enabled(if: archive != nil)) func theProgramCountsTheSame() throws {
    let program = try METEORProgram(archive: try #require(Self.archive))
    let pairs = rows.map { row in
      let (candidate, reference) = (row["candidate"]?.stringValue ?? "", row["reference"]?.stringValue ?? "")
      return (
        candidate: TreebankTokens.of(candidate).joined(separator: " "),
        reference: TreebankTokens.of(reference).joined(separator: " ") + " |||\n"
      )
    }
    #expect(try program.counts(pairs) == (try rows.map(counts)))
  }
}
