import Captioning
import Claims
import Generators
import Manifests
import Support
import TestSupport
import Testing
import Wording

/// Made-up captions of all sorts through every manifest that ships, and through tight budgets.
@Suite struct BudgetPropertyTests {
  private static let pieces = [
    "A man walks along the beach, holding a red umbrella, while gulls circle above him.",
    "The camera pans left and slowly pushes in.", "The camera slowly pans left.", "Warm, soft light fills the room",
    "She says \"Wait. Do not go!\" and smiles.", "一位女子在雨中走过石桥，镜头从右向左平移。", "He weighs approx. 80 kg (says Dr. Roe).",
    "A woman in a blue dress dances; her shadow follows.", "As the sun sets, the old dog sleeps.",
    "Une femme traverse la place, tandis que la caméra recule.", "Neon signs read “ЗАКРЫТО” and \"SALE 50%\".",
    "The scene is calm, with long shadows, pale colours, and a thin mist over the lake, evoking a quiet morning.",
    "dust", "…", "A cat 🐱 sleeps!", "There is a long, winding road through the hills", "It is 5 p.m. The bell rings.",
    "Kaleidoscopic, iridescent chrysanthemums shimmer phantasmagorically amid bioluminescent jellyfish.",
  ]

  private static func caption(_ random: inout SplitMix) -> StructuredCaption {
    var parts: [CaptionPart: String] = [:]
    for part in CaptionPart.allCases where random.next(below: 8) > 0 {
      parts[part] = (0...random.next(below: 9)).map { _ in random.pick(pieces) }.joined(separator: " ")
    }
    return StructuredCaption(parts)
  }

  /// As a caption of a core, as one of the user's own, and as one whose dense part the user wrote.
  private func check(_ manifest: GeneratorManifest, _ caption: StructuredCaption) throws {
    for usersOwn in [[], nil, [caption[.dense]]] { try check(manifest, caption, usersOwn) }
  }

  private func check(_ manifest: GeneratorManifest, _ caption: StructuredCaption, _ usersOwn: [String]?) throws {
    let prompt: FormattedPrompt
    do {
      prompt = try Formatter(manifest).format(caption, usersOwn: usersOwn)
    } catch {
      #expect(error == .emptyCaption(generator: manifest.id))
      return
    }
    let estimate = TokenEstimate(encoder: manifest.text.encoder)
    let counter: any TokenCounter = manifest.text.unit == .characters ? CharacterCounter() : estimate
    #expect(prompt.tokenCount == counter.count(prompt.text))
    #expect(prompt.tokenCount <= (manifest.text.budget ?? .max) - manifest.text.reserve, "\(prompt.text)")
    var said = prompt.text
    switch manifest.prompt.form {
    case .paragraph, .sentence:
      #expect(SentenceEnding.isClosed(prompt.text), "\(prompt.text)")
      let breaks = prompt.text.filter(\.isNewline)
      #expect(breaks.isEmpty)
    case .json: said = try Fixtures.strings(in: JSONParser.parse(prompt.text)).joined(separator: "\n")
    case .fields, .sections: break
    }
    if let most = manifest.prompt.words?.max, usersOwn == [] { #expect(prompt.wordCount <= most) }
    // The user's words are as they were: no word is lost but at the budget, and then with a warning.
    let fell = prompt.dropped.filter(\.isUsersAndFell)
    for drop in fell {
      guard case .budget = drop.reason else {
        Issue.record("\(manifest.id): \(drop)")
        continue
      }
    }
    #expect(fell.isEmpty || !prompt.warnings.isEmpty)

    // Every sentence of the caption is either kept or accounted for, and none twice.
    var wanted: [String] = []
    for part in CaptionPart.allCases {
      wanted += SentenceSplitter.sentences(of: caption[part]).map(SentenceEnding.closed).filter { !$0.isEmpty }
        .map { "\(part.rawValue): \($0)" }
    }
    // The list of film terms in front is made of the caption's words and is none of its sentences.
    func isTerms(_ text: String) -> Bool { manifest.prompt.terms != nil && MakerExampleTests.isList(text) }
    let gone = prompt.dropped.filter { $0.remaining == nil && !isTerms($0.sentence) }
      .map { "\($0.part.rawValue): \($0.sentence)" }
    let sentences = prompt.kept.filter { !isTerms($0.text) }
    let kept = sentences.map { "\($0.part.rawValue): \($0.sentence)" }
    #expect((gone + kept).sorted() == wanted.sorted())
    // What is shortened says so, and what is kept is in the text.
    for sentence in sentences {
      #expect(said.contains(sentence.text), "\(sentence.text)")
      let first = sentence.sentence.first?.uppercased() ?? ""
      guard sentence.text.dropFirst() != sentence.sentence.dropFirst() || !first.hasPrefix(sentence.text.prefix(1))
      else {
        continue
      }
      #expect(prompt.dropped.contains { $0.sentence == sentence.sentence && $0.remaining != nil }, "\(sentence.text)")
    }
  }

  @Test(arguments: ShippedManifestTests.facts.map(\.id)) func shippedManifests(_ id: String) throws {
    let manifest = try Fixtures.manifest(id)
    var random = SplitMix(seed: 11)
    for _ in 0..<60 { try check(manifest, BudgetPropertyTests.caption(&random)) }
    try check(manifest, Fixtures.caption)
  }

  @Test(arguments: ["T5-XXL", "CLIP-L", "LLaVA-Llama-3-8B", "something new"])
  func tightBudgets(_ encoder: String) throws {
    var random = SplitMix(seed: 5)
    for budget in [5, 8, 13, 21, 34, 55, 77, 120] {
      let manifest = try Fixtures.manifest(
        budget: budget, encoder: encoder, reserve: 2,
        prompt: """
            parts: [{part: dense, priority: 2}, {part: camera, priority: 1}, style, action, main_object]
            avoid: [calm, blue, slowly]
            suffix: High quality.
          """)
      for _ in 0..<20 {
        let caption = BudgetPropertyTests.caption(&random)
        do {
          let prompt = try Formatter(manifest).format(caption, usersOwn: [])
          #expect(prompt.tokenCount <= budget - 2)
          #expect(SentenceEnding.isClosed(prompt.text))
          #expect(prompt.text.hasSuffix("High quality."))
        } catch {
          if case .budgetTooSmall = error { #expect(budget <= 13) }
        }
      }
    }
  }

  @Test(arguments: ["T5-XXL", "CLIP-L"])
  func sentencesAreAccountedForUnderTightBudgets(_ encoder: String) throws {
    var random = SplitMix(seed: 9)
    for budget in [21, 40, 77] {
      let manifest = try Fixtures.manifest(budget: budget, encoder: encoder)
      for _ in 0..<30 { try check(manifest, BudgetPropertyTests.caption(&random)) }
    }
  }

  /// A caption of a megabyte is phrased in the time of one.
  @Test(.timeLimit(.minutes(1))) func hugeCaption() throws {
    let dense = String(
      repeating: "A man walks along the beach, holding a red umbrella. The dog sleeps, 1, 2, 3, ", count: 10_000)
    let prompt = try Formatter(Fixtures.manifest("cogvideox")).format(StructuredCaption([.dense: dense]))
    #expect(prompt.tokenCount <= 225)
  }
}
