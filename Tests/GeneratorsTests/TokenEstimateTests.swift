import Generators
import Support
import TestSupport
import Testing

/// The estimate against tokenizers of every kind, on English prose, names, numbers, code, emoji and a dozen scripts.
@Suite struct TokenEstimateTests {
  struct Row { let text: String; let counts: [String: Int] }

  static let rows: [Row] = {
    let path = TestFiles.golden("GeneratorsTests", "token_counts.json")
    guard let bytes = try? FileSystem.read(path, limit: 1 << 20), let json = try? JSONParser.parse(bytes) else {
      return []
    }
    return (json.arrayValue ?? []).compactMap { row in
      guard let text = row["text"]?.stringValue else { return nil }
      let counts = (row.members ?? []).compactMap { member in member.value.intValue.map { (member.key, $0) } }
      return Row(text: text, counts: Dictionary(counts) { first, _ in first })
    }
  }()

  @Test func corpusIsThere() { #expect(TokenEstimateTests.rows.count > 140) }

  @Test(arguments: [
    ("clip", TokenEstimate.Family.clip), ("qwen2", .byteLevel), ("tekken", .byteLevel), ("spm32k", .sentencePiece),
    ("unigram", .sentencePiece),
  ])
  func isNeverBelow(_ column: String, _ family: TokenEstimate.Family) throws {
    let estimate = TokenEstimate(family)
    var sum = 0
    var estimated = 0
    for row in TokenEstimateTests.rows {
      let count = try #require(row.counts[column])
      #expect(estimate.count(row.text) >= count, "\(column): \(row.text)")
      sum += count
      estimated += estimate.count(row.text)
    }
    // An estimate that is always safe because it is far too high would waste the budget.
    #expect(estimated < sum * 8 / 5, "\(column): \(estimated) for \(sum)")
  }
}
