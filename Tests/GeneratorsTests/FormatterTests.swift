import Captioning
import Claims
import Generators
import Manifests
import Support
import Testing
import Wording

@Suite struct FormatterTests {
  /// As a caption of which a core wrote every word.
  private func format(_ caption: StructuredCaption, _ manifest: GeneratorManifest) throws -> FormattedPrompt {
    try Formatter(manifest).format(caption, usersOwn: [])
  }

  @Test func keepsTheOrderOfTheManifest() throws {
    let manifest = try Fixtures.manifest(budget: nil, prompt: "  parts: [style, dense, camera]\n")
    let caption = StructuredCaption([
      .dense: "A man walks.", .camera: "it pans", .style: "Warm light.", .action: "He walks.",
    ])
    let prompt = try format(caption, manifest)
    #expect(prompt.text == "Warm light. A man walks. It pans.")
    #expect(prompt.dropped == [Dropped(part: .action, sentence: "He walks.", reason: .partUnused, remaining: nil)])
    #expect(prompt.budget == nil)
  }

  @Test func opensBeforeDetailsAndReportsWhatGoes() throws {
    let caption = StructuredCaption([
      .dense: "A man walks home. A dog runs past him. A bird sings in a tree.", .style: "Soft light fills the scene.",
    ])
    let manifest = try Fixtures.manifest(
      budget: 16, encoder: "CLIP-L", prompt: "  parts: [{part: dense, priority: 1}, {part: style, priority: 2}]\n")
    let prompt = try format(caption, manifest)
    #expect(prompt.text == "A man walks home. A dog runs past him.")
    #expect(prompt.dropped.map(\.sentence) == ["A bird sings in a tree.", "Soft light fills the scene."])
    #expect(prompt.dropped.allSatisfy { $0.reason == .budget(16, unit: "tokens") && $0.remaining == nil })
    #expect(prompt.counter == .estimated)
  }

  @Test func clausesAreClosedWhereWholeSentencesDoNotFit() throws {
    let caption = StructuredCaption([
      .dense: "A man walks along the beach, holding a red umbrella, while gulls circle above him."
    ])
    let prompt = try format(caption, Fixtures.manifest(budget: 16, encoder: "CLIP-L"))
    #expect(prompt.text == "A man walks along the beach, holding a red umbrella.")
    #expect(prompt.dropped.first?.remaining == prompt.text)
  }

