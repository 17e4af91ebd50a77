/// ROUGE-L (Lin 2004): the longest common subsequence of words, as a share of either text. Scores of many texts are the
/// mean of theirs.
package enum ROUGEL {
  package enum Variant: String, CaseIterable, Sendable {
    /// `pycocoevalcap`: Treebank words, recall weighs more (beta 1.2).
    case coco
    /// `rouge_score`'s `rougeL`: words of letters and digits, F1.
    case rougeScore = "rouge_score"
    /// The same on stems.
    case rougeScoreStemmed = "rouge_score_stemmed"

    package func tokens(_ text: String) -> [String] {
      switch self {
      case .coco: TreebankTokens.of(text)
      case .rougeScore: RougeTokens.of(text)
      case .rougeScoreStemmed: RougeTokens.of(text, stemmed: true)
      }
    }
  }

  /// The score of one text, 0 … 1.
  package static func score(_ candidate: [String], _ references: [[String]], _ variant: Variant) -> Double {
    guard !candidate.isEmpty else { return 0 }
    let pairs = references.filter { !$0.isEmpty }.map { reference in
      let common = Double(longestCommon(candidate, reference))
      return (precision: common / Double(candidate.count), recall: common / Double(reference.count))
    }
    switch variant {
    case .coco:
      // Best precision and best recall, also of different references.
      return weighted(pairs.map(\.precision).max() ?? 0, pairs.map(\.recall).max() ?? 0, beta: 1.2)
    case .rougeScore, .rougeScoreStemmed:
      return pairs.map { weighted($0.precision, $0.recall, beta: 1) }.max() ?? 0
    }
  }

  private static func weighted(_ precision: Double, _ recall: Double, beta: Double) -> Double {
    guard precision > 0, recall > 0 else { return 0 }
    return (1 + beta * beta) * precision * recall / (recall + beta * beta * precision)
  }

  private static func longestCommon(_ a: [String], _ b: [String]) -> Int {
    var row = [Int](repeating: 0, count: b.count + 1)
    for word in a {
      var diagonal = 0
      for index in b.indices {
        let above = row[index + 1]
        row[index + 1] = word == b[index] ? diagonal + 1 : max(above, row[index])
        diagonal = above
      }
    }
    return row[b.count]
  }
}
