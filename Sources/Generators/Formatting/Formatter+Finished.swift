import Manifests
import Tokenization
import Wording

/// A prompt that its user has finished.
extension Formatter {
  /// The text as it stands: counted, escaped, and nothing of it left out.
  /// - Throws: ``FormatError/emptyCaption(generator:)`` where there is no text.
  package func finished(_ text: String) throws(FormatError) -> FormattedPrompt {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let body = lines.map { String($0.reversed().drop(while: \.isWhitespace).reversed()) }
    let bounds = body.indices.filter { !body[$0].isEmpty }
    guard let first = bounds.first, let last = bounds.last else { throw .emptyCaption(generator: manifest.id) }
    let kept = body[first...last].joined(separator: "\n")
    let count = counter.count(kept)
    var warnings = PromptWarnings.of(manifest, text: kept, kept: [], dropped: [])
    if let budget, count > budget {
      warnings.append(
        "your prompt costs \(count) \(manifest.text.unit.rawValue), and \(manifest.text.encoder) reads \(budget): its end "
          + "is \(manifest.text.silent ? "lost without a word" : "cut")")
    }
    let extra = zip(manifest.text.extra, extraCounters).map { encoder, counter in
      EncoderReading(
        encoder: encoder.encoder, tokenCount: counter.count(kept), budget: encoder.budget - encoder.reserve,
        counter: counter.kind, sentencesRead: 0)
    }
    return FormattedPrompt(
      generator: manifest.id, text: escaping.apply(to: kept),
      negative: manifest.negative.isEmpty ? nil : escaping.apply(to: manifest.negative), escaping: escaping,
      tokenCount: count, budget: budget, unit: manifest.text.unit.rawValue, counter: counter.kind,
      wordCount: WordCount.count(kept), kept: [], dropped: [], extra: extra, warnings: warnings)
  }
}
