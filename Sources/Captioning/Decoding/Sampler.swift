import Glibc
package import Manifests
import Support

/// Chooses the next token from scores, in the order of transformers' processors: repetition penalty, temperature, top-k,
/// top-p. Among equal scores the lower id comes first.
package struct Sampler {
  private let settings: CaptionSettings
  private var generator: SeededGenerator
  /// Tokens of the prompt and of the answer so far.
  private var seen: Set<Int32>

  /// - Parameter prompt: the prompt's token ids; the repetition penalty counts them too
  package init(_ settings: CaptionSettings, prompt: some Sequence<Int32>) {
    self.settings = settings
    generator = SeededGenerator(seed: settings.seed)
    seen = Set(prompt)
  }

  /// Counts tokens that were not chosen here, such as headings.
  package mutating func note(_ ids: some Sequence<Int32>) { seen.formUnion(ids) }

  /// - Parameters:
  ///   - logits: one score a token, changed in place. One that is not a number is the last to be chosen.
  ///   - isAllowed: whether a token may stand next
  /// - Returns: the token, `nil` only where none is allowed
  package mutating func choose(_ logits: inout [Float], where isAllowed: (Int32) -> Bool) -> Int32? {
    penalise(&logits)
    let drawn = settings.temperature > 0 ? draw(logits, where: isAllowed) : nil
    let id = drawn ?? greatest(logits, where: isAllowed)
    if let id { seen.insert(id) }
    return id
  }

  /// Scores of tokens that occur already are divided by the penalty where positive and multiplied where negative
  /// (upstream: `RepetitionPenaltyLogitsProcessor`).
  private func penalise(_ logits: inout [Float]) {
    guard let penalty = settings.repetitionPenalty.map({ Float($0) }), penalty != 1, penalty > 0 else { return }
    for id in seen where logits.indices.contains(Int(id)) {
      let score = logits[Int(id)]
      logits[Int(id)] = score > 0 ? score / penalty : score * penalty
    }
  }

  private func greatest(_ logits: [Float], where isAllowed: (Int32) -> Bool) -> Int32? {
    var best: Int32?
    var score = -Float.infinity
    for (index, value) in logits.enumerated() where (value > score || best == nil) && isAllowed(Int32(index)) {
      best = Int32(index)
      score = value.isNaN ? -.infinity : value
    }
    return best
  }

  /// A token drawn by its probability, `nil` where no allowed token has a score.
  private mutating func draw(_ logits: [Float], where isAllowed: (Int32) -> Bool) -> Int32? {
    var candidates: [(id: Int32, score: Float)] = []
    for (index, score) in logits.enumerated() where !score.isNaN && isAllowed(Int32(index)) {
      candidates.append((Int32(index), score))
    }
    guard let top = candidates.lazy.map(\.score).max() else { return nil }
    if settings.topK != nil || settings.topP != nil {
      candidates.sort { $0.score > $1.score || ($0.score == $1.score && $0.id < $1.id) }
    }
    if let topK = settings.topK { candidates.removeLast(candidates.count - min(candidates.count, max(topK, 1))) }
    // Where the best score is infinite, a difference of two would be no number.
    var weights = candidates.map { $0.score == top ? 1 : exp(Double($0.score - top) / settings.temperature) }
    if let topP = settings.topP, topP < 1 { weights = nucleus(weights, topP) }
    return candidates[drawIndex(weights)].id
  }

  /// The shortest head of the sorted weights that holds a share of at least `topP`; never empty.
  private func nucleus(_ weights: [Double], _ topP: Double) -> [Double] {
    let total = weights.reduce(0, +)
    var sum = 0.0
    for (index, weight) in weights.enumerated() {
      sum += weight
      if sum >= topP * total { return Array(weights[...index]) }
    }
    return weights
  }

  /// An index drawn in proportion to the weights, of which one is 1.
  private mutating func drawIndex(_ weights: [Double]) -> Int {
    var rest = generator.uniform() * weights.reduce(0, +)
    for (index, weight) in weights.enumerated() {
      rest -= weight
      if rest < 0 { return index }
    }
    // Rounding can leave a last crumb: it goes to the likeliest.
    return weights.firstIndex(of: 1) ?? 0
  }
}
