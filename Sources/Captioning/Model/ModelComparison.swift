import Glibc
import Qwen2VL
package import Support
import Tensors
import Tokenization

/// How far the predictions of two models lie apart that share a vocabulary: one and its quantised form.
package struct ModelComparison: Sendable {
  package private(set) var tokens = 0
  /// Tokens at which both think the same one likeliest.
  private var agreed = 0
  private var lossBefore = 0.0
  private var lossAfter = 0.0
  private var divergence = 0.0

  /// Reads texts with both.
  /// - Parameter texts: each is read from its start
  package init(_ before: EmbeddedCore, _ after: EmbeddedCore, texts: [String]) throws {
    for text in texts {
      let ids = before.tokenizer.encode(text)
      guard ids.count > 1 else { continue }
      let (first, second) = (try before.model.predictions(ids), try after.model.predictions(ids))
      for place in 0..<ids.count - 1 {
        add(first.row(place), second.row(place), count: first.columns, label: Int(ids[place + 1]))
      }
      withExtendedLifetime((first, second)) {}
    }
  }

  private mutating func add(
    _ before: UnsafePointer<Float>, _ after: UnsafePointer<Float>, count: Int, label: Int
  ) {
    let (one, other) = (Self.summary(before, count), Self.summary(after, count))
    tokens += 1
    agreed += one.best == other.best ? 1 : 0
    lossBefore += one.logSum - Double(before[label])
    lossAfter += other.logSum - Double(after[label])
    for index in 0..<count {
      let logarithm = Double(before[index]) - one.logSum
      divergence += exp(logarithm) * (logarithm - Double(after[index]) + other.logSum)
    }
  }

  private static func summary(_ scores: UnsafePointer<Float>, _ count: Int) -> (best: Int, logSum: Double) {
    var best = 0
    for index in 1..<max(count, 1) where scores[index] > scores[best] { best = index }
    let top = Double(scores[best])
    var sum = 0.0
    for index in 0..<count { sum += exp(Double(scores[index]) - top) }
    return (best, top + log(sum))
  }

  /// Perplexity of the texts for the first model.
  package var perplexityBefore: Double { exp(lossBefore / Double(max(tokens, 1))) }
  /// Perplexity of the texts for the second model.
  package var perplexityAfter: Double { exp(lossAfter / Double(max(tokens, 1))) }
  /// The share of tokens at which both think the same one likeliest.
  package var agreement: Double { Double(agreed) / Double(max(tokens, 1)) }
  /// The mean Kullback–Leibler divergence of the second's predictions from the first's, in nats.
  package var meanDivergence: Double { divergence / Double(max(tokens, 1)) }

  package var json: JSON {
    .object([
      "tokens": .int(tokens), "perplexity_before": .double(perplexityBefore),
      "perplexity_after": .double(perplexityAfter),
      "top1_agreement": .double(agreement), "mean_divergence": .double(meanDivergence),
    ])
  }
}