  @Test func repeatedSentencesStandOnce() throws {
    let caption = StructuredCaption([
      .dense: "A man walks along the beach. The camera pans left.", .camera: "The camera slowly pans left.",
      .action: "A man is walking along the beach.",
    ])
    let prompt = try format(caption, Fixtures.manifest(budget: nil))
    #expect(prompt.text == "A man walks along the beach. The camera slowly pans left.")
    #expect(
      prompt.dropped.map(\.reason) == [.duplicate(of: .camera), .duplicate(of: .dense)])
  }

  @Test func wordsToAvoidGoAndAreReported() throws {
    let manifest = try Fixtures.manifest(
      budget: nil, prompt: "  parts: [dense]\n  avoid: [serene, the image shows]\n")
    let caption = StructuredCaption([.dense: "A serene lake lies still. The image shows a cat. A sign says \"serene\"."]
    )
    let prompt = try format(caption, manifest)
    #expect(prompt.text == "A lake lies still. A sign says \"serene\".")
    #expect(prompt.dropped.map(\.remaining) == ["A lake lies still.", nil])
    #expect(prompt.dropped.map(\.reason) == [.avoided(["serene"]), .avoided(["the image shows"])])
  }

  @Test func headingsAndLineBreaksGo() throws {
    let caption = StructuredCaption([
      .dense: "**Dense caption:** A man\nwalks.", .camera: "4. Camera: It pans.", .style: "Note: warm.",
    ])
    let prompt = try format(caption, Fixtures.manifest(budget: nil))
    #expect(prompt.text == "A man walks. It pans. Note: warm.")
  }

  @Test func quotedTextStaysVerbatim() throws {
    let quoted = "\"GO <b>&amp; WIN!! {{dense}} 100% 它们\""
    let caption = StructuredCaption([.dense: "A sign reads \(quoted) in red."])
    #expect(try format(caption, Fixtures.manifest(budget: nil)).text == "A sign reads \(quoted) in red.")
    let template = try Fixtures.manifest(budget: nil, prompt: "  parts: [dense]\n  template: \"Video: {{dense}}\"\n")
    #expect(try format(caption, template).text == "Video: A sign reads \(quoted) in red.")
  }

  @Test func emphasisGoesButNotInQuotations() throws {
    let caption = StructuredCaption([.dense: "A **bold** man reads \"**SALE** at __main__\" and __walks__ on."])
    #expect(
      try format(caption, Fixtures.manifest(budget: nil)).text
        == "A bold man reads \"**SALE** at __main__\" and walks on.")
  }

  @Test func templates() throws {
    let manifest = try Fixtures.manifest(
      budget: nil,
      prompt: """
          parts: [dense, camera, style]
          template: "{{{dense}}}{{#camera}} Camera: {{{camera}}}{{/camera}}{{^style}} No style.{{/style}}{{! note }}"
        """)
    let text = try format(StructuredCaption([.dense: "A man walks.", .camera: "It pans."]), manifest).text
    #expect(text == "A man walks. Camera: It pans. No style.")
    #expect(try format(StructuredCaption([.dense: "A man walks.", .style: "Warm."]), manifest).text == "A man walks.")
  }

  @Test func forms() throws {
    let caption = StructuredCaption([.dense: "A man walks. He \"stops\".", .camera: "It pans."])
    func text(_ form: String) throws -> String {
      try format(
        caption,
        Fixtures.manifest(
          budget: nil, prompt: "  form: \(form)\n  parts: [dense, {part: camera, label: Shot}]\n  prefix: A film.\n")
      ).text
    }
    #expect(try text("paragraph") == "A film. A man walks. He \"stops\". It pans.")
    #expect(try text("sentence") == "A film. A man walks.")
    #expect(try text("sections") == "A film.\nDense caption:\nA man walks. He \"stops\".\n\nShot:\nIt pans.")
    #expect(try text("fields") == "A film.\nDense caption: A man walks. He \"stops\".\nShot: It pans.")
    #expect(try text("json") == "A film.\n{\"dense\":\"A man walks. He \\\"stops\\\".\",\"Shot\":\"It pans.\"}")
  }

  @Test func limitsOfSentencesAndWords() throws {
    let caption = StructuredCaption([.dense: "A man walks. He stops. He sits.", .style: "Warm light."])
    let two = try format(
      caption, Fixtures.manifest(budget: nil, prompt: "  parts: [{part: dense, max_sentences: 2}, style]\n"))
    #expect(two.text == "A man walks. He stops. Warm light.")
    #expect(two.dropped.map(\.reason) == [.sentenceLimit(2)])
    let words = try format(
      caption, Fixtures.manifest(budget: nil, prompt: "  parts: [dense, style]\n  words: {max: 7}\n"))
    #expect(words.text == "A man walks. He stops. Warm light.")
    #expect(words.dropped.map(\.reason) == [.wordLimit(7)])
    #expect(words.wordCount == 7)
  }

  @Test func charactersAndReserve() throws {
    let caption = StructuredCaption([.dense: "A man walks. He stops."])
    let prompt = try format(caption, Fixtures.manifest(budget: 15, unit: "characters", reserve: 3))
    #expect(prompt.text == "A man walks.")
    #expect(prompt.budget == 12)
    #expect(prompt.tokenCount == 12)
    #expect(prompt.counter == .exact)
  }

  @Test func furtherEncoders() throws {
    let manifest = try Fixtures.manifest(
      budget: 100, encoder: "LLaVA-Llama-3-8B", extra: "  extra: [{encoder: CLIP-L, budget: 8, reserve: 2}]\n")
    let prompt = try format(StructuredCaption([.dense: "A man walks home. He stops there."]), manifest)
    #expect(prompt.text == "A man walks home. He stops there.")
    let reading = try #require(prompt.extra.first)
    #expect(reading.encoder == "CLIP-L" && reading.counter == .estimated)
    #expect(reading.tokenCount == TokenEstimate(.clip).count(prompt.text) && reading.budget == 6)
    #expect(reading.sentencesRead == 1)
  }

  @Test func noClauseBorderIsCutBetweenWords() throws {
    let caption = StructuredCaption([.dense: "A " + String(repeating: "very ", count: 3000) + "long walk"])
    let prompt = try format(caption, Fixtures.manifest(budget: 20))
    #expect(prompt.tokenCount <= 20)
    #expect(SentenceEnding.isClosed(prompt.text))
    #expect(prompt.dropped.first?.remaining == prompt.text)
    for text in [String(repeating: "a", count: 10_000), String(repeating: "字", count: 10_000)] {
      let prompt = try format(StructuredCaption([.dense: text]), Fixtures.manifest(budget: 20))
      #expect(prompt.tokenCount <= 20 && prompt.text.count > 5)
      #expect(SentenceEnding.isClosed(prompt.text))
    }
  }

  @Test func nothingToSayIsAnError() throws {
    let manifest = try Fixtures.manifest(budget: 100)
    #expect(throws: FormatError.emptyCaption(generator: "invented")) { try format(StructuredCaption([:]), manifest) }
    #expect(throws: FormatError.emptyCaption(generator: "invented")) {
      try format(StructuredCaption([.dense: " ... ", .camera: "—"]), manifest)
    }
    #expect(throws: FormatError.budgetTooSmall(generator: "invented", budget: 1, at: "invented.yaml")) {
      try format(StructuredCaption([.dense: "A man walks."]), Fixtures.manifest(budget: 1))
    }
  }

  @Test func aRealTokenizerIsUsedWhereGiven() throws {
    struct Letters: TokenCounter {
      let kind = CountKind.exact
      func count(_ text: String) -> Int { text.count }
    }
    let prompt = try Formatter(Fixtures.manifest(budget: 20), counter: Letters())
      .format(StructuredCaption([.dense: "A man walks. He stops now."]))
    #expect(prompt.text == "A man walks.")
    #expect(prompt.counter == .exact)
  }
}
