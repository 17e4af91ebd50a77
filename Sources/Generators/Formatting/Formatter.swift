package import Claims
package import Manifests
import Support
import Tokenization
import Wording

/// Phrases a structured caption for one generator.
///
/// The user's sentences come first and whole: only the encoder's own budget makes them fall, the last of them first, and
/// never without a warning. Then what was measured. What a core added fills the rest and is bound by all that the
/// generator's makers wish for: sentences that say nothing new and words that the generator should not read go; one that
/// does not fit is closed at a clause border where that makes it fit, and left out else. What is left out is always
/// reported.
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
  /// - Parameters:
  ///   - usersOwn: the user's sentences, as the user wrote them; `nil` where the whole caption is the user's own.
  ///   - measured: sentences that conditions measured, such as the camera's way.
  /// - Throws: ``FormatError`` where the caption has no text for this generator, or the budget holds none of it.
  package func format(
    _ caption: StructuredCaption, usersOwn: [String]? = nil, measured: [String] = []
  ) throws(FormatError) -> FormattedPrompt {
    var dropped: [Dropped] = []
    var candidates = candidates(of: caption, SentenceOwners(usersOwn: usersOwn, measured: measured), &dropped)
    removeRepeats(&candidates, &dropped)
    limitSentences(&candidates, &dropped)
    guard !candidates.isEmpty else { throw .emptyCaption(generator: manifest.id) }
    let (kept, isBare) = try fill(candidates, &dropped)
    return result(kept, dropped, isBare: isBare)
  }

  // MARK: What there is to say

  private func candidates(
    of caption: StructuredCaption, _ owners: SentenceOwners, _ dropped: inout [Dropped]
  ) -> [Candidate] {
    var candidates: [Candidate] = []
    for part in CaptionPart.allCases {
      let own = manifest.prompt.parts.firstIndex { CaptionPart($0.part) == part }
      var added = 0
      for (index, sentence) in sentences(of: caption[part], part).enumerated() {
        let origin = owners.origin(of: sentence, in: part)
        if origin == .added, own == nil {
          dropped.append(Dropped(part: part, sentence: sentence, reason: .partUnused, remaining: nil))
          continue
        }
        let text = origin == .added ? reworded(sentence, part, &dropped) : sentence
        let host = own ?? Formatter.host(among: manifest.prompt.parts)
        let item = manifest.prompt.parts[host]
        // In front of what is the host's own, in the caption's order.
        let offset = own == nil ? (CaptionPart.allCases.firstIndex(of: part) ?? 0) * 1_000_000 - 10_000_000 : 0
        let rank =
          switch origin {
          case .user: part == .dense ? 0 : item.priority
          case .measured: part == .camera && own != nil ? 0 : own != nil ? 1 : 2
          case .added: item.priority + added
          }
        if origin == .added { added += 1 }
        guard let text else { continue }
        candidates.append(
          Candidate(
            part: part, host: CaptionPart(item.part), sentence: sentence, text: text, origin: origin,
            place: (host, offset + index), priority: item.priority, rank: rank))
      }
    }
    return candidates
  }

  /// Where a sentence is written whose own part the prompt does not use.
  private static func host(among parts: [GeneratorPart]) -> Int {
    for part in [CaptionPart.dense, .mainObject, .action, .background, .style, .camera] {
      if let index = parts.firstIndex(where: { CaptionPart($0.part) == part }) { return index }
    }
    return 0
  }

  private func sentences(of body: String, _ part: CaptionPart) -> [String] {
    SentenceSplitter.sentences(of: CaptionCleaner.clean(body, of: part)).map(SentenceEnding.closed)
      .filter { !$0.isEmpty }
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

  private func removeRepeats(_ candidates: inout [Candidate], _ dropped: inout [Dropped]) {
    guard shape.keepsPartsApart else { return removeRepeats(among: &candidates, &dropped) }
    candidates = manifest.prompt.parts.flatMap { item in
      var ofPart = candidates.filter { $0.host == CaptionPart(item.part) }
      removeRepeats(among: &ofPart, &dropped)
      return ofPart
    }
  }

  private func removeRepeats(among candidates: inout [Candidate], _ dropped: inout [Dropped]) {
    candidates.sort(by: Candidate.moreImportant)
    let covering = Repeats.covering(candidates)
    for (index, by) in covering.enumerated() {
      guard let by else { continue }
      // What covers a sentence is as important as the sentence was.
      if candidates[by].origin == candidates[index].origin {
        candidates[by].rank = min(candidates[by].rank, candidates[index].rank)
      } else {
        candidates[by].origin = min(candidates[by].origin, candidates[index].origin)
      }
      note(candidates[index], .duplicate(of: candidates[by].part), &dropped)
    }
    candidates = zip(candidates, covering).filter { $1 == nil }.map(\.0)
  }

  /// Takes no more sentences of a part than the generator wishes for, the user's and the measured ones counted and kept.
  private func limitSentences(_ candidates: inout [Candidate], _ dropped: inout [Dropped]) {
    let limits = Dictionary(
      manifest.prompt.parts.compactMap { item in item.maxSentences.map { (CaptionPart(item.part), $0) } },
      uniquingKeysWith: min)
    var taken: [CaptionPart: Int] = [:]
    for candidate in candidates where candidate.origin != .added { taken[candidate.part, default: 0] += 1 }
    candidates.sort(by: Candidate.inOrder)
    candidates = candidates.filter { candidate in
      guard candidate.origin == .added, let limit = limits[candidate.part] else { return true }
      taken[candidate.part, default: 0] += 1
      guard taken[candidate.part, default: 0] > limit else { return true }
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
    dropped.append(
      Dropped(
        part: candidate.part, sentence: candidate.sentence, reason: reason, remaining: left, origin: candidate.origin))
  }

  // MARK: What fits

  /// The sentences of the prompt in its order, and whether the makers' own words in front and behind had to give way.
  private func fill(
    _ candidates: [Candidate], _ dropped: inout [Dropped]
  ) throws(FormatError) -> (kept: [Candidate], isBare: Bool) {
    var notes = dropped
    let kept = try select(candidates, &notes, isBare: false)
    let prompt = manifest.prompt
    if !(prompt.prefix.isEmpty && prompt.suffix.isEmpty), notes.contains(where: \.isUsersAndFell) {
      var bareNotes = dropped
      let bare = try select(candidates, &bareNotes, isBare: true)
      if bareNotes.count(where: \.isUsersAndFell) < notes.count(where: \.isUsersAndFell) {
        dropped = bareNotes
        return (bare, true)
      }
    }
    dropped = notes
    return (kept, false)
  }

  private func select(
    _ candidates: [Candidate], _ dropped: inout [Dropped], isBare: Bool
  ) throws(FormatError) -> [Candidate] {
    let byImportance = candidates.sorted(by: Candidate.moreImportant)
    var kept: [Candidate] = []
    for candidate in byImportance {
      guard let obstacle = obstacle(to: candidate, beside: kept, isBare) else {
        kept.append(candidate)
        continue
      }
      var shorter: Candidate?
      switch candidate.origin {
      case .added: shorter = shortened(candidate, beside: kept, isBare)
      // Nothing of the user's prompt is in yet, and this is its beginning.
      case .user: if kept.isEmpty { shorter = cut(candidate, isBare) }
      case .measured: break
      }
      note(candidate, reason(obstacle, candidate), &dropped, left: shorter?.text)
      if let shorter { kept.append(shorter) }
    }
    if kept.isEmpty, let first = byImportance.first {
      guard let shorter = cut(first, isBare) else {
        throw .budgetTooSmall(generator: manifest.id, budget: budget ?? 0, at: manifest.path)
      }
      let obstacle = obstacle(to: first, beside: [], isBare) ?? .partUnused
      dropped.removeAll { $0.part == first.part && $0.sentence == first.sentence }
      dropped.append(
        Dropped(
          part: first.part, sentence: first.sentence, reason: obstacle, remaining: shorter.text, origin: first.origin))
      kept = [shorter]
    }
    return kept.sorted(by: Candidate.inOrder)
  }

  /// The beginning of a sentence that no prompt of this generator holds whole.
  private func cut(_ candidate: Candidate, _ isBare: Bool) -> Candidate? {
    HardCut.longest(of: candidate.text) { obstacle(to: candidate.saying($0), beside: [], isBare) == nil }
      .map(candidate.saying)
  }

  private func reason(_ obstacle: Dropped.Reason, _ candidate: Candidate) -> Dropped.Reason {
    guard case .budget(let budget, let unit) = obstacle, candidate.origin == .measured,
      manifest.conditions.contains(where: \.form.isCamera)
    else { return obstacle }
    return .besideCameraFile(budget, unit: unit)
  }

  /// The fewest words of a shortened sentence; fewer say too little for their place.
  private static let shortestClause = 4

  private func shortened(_ candidate: Candidate, beside kept: [Candidate], _ isBare: Bool) -> Candidate? {
    if shape.sentenceLimit.map({ kept.count >= $0 }) == true { return nil }
    let text = ClauseShortener.longest(of: candidate.text) {
      obstacle(to: candidate.saying($0), beside: kept, isBare) == nil
    }
    guard let text, WordCount.count(text) >= Formatter.shortestClause else { return nil }
    return candidate.saying(text)
  }

  /// Why a sentence cannot stand beside these, `nil` where it can. Wishes of the makers bind what was added alone.
  private func obstacle(to candidate: Candidate, beside kept: [Candidate], _ isBare: Bool) -> Dropped.Reason? {
    let isAdded = candidate.origin == .added
    if isAdded, let limit = shape.sentenceLimit, kept.count >= limit { return .sentenceLimit(limit) }
    let wordLimit = isAdded ? manifest.prompt.words?.max : nil
    // Where nothing is counted, putting the text together for each sentence would be work for nothing.
    if budget == nil, wordLimit == nil { return nil }
    let text = assembled((kept + [candidate]).sorted(by: Candidate.inOrder), isBare)
    if let budget, counter.count(text) > budget { return .budget(budget, unit: manifest.text.unit.rawValue) }
    if let wordLimit, WordCount.count(text) > wordLimit { return .wordLimit(wordLimit) }
    return nil
  }

  // MARK: Putting it together

  /// - Parameter kept: in the order of the prompt.
  private func assembled(_ kept: [Candidate], _ isBare: Bool) -> String {
    let parts = manifest.prompt.parts.compactMap { item -> ShapedPart? in
      let part = CaptionPart(item.part)
      let body = Spacing.join(kept.filter { $0.host == part }.map { Formatter.capitalized($0.text) })
      return body.isEmpty ? nil : ShapedPart(part: part, label: item.label ?? shape.label(of: part), body: body)
    }
    let core =
      template?.render(Dictionary(parts.map { ($0.part, $0.body) }, uniquingKeysWith: { first, _ in first }))
      ?? shape.assemble(parts)
    let (prefix, suffix) = isBare ? ("", "") : (manifest.prompt.prefix, manifest.prompt.suffix)
    guard shape.isRunningText else {
      return [prefix, core, suffix].filter { !$0.isEmpty }.joined(separator: "\n")
    }
    let text = Spacing.join([prefix, core, suffix].map { Spacing.collapsed($0) })
    return SentenceEnding.closed(text)
  }

  /// A sentence begins with a capital; words such as "iPhone" keep theirs.
  private static func capitalized(_ sentence: String) -> String {
    guard let first = sentence.first, first.isLowercase else { return sentence }
    let word = sentence.prefix { Letters.isWordPart($0) }
    guard !word.contains(where: \.isUppercase) else { return sentence }
    return first.uppercased() + sentence.dropFirst()
  }

  private func result(_ kept: [Candidate], _ dropped: [Dropped], isBare: Bool) -> FormattedPrompt {
    let text = assembled(kept, isBare)
    let order = CaptionPart.allCases
    let extra = zip(manifest.text.extra, extraCounters).map { encoder, counter in
      let limit = encoder.budget - encoder.reserve
      let read = kept.indices.prefix { counter.count(assembled(Array(kept[...$0]), isBare)) <= limit }.count
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
        KeptSentence(
          part: $0.part, sentence: $0.sentence, text: Formatter.capitalized($0.text), origin: $0.origin)
      },
      // The sort is stable, so the sentences of a part stay in their order of leaving.
      dropped: dropped.sorted { (order.firstIndex(of: $0.part) ?? 0) < (order.firstIndex(of: $1.part) ?? 0) },
      extra: extra, warnings: PromptWarnings.of(manifest, text: text, kept: kept, dropped: dropped))
  }
}
