import Glibc

/// BLEU (Papineni et al. 2002) of many texts together, in the variants of four packages. They differ in words, in how the
/// reference's length is chosen and in what happens where nothing matches; values of one are not to be compared with
/// another's.
package struct BLEU: Sendable, Equatable {
  package enum Variant: String, CaseIterable, Sendable {
    /// `pycocoevalcap`: Treebank words, the closest reference's length, small numbers instead of zeros.
    case coco
    /// `sacrebleu`: mteval's words, exponential smoothing where an order has no match; as a share, not in per cent.
    case sacrebleu
    /// Hugging Face's `evaluate`: mteval's words, the shortest reference's length, no smoothing.
    case hf
    /// `nltk.translate.bleu_score.corpus_bleu` on Treebank words, no smoothing.
    case nltk

    package func tokens(_ text: String) -> [String] {
      self == .coco || self == .nltk ? TreebankTokens.of(text) : MTEvalTokens.of(text)
    }
  }

  /// What is counted; sums of it over texts are what scores are made of.
  package struct Counts: Sendable, Equatable {
    /// By order, from 1: matches, each n-gram as often at most as the reference that has it most often.
    fileprivate var matches: [Int]
    /// By order: n-grams of the candidate.
    fileprivate var guesses: [Int]
    fileprivate var length: Int
    fileprivate var closest: Int
    fileprivate var shortest: Int

    package init(_ candidate: [String], _ references: [[String]], order: Int = 2) {
      length = candidate.count
      closest = references.map(\.count).min { (abs($0 - candidate.count), $0) < (abs($1 - candidate.count), $1) } ?? 0
      shortest = references.map(\.count).min() ?? 0
      matches = []
      guesses = []
      for n in 1...max(order, 1) {
        var most: [ArraySlice<String>: Int] = [:]
        for reference in references { most.merge(Self.grams(reference, n)) { max($0, $1) } }
        matches.append(Self.grams(candidate, n).reduce(0) { $0 + min($1.value, most[$1.key] ?? 0) })
        guesses.append(max(0, candidate.count - n + 1))
      }
    }

    private static func grams(_ tokens: [String], _ n: Int) -> [ArraySlice<String>: Int] {
      var counts: [ArraySlice<String>: Int] = [:]
      guard tokens.count >= n else { return counts }
      for start in 0...(tokens.count - n) { counts[tokens[start..<(start + n)], default: 0] += 1 }
      return counts
    }
  }

  package let variant: Variant
  private let order: Int
  private var matches: [Int]
  private var guesses: [Int]
  private var length = 0
  private var closest = 0
  private var shortest = 0

  package init(_ variant: Variant, order: Int = 2) {
    self.variant = variant
    self.order = max(order, 1)
    matches = Array(repeating: 0, count: self.order)
    guesses = matches
  }

  /// Takes the counts of one text, made with at least this order.
  package mutating func add(_ counts: Counts) {
    for index in 0..<min(order, counts.matches.count) {
      matches[index] += counts.matches[index]
      // NLTK counts an order that a text is too short for as one guess.
      guesses[index] += variant == .nltk ? max(1, counts.guesses[index]) : counts.guesses[index]
    }
    length += counts.length
    closest += counts.closest
    shortest += counts.shortest
  }

  /// 0 … 1.
  package var value: Double {
    switch variant {
    case .coco: coco
    case .sacrebleu: sacrebleu(isEffective: false)
    case .hf: hf
    case .nltk: nltk
    }
  }

  /// As `sacrebleu` scores single sentences: orders that the sentence is too short for do not count.
  package var sentenceValue: Double { variant == .sacrebleu ? sacrebleu(isEffective: true) : value }

  private var coco: Double {
    var product = 1.0
    for (matches, guesses) in zip(matches, guesses) {
      product *= (Double(matches) + 1e-15) / (Double(guesses) + 1e-9)
    }
    let ratio = (Double(length) + 1e-15) / (Double(closest) + 1e-9)
    return pow(product, 1 / Double(order)) * (ratio < 1 ? exp(1 - 1 / ratio) : 1)
  }

  private func sacrebleu(isEffective: Bool) -> Double {
    guard matches.contains(where: { $0 > 0 }) else { return 0 }
    var (sum, used, smoothing) = (0.0, 0, 1.0)
    for (matches, guesses) in zip(matches, guesses) {
      // An order without n-grams has no logarithm; unless orders are effective, it makes the score zero.
      guard guesses > 0 else { break }
      used += 1
      if matches == 0 { smoothing *= 2 }
      sum += log(matches == 0 ? 1 / (smoothing * Double(guesses)) : Double(matches) / Double(guesses))
    }
    guard used > 0, isEffective || used == order else { return 0 }
    return exp(sum / Double(used)) * (length < closest ? exp(1 - Double(closest) / Double(length)) : 1)
  }

  private var hf: Double {
    guard shortest > 0, !matches.contains(0) else { return 0 }
    let sum = zip(matches, guesses).reduce(0) { $0 + log(Double($1.0) / Double($1.1)) }
    let ratio = Double(length) / Double(shortest)
    return exp(sum / Double(order)) * (ratio > 1 ? 1 : exp(1 - 1 / ratio))
  }

  private var nltk: Double {
    guard length > 0, matches[0] > 0 else { return 0 }
    let sum = zip(matches, guesses).reduce(0) {
      $0 + log($1.0 == 0 ? .leastNormalMagnitude : Double($1.0) / Double($1.1))
    }
    return exp(sum / Double(order)) * (length > closest ? 1 : exp(1 - Double(closest) / Double(length)))
  }
}
