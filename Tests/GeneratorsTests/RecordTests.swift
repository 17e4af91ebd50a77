import Support
import TestSupport
import Testing

/// What pages say of the generators, against the generators that ship.
@Suite struct RecordTests {
  private static func lines(_ page: String) throws -> [Substring] {
    String(decoding: try FileSystem.read("\(TestFiles.root)/\(page)", limit: 1 << 20), as: UTF8.self)
      .split(separator: "\n")
  }

  /// RESULTS.md says of each how it was checked and against which version, and of no other.
  @Test func theTableIsComplete() throws {
    let rows = try Self.lines("RESULTS.md").drop { $0 != "| generator | how | version |" }.dropFirst(2)
      .prefix { $0.hasPrefix("| `") }
      .map { $0.split(separator: "|").map { String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) } }
    #expect(rows.map { $0.first ?? "" } == ShippedManifestTests.facts.map(\.id).sorted().map { "`\($0)`" })
    #expect(rows.allSatisfy { $0.count == 3 && !$0.contains("") })
    let path = TestFiles.golden("GeneratorsTests", "maker_options.json")
    let makers = try JSONParser.parse(FileSystem.read(path, limit: 1 << 20))
    for row in rows where row.count == 3 {
      let id = String(row[0].dropFirst().dropLast())
      let commit = makers[id]?["commit"]?.stringValue?.prefix(7)
      #expect(row[1].hasPrefix("options") == (commit != nil), "\(id)")
      if let commit { #expect(row[2].contains(commit), "\(id)") }
      let hasGraph = FileSystem.exists("\(TestFiles.root)/Manifests/workflows/\(id).json")
      #expect(row[1].contains("node") == hasGraph, "\(id)")
    }
  }

  @Test func thePageNamesEachGenerator() throws {
    let table = try Self.lines("docs/generators.md").filter { $0.hasPrefix("|") }.joined()
    for facts in ShippedManifestTests.facts { #expect(table.contains("`\(facts.id)`"), "\(facts.id)") }
  }
}
