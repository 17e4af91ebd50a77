import Glibc
package import Support

/// Chooses the next token from scores, in the order of transformers' processors: repetition penalty, temperature, top-k,
/// top-p.
package struct Sampler {
  private let settings: DecodingSettings
  private var generator: SeededGenerator
  /// Tokens of the prompt and of the answer so far.
  private var seen: Set<Int32>

  /// - Parameter prompt: the prompt's token ids; the repetition penalty counts them too
  package init(_ settings: DecodingSettings, prompt: some Sequence<Int32>) {
    self.settings = settings
    generator = SeededGenerator(seed: settings.seed)
    seen = Set(prompt)
  }

  /// Counts tokens that were not chosen here, such as headings.
  package mutating func note(_ ids: some Sequence<Int32>) { seen.formUnion(ids) }

  /// - Parameters:
  ///   - logits: one score a token, changed in place
  ///   - isAllowed: whether a token may stand next
  /// - Returns: the token, or `nil` where none is allowed
  package mutating func choose(_ logits: inout [Float], where isAllowed: (Int32) -> Bool) -> Int32? {
    penalise(&logits)
    guard settings.temperature > 0 else {
      let best = greatest(logits, where: isAllowed)
      if let best { seen.insert(best) }
      return best
    }
    var candidates: [(id: Int32, score: Float)] = []
    for (index, score) in logits.enumerated() where isAllowed(Int32(index)) {
      candidates.append((Int32(index), score / Float(settings.temperature)))
    }
    candidates.sort { $0.score > $1.score || ($0.score == $1.score && $0.id < $1.id) }
    if let topK = settings.topK, topK > 0 { candidates = Array(candidates.prefix(topK)) }
    guard let top = candidates.first else { return nil }
    var weights = candidates.map { exp(Double($0.score - top.score)) }
    if let topP = settings.topP, topP < 1 { weights = nucleus(weights, topP) }
    let id = candidates[draw(weights)].id
    seen.insert(id)
    return id
  }

  private func penalise(_ logits: inout [Float]) {
    guard settings.repetitionPenalty != 1 else { return }
    let penalty = Float(settings.repetitionPenalty)
    for id in seen where logits.indices.contains(Int(id)) {
      let score = logits[Int(id)]
      logits[Int(id)] = score > 0 ? score / penalty : score * penalty
    }
  }

  private func greatest(_ logits: [Float], where isAllowed: (Int32) -> Bool) -> Int32? {
    var best: Int32?
    var score = -Float.infinity
    for (index, value) in logits.enumerated() where value > score && isAllowed(Int32(index)) {
      best = Int32(index)
      score = value
    }
    return best
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

  /// An index drawn in proportion to the weights.
  private mutating func draw(_ weights: [Double]) -> Int {
    var rest = generator.uniform() * weights.reduce(0, +)
    for (index, weight) in weights.enumerated() {
      rest -= weight
      if rest < 0 { return index }
    }
    return weights.count - 1
  }
}
