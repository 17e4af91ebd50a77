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
  let manifest: GeneratorManifest
  let counter: any TokenCounter
  /// Of the encoders beside the first, in the manifest's order.
  let extraCounters: [any TokenCounter]
  let avoided: AvoidedWords
  let template: ShapedTemplate?
  let escaping: PromptEscaping
  /// What shots take of the budget.
  private var shotCost = 0
  /// Film terms of the caption.
  private(set) var terms = FilmTerms([])

  /// - Parameters:
  ///   - counter: counts for the first encoder in place of what the shelf has.
  ///   - tokenizers: the encoders' own tokenizers; where one is not at hand its cost is estimated.
  ///   - escaping: for a reader in front of the encoder that gives some characters a meaning.
  /// - Throws: ``FormatError/template(problem:hint:at:)``, ``FormatError/tokenizer(_:)``
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
    let shape = manifest.prompt.form.shape
    template = try manifest.prompt.template.map { template throws(FormatError) in
      try ShapedTemplate(template, shape, path: manifest.path)
    }
  }

  var shape: any PromptShape.Type { manifest.prompt.form.shape }
  var budget: Int? { manifest.text.budget.map { $0 - manifest.text.reserve - shotCost } }

  /// The prompt.
  /// - Parameters:
  ///   - usersOwn: the user's sentences, as the user wrote them; `nil` where the whole caption is the user's own.
  ///   - measured: sentences that conditions measured, such as the camera's way.
  ///   - shots: the shots of the run, told behind the caption where the generator takes several.
  /// - Throws: ``FormatError`` where the caption has no text for this generator, or the budget holds none of it.
  package func format(
    _ caption: StructuredCaption, usersOwn: [String]? = nil, measured: [String] = [], shots: ShotText
  ) throws(FormatError) -> FormattedPrompt {
    guard !shots.isEmpty else { return try format(caption, usersOwn: usersOwn, measured: measured) }
    let told = shots.text(for: manifest)
    var shorter = self
    shorter.shotCost = told.text.isEmpty ? 0 : counter.count(told.text) + 1
    if let left = shorter.budget, left < 1 {
      throw .budgetTooSmall(generator: manifest.id, budget: left + shorter.shotCost, at: manifest.path)
    }
    let prompt = try shorter.format(caption, usersOwn: usersOwn, measured: measured)
    return prompt.with(
      shots: ShotText.put(escaping.apply(to: told.text), into: prompt.text), warnings: told.warnings,
      cost: shorter.shotCost)
  }

  /// The same for a caption that is one shot.
  package func format(
    _ caption: StructuredCaption, usersOwn: [String]? = nil, measured: [String] = []
  ) throws(FormatError) -> FormattedPrompt {
    var dropped: [Dropped] = []
    var candidates = candidates(of: caption, SentenceOwners(usersOwn: usersOwn, measured: measured), &dropped)
    var filled = self
    filled.terms = FilmTerms(candidates.map { ($0.part, $0.text) })
    // A sentence that may yet fall at its part's limit must not take another's place; behind the limit it may.
    removeRepeats(&candidates, &dropped, isLimited: false)
    limitSentences(&candidates, &dropped)
    removeRepeats(&candidates, &dropped, isLimited: true)
    filled.tellTerms(&candidates, &dropped)
    guard !candidates.isEmpty else { throw .emptyCaption(generator: manifest.id) }
    let (kept, isBare) = try filled.fillWithoutRetelling(candidates, &dropped)
    return filled.result(kept, dropped, isBare: isBare)
  }

  // MARK: Putting it together

  /// - Parameter kept: in the order of the prompt.
  func assembled(_ kept: [Candidate], _ isBare: Bool) -> String {
    let parts = manifest.prompt.parts.compactMap { item -> ShapedPart? in
      let part = item.part
      let body = Spacing.join(kept.filter { $0.host == part }.map { Formatter.capitalized($0.text) })
      return body.isEmpty ? nil : ShapedPart(part: part, label: item.label ?? shape.label(of: part), body: body)
    }
    let core =
      template?.render(
        Dictionary(parts.map { ($0.part, $0.body) }, uniquingKeysWith: { first, _ in first }), terms: terms.found,
        subject: SubjectFacts(kept.filter { $0.host == .mainObject }.map(\.text)).found, known: manifest.prompt.known)
      ?? shape.assemble(parts)
    let (prefix, suffix) = isBare ? ("", "") : (manifest.prompt.prefix, manifest.prompt.suffix)
    guard shape.isRunningText else {
      return [prefix, core, suffix].filter { !$0.isEmpty }.joined(separator: "\n")
    }
    let text = Spacing.join([prefix, core, suffix].map { Spacing.collapsed($0) })
    return SentenceEnding.closed(text)
  }

  /// A sentence begins with a capital; words such as "iPhone" keep theirs.
  static func capitalized(_ sentence: String) -> String {
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
