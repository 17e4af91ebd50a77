/// The shares of the token budget that the six parts get; what one part leaves goes to the next.
package struct PartBudget: Sendable {
  /// Shares in the order of the parts. The dense caption gives a third of the paper's captions' words, the camera and the
  /// style the fewest (the paper, figures 11 to 13).
  static let shares: [CaptionPart: Double] = [
    .dense: 0.34, .mainObject: 0.18, .background: 0.15, .camera: 0.10, .style: 0.08, .action: 0.15,
  ]

  private let total: Int
  private var granted = 0
  private var spent = 0
  private var share = 0.0
  /// Parts that are still to come, each of which must have a token.
  private var partsLeft = CaptionPart.allCases.count

  package init(total: Int) { self.total = max(total, CaptionPart.allCases.count) }

  /// Tokens that the next part may use: its share and what the parts before left. At least one.
  package mutating func grant(_ part: CaptionPart) -> Int {
    share += Self.shares[part] ?? 0
    let isLast = part == CaptionPart.allCases.last
    granted = isLast ? total : Int((Double(total) * share).rounded())
    partsLeft -= 1
    return max(1, min(granted, total - partsLeft) - spent)
  }

  /// Counts the tokens that a part used.
  package mutating func spend(_ tokens: Int) { spent += tokens }
}
