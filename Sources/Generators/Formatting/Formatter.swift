package import Claims
package import Manifests
import Support
import Tokenization
import Wording

/// Phrases a structured caption for one generator.
///
/// Sentences that say nothing new and words that the generator should not read go first. Then the prompt is filled
/// with whole sentences, the most important first; one that does not fit is closed at a clause border where that
/// makes it fit, and left out else. What is left out is always reported.
package struct Formatter: Sendable {
  private let manifest: GeneratorManifest
  private let counter: any TokenCounter
  /// Of the encoders beside the first, in the manifest's order.
  private let extraCounters: [any TokenCounter]
  private let avoided: AvoidedWords
  private let template: PromptTemplate?
  private let escaping: PromptEscaping

  /// - Parameters:
  ///   - counter: counts for the first encoder in place of what the shelf has.
  ///   - tokenizers: the encoders' own tokenizers; where one is not at hand its cost is estimated.
  ///   - escaping: for a reader in front of the encoder that gives some characters a meaning.
  /// - Throws: ``FormatError/template(_:at:)``, ``FormatError/tokenizer(_:)``
  package init(
    _ manifest: GeneratorManifest, counter: (any TokenCounter)? = nil, tokenizers: TokenizerShelf = TokenizerShelf(),
    escaping: PromptEscaping = .none
  ) throws(FormatError) {
    self.manifest = manifest
    self.escaping = escaping
    func counting(_ encoder: String, _ file: String?) throws(FormatError) -> any TokenCounter {
      do throws(TokenizerError) {
        let path = file.map { Path.join(Path.parent(manifest.path), $0) }
        let exact = try tokenizers.counter(encoder: encoder, generator: manifest.id, file: path)
        return exact ?? TokenEstimate(encoder: encoder)
      } catch { throw .tokenizer(error) }
    }
    switch manifest.text.unit {
    case .characters: self.counter = CharacterCounter()
    case .tokens:
      if let counter {
        self.counter = counter
      } else {
        self.counter = try counting(manifest.text.encoder, manifest.text.tokenizer)
      }
    }
    extraCounters = try manifest.text.extra.map { extra throws(FormatError) in
      try counting(extra.encoder, extra.tokenizer)
    }
    avoided = AvoidedWords(manifest.prompt.avoid)
    do throws(TemplateError) {
      let shape = manifest.prompt.form.shape
      template = try manifest.prompt.template.map { text throws(TemplateError) in try PromptTemplate(text, shape) }
    } catch {
      throw .template(error, at: manifest.path)
    }
  }

  private var shape: any PromptShape.Type { manifest.prompt.form.shape }
  private var budget: Int? { manifest.text.budget.map { $0 - manifest.text.reserve } }

  /// The prompt.
  /// - Throws: ``FormatError`` where the caption has no text for this generator, or the budget holds none of it.
  package func format(_ caption: StructuredCaption) throws(FormatError) -> FormattedPrompt {
    var dropped: [Dropped] = []
    var candidates = candidates(of: caption, &dropped)
    removeDuplicates(&candidates, &dropped)
    limitSentences(&candidates, &dropped)
    guard !candidates.isEmpty else { throw .emptyCaption(generator: manifest.id) }
    let kept = try select(candidates, &dropped)
    return result(kept, dropped)
  }

  // MARK: What there is to say

  private func candidates(of caption: StructuredCaption, _ dropped: inout [Dropped]) -> [Candidate] {
    let used = manifest.prompt.parts
    for part in CaptionPart.allCases where !used.contains(where: { CaptionPart($0.part) == part }) {
      for sentence in sentences(of: caption[part]) {
        dropped.append(Dropped(part: part, sentence: sentence, reason: .partUnused, remaining: nil))
      }
    }
    var candidates: [Candidate] = []
    for (place, item) in used.enumerated() {
      let part = CaptionPart(item.part)
      for (index, sentence) in sentences(of: caption[part]).enumerated() {
        guard let text = reworded(sentence, part, &dropped) else { continue }
        candidates.append(
          Candidate(
            part: part, sentence: sentence, text: text, place: (place, index), priority: item.priority,
            rank: item.priority + index))
      }
    }
    return candidates
  }

  private func sentences(of body: String) -> [String] {
    SentenceSplitter.sentences(of: CaptionCleaner.clean(body)).map(SentenceEnding.closed).filter { !$0.isEmpty }
  }

  /// The sentence without the words to avoid, `nil` where it cannot stand without them.
  private func reworded(_ sentence: String, _ part: CaptionPart, _ dropped: inout [Dropped]) -> String? {
    switch avoided.apply(to: sentence) {
    case .untouched: return sentence
    case .reworded(let text, let found):
      dropped.append(Dropped(part: part, sentence: sentence, reason: .avoided(found), remaining: text))
      return text
    case .hopeless(let found):
      dropped.append(Dropped(part: part, sentence: sentence, reason: .avoided(found), remaining: nil))
      return nil
    }
  }

  private func removeDuplicates(_ candidates: inout [Candidate], _ dropped: inout [Dropped]) {
    guard shape.keepsPartsApart else { return removeDuplicates(among: &candidates, &dropped) }
    candidates = manifest.prompt.parts.flatMap { item in
      var ofPart = candidates.filter { $0.part == CaptionPart(item.part) }
      removeDuplicates(among: &ofPart, &dropped)
      return ofPart
    }
  }

  private func removeDuplicates(among candidates: inout [Candidate], _ dropped: inout [Dropped]) {
    candidates.sort(by: Candidate.moreImportant)
    let covering = NearDuplicates.covering(candidates.map(\.text))
    for (index, by) in covering.enumerated() {
      guard let by else { continue }
      // What covers a sentence is as important as the sentence was.
      candidates[by].rank = min(candidates[by].rank, candidates[index].rank)
      let part = candidates[by].part
      note(candidates[index], .duplicate(of: part), &dropped)
    }
    candidates = zip(candidates, covering).filter { $1 == nil }.map(\.0)
  }

  private func limitSentences(_ candidates: inout [Candidate], _ dropped: inout [Dropped]) {
    var taken: [CaptionPart: Int] = [:]
    let limits = Dictionary(
      manifest.prompt.parts.compactMap { item in item.maxSentences.map { (CaptionPart(item.part), $0) } },
      uniquingKeysWith: min)
    candidates.sort(by: Candidate.inOrder)
    candidates = candidates.filter { candidate in
      taken[candidate.part, default: 0] += 1
      guard let limit = limits[candidate.part], taken[candidate.part, default: 0] > limit else { return true }
      note(candidate, .sentenceLimit(limit), &dropped)
      return false
    }
  }

  /// Reports a sentence as gone, once: an earlier note that only some of its words went is replaced.
  private func note(_ candidate: Candidate, _ reason: Dropped.Reason, _ dropped: inout [Dropped], left: String? = nil) {
    if candidate.text != candidate.sentence,
      let known = dropped.firstIndex(where: {
        $0.part == candidate.part && $0.sentence == candidate.sentence && $0.remaining == candidate.text
      })
    {
      dropped.remove(at: known)
    }
    dropped.append(Dropped(part: candidate.part, sentence: candidate.sentence, reason: reason, remaining: left))
  }

  // MARK: What fits

  private func select(_ candidates: [Candidate], _ dropped: inout [Dropped]) throws(FormatError) -> [Candidate] {
    let byImportance = candidates.sorted(by: Candidate.moreImportant)
    var kept: [Candidate] = []
    for candidate in byImportance {
      guard let obstacle = obstacle(to: kept + [candidate]) else {
        kept.append(candidate)
        continue
      }
      let shorter = shortened(candidate, beside: kept)
      note(candidate, obstacle, &dropped, left: shorter?.text)
      if let shorter { kept.append(shorter) }
    }
    if kept.isEmpty, let first = byImportance.first {
      guard let text = HardCut.longest(of: first.text, where: { obstacle(to: [first.saying($0)]) == nil }) else {
        throw .budgetTooSmall(generator: manifest.id, budget: budget ?? 0, at: manifest.path)
      }
      dropped.removeAll { $0.part == first.part && $0.sentence == first.sentence }
      dropped.append(
        Dropped(
          part: first.part, sentence: first.sentence, reason: obstacle(to: [first]) ?? .partUnused, remaining: text))
      kept = [first.saying(text)]
    }
    return kept.sorted(by: Candidate.inOrder)
  }

  /// The fewest words of a shortened sentence; fewer say too little for their place.
  private static let shortestClause = 4

  private func shortened(_ candidate: Candidate, beside kept: [Candidate]) -> Candidate? {
    if shape.sentenceLimit.map({ kept.count >= $0 }) == true { return nil }
    let text = ClauseShortener.longest(of: candidate.text) { obstacle(to: kept + [candidate.saying($0)]) == nil }
    guard let text, WordCount.count(text) >= Formatter.shortestClause else { return nil }
    return candidate.saying(text)
  }

  /// Why these sentences make no prompt, `nil` where they do.
  private func obstacle(to candidates: [Candidate]) -> Dropped.Reason? {
    if let limit = shape.sentenceLimit, candidates.count > limit { return .sentenceLimit(limit) }
    // Where nothing is counted, putting the text together for each sentence would be work for nothing.
    if budget == nil, manifest.prompt.words?.max == nil { return nil }
    let text = assembled(candidates.sorted(by: Candidate.inOrder))
    if let budget, counter.count(text) > budget { return .budget(budget, unit: manifest.text.unit.rawValue) }
    if let limit = manifest.prompt.words?.max, WordCount.count(text) > limit { return .wordLimit(limit) }
    return nil
  }

  // MARK: Putting it together

  /// - Parameter kept: in the order of the prompt.
  private func assembled(_ kept: [Candidate]) -> String {
    let parts = manifest.prompt.parts.compactMap { item -> ShapedPart? in
      let part = CaptionPart(item.part)
      let body = Spacing.join(kept.filter { $0.part == part }.map { Formatter.capitalized($0.text) })
      return body.isEmpty ? nil : ShapedPart(part: part, label: item.label ?? shape.label(of: part), body: body)
    }
    let core =
      template?.render(Dictionary(parts.map { ($0.part, $0.body) }, uniquingKeysWith: { first, _ in first }))
      ?? shape.assemble(parts)
    let prompt = manifest.prompt
    guard shape.isRunningText else {
      return [prompt.prefix, core, prompt.suffix].filter { !$0.isEmpty }.joined(separator: "\n")
    }
    let text = Spacing.join([prompt.prefix, core, prompt.suffix].map { Spacing.collapsed($0) })
    return SentenceEnding.closed(text)
  }

  /// A sentence begins with a capital; words such as "iPhone" keep theirs.
  private static func capitalized(_ sentence: String) -> String {
    guard let first = sentence.first, first.isLowercase else { return sentence }
    let word = sentence.prefix { Letters.isWordPart($0) }
    guard !word.contains(where: \.isUppercase) else { return sentence }
    return first.uppercased() + sentence.dropFirst()
  }

  private func result(_ kept: [Candidate], _ dropped: [Dropped]) -> FormattedPrompt {
    let text = assembled(kept)
    let order = CaptionPart.allCases
    let extra = zip(manifest.text.extra, extraCounters).map { encoder, counter in
      let limit = encoder.budget - encoder.reserve
      let read = kept.indices.prefix { counter.count(assembled(Array(kept[...$0]))) <= limit }.count
      return EncoderReading(
        encoder: encoder.encoder, tokenCount: counter.count(text), budget: limit, counter: counter.kind,
        sentencesRead: read)
    }
    return FormattedPrompt(
      generator: manifest.id, text: escaping.apply(to: text),
      negative: manifest.negative.isEmpty ? nil : escaping.apply(to: manifest.negative), escaping: escaping,
      tokenCount: counter.count(text), budget: budget, unit: manifest.text.unit.rawValue, counter: counter.kind,
      wordCount: WordCount.count(text),
      kept: kept.map {
        KeptSentence(part: $0.part, sentence: $0.sentence, text: Formatter.capitalized($0.text))
      },
      // The sort is stable, so the sentences of a part stay in their order of leaving.
      dropped: dropped.sorted { (order.firstIndex(of: $0.part) ?? 0) < (order.firstIndex(of: $1.part) ?? 0) },
      extra: extra)
  }
}

extension Candidate {
  /// The same sentence in other words.
  func saying(_ text: String) -> Candidate {
    var copy = self
    copy.text = text
    return copy
  }
}
