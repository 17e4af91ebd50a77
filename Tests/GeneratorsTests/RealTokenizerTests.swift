import Captioning
import Claims
import Generators
import Manifests
import Support
import TestSupport
import Testing
import Tokenization

/// Budgets counted by tokenizers of the three kinds, trained small for these tests.
@Suite struct RealTokenizerTests {
  private static func path(_ name: String) -> String { TestFiles.golden("TokenizationTests", "TextEncoders/\(name)") }

  /// A tokenizer of the kind that an encoder has.
  private static func file(of encoder: String) -> String {
    switch TokenEstimate.Family(encoder: encoder) {
    case .clip: path("clip")
    case .sentencePiece: path("unigram")
    case .byteLevel, nil: path("llama3")
    }
  }

  /// Captions of 40 to 500 words from a few templates; what matters is where the budget falls in them.
  static func caption(_ seed: UInt64) -> StructuredCaption {
    var random = SeededGenerator(seed: seed)
    func pick(_ words: [String]) -> String { words.randomElement(using: &random) ?? "" }
    let who = ["a woman in a red coat", "two children", "an old man with a grey beard", "a white horse", "the dancer"]
    let does = ["walks slowly along the wet sand", "turns around", "waves with both arms", "sits down", "runs away"]
    let place = ["a quiet beach at dusk", "a narrow street", "a meadow full of flowers", "an empty corridor"]
    let more = [
      "while the light grows warmer", "and a gull crosses the sky", "before the others arrive",
      "as rain begins to fall",
      "with 3.5 m between them", "though nobody looks",
    ]
    func sentence() -> String {
      var text = "\(pick(who)) \(pick(does)) in \(pick(place))"
      for _ in 0..<Int.random(in: 0...4, using: &random) { text += ", \(pick(more))" }
      return text.prefix(1).uppercased() + text.dropFirst() + "."
    }
    let bodies = CaptionPart.allCases.map { part in
      let count = Int.random(in: 1...(part == .dense ? 8 : 3), using: &random)
      return (part, (0..<count).map { _ in sentence() }.joined(separator: " "))
    }
    return StructuredCaption(Dictionary(bodies, uniquingKeysWith: { first, _ in first }))
  }

  /// `A2C_CAPTIONS` says how many; `make soak` takes 1,000.
  private static let count = Environment.variable("A2C_CAPTIONS").flatMap(UInt64.init) ?? 30

  @Test func noBudgetIsExceeded() throws {
    let registry = try GeneratorRegistry(folders: [Fixtures.folder])
    let manifests = try registry.ids.map { try registry.manifest($0) }.filter {
      $0.text.budget != nil && $0.text.unit == .tokens
    }
    #expect(manifests.count > 25)
    let encoders = Set(manifests.map(\.text.encoder) + manifests.flatMap { $0.text.extra.map(\.encoder) })
    let shelf = TokenizerShelf(named: Dictionary(uniqueKeysWithValues: encoders.map { ($0, Self.file(of: $0)) }))
    let captions = (0..<Self.count).map { Self.caption($0) }
    var shortened = 0
    for manifest in manifests {
      let formatter = try Formatter(manifest, tokenizers: shelf)
      let tokenizer = try TextEncoderTokenizer.open(Self.file(of: manifest.text.encoder))
      let budget = try #require(manifest.text.budget) - manifest.text.reserve
      for (index, caption) in captions.enumerated() {
        let prompt = try formatter.format(caption, usersOwn: index.isMultiple(of: 4) ? nil : [])
        #expect(prompt.counter == .exact)
        let count = tokenizer.tokens(of: prompt.text).count
        #expect(count == prompt.tokenCount && count <= budget, "\(manifest.id): \(count) of \(budget)")
        if [.paragraph, .sentence].contains(manifest.prompt.form) {
          #expect(".!?".contains(prompt.text.last ?? " "), "\(manifest.id): \(prompt.text.suffix(40))")
        }
        if !prompt.dropped.isEmpty { shortened += 1 }
      }
    }
    #expect(shortened > 10 * Int(Self.count))
  }

  @Test func theShelfKnowsWhatWasNamed() throws {
    #expect(TokenizerShelf.slug("Gemma 3 12B") == "gemma-3-12b")
    #expect(TokenizerShelf.slug("T5-XXL") == "t5-xxl")
    let shelf = TokenizerShelf(named: ["t5 xxl": Self.path("unigram"), "mochi-1": Self.path("clip")])
    let named = try #require(try shelf.counter(encoder: "T5-XXL", generator: "cogvideox", file: nil))
    let unigram = try TextEncoderTokenizer.open(Self.path("unigram/spiece.model"))
    #expect(named.count("A woman walks.") == unigram.tokens(of: "A woman walks.").count)
    // A generator's own name goes before its encoder's.
    let own = try #require(try shelf.counter(encoder: "T5-XXL", generator: "mochi-1", file: nil))
    let clip = try TextEncoderTokenizer.open(Self.path("clip"))
    #expect(own.count("A woman walks.") == clip.tokens(of: "A woman walks.").count)
    #expect(try shelf.counter(encoder: "CLIP-L", generator: "cogvideox", file: nil) == nil)
    #expect(throws: TokenizerError.self) {
      try TokenizerShelf(named: ["clip-l": "/nonexistent"]).counter(encoder: "CLIP-L", generator: "x", file: nil)
    }
  }
}
