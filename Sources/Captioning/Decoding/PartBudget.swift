package import Claims

/// The shares of the token budget that the six parts get; what one part leaves goes to the next.
package struct PartBudget: Sendable {
  /// Shares in the order of the parts. The dense caption gives a third of the paper's captions' words, the camera and the
  /// style the fewest (the paper, figures 11 to 13).
  static let shares: [CaptionPart: Double] = [
    .dense: 0.34, .mainObject: 0.18, .background: 0.15, .camera: 0.10, .style: 0.08, .action: 0.15,
  ]

  private let total: Int
  private var spent = 0
  private var share = 0.0
  /// Parts that have had no grant; each will need one token at least.
  private var waiting = CaptionPart.allCases.count

  /// - Parameter total: at least one token a part; less counts as that
  package init(total: Int) { self.total = max(total, CaptionPart.allCases.count) }

  /// Tokens that the next part may use: its share and what the parts before left. At least one, and never so many that
  /// a later part would get none.
  package mutating func grant(_ part: CaptionPart) -> Int {
    share += Self.shares[part] ?? 0
    waiting = max(0, waiting - 1)
    let due = waiting == 0 ? total : Int((Double(total) * share).rounded())
    return max(1, min(due - spent, total - spent - waiting))
  }

  /// Counts the tokens that a part used.
  package mutating func spend(_ tokens: Int) { spent += tokens }
}
