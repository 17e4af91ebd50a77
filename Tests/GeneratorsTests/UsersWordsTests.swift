import Claims
import Generators
import Manifests
import Support
import TestSupport
import Testing

/// What the user wrote reaches every generator, whole and as it is, as far as its encoder reads.
@Suite struct UsersWordsTests {
  /// Prompts as people write them: tags, quotations, lists, several sentences, other scripts, no full stop, capitals.
  private static let prompts = [
    "a tiny fox asleep in a teacup", "SUNSET OVER THE HARBOUR, 8k, masterpiece, (best quality:1.2), no people",
    "Show me two dogs chasing a frisbee at the beach. Slow motion. Then one of them falls over!",
    "A shop window at night; the sign says \"Bäckerei Müller & Söhne – 50% off\" in red neon.",
    "medium shot, an old potter throws a vase, her hands wet with clay… warm window light, 35mm film look, shallow focus",
    "He opens the letter. He reads it. He folds it. He puts it away. He looks up. He smiles. It begins to rain.",
    "Camera: slow push in. Style: watercolour. A lighthouse stands in fog, amazing and serene, in this video of the coast.",
    "- a red car\n- a blue truck\n- both race through the desert", "Une vieille dame danse sous la pluie, Paris, 1950.",
    "The image shows a cat. The cat is not black. The cat is not asleep. A mouse, which it has not seen, sits behind it.",
    "A man walks along the beach. A man is walking along the beach. The man walks slowly along the beach at dusk.",
  ]

  private func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  private func said(_ prompt: FormattedPrompt, _ manifest: GeneratorManifest) throws -> String {
    manifest.prompt.form == .json
      ? Fixtures.strings(in: try JSONParser.parse(prompt.text)).joined(separator: " ") : prompt.text
  }

  private static let camera = ["The camera dollies forward.", "The camera trucks left, then pans right by 20°."]

  private static func caption(_ text: String, _ index: Int) -> StructuredCaption {
    StructuredCaption([.dense: text, .camera: camera[index % 2]])
  }

  /// Whether all words of the text are in the prompt, in their order; only a text that the encoder cannot hold may lose any.
  private func check(_ text: String, _ index: Int, _ manifest: GeneratorManifest, _ formatter: Formatter) throws {
    let caption = Self.caption(text, index)
    for usersOwn in [nil, [text]] {
      let prompt = try formatter.format(caption, usersOwn: usersOwn, measured: [Self.camera[index % 2]])
      var rest = words(try said(prompt, manifest))[...]
      let missing = words(text).filter { word in
        guard let place = rest.firstIndex(of: word) else { return true }
        rest = rest[(place + 1)...]
        return false
      }
      guard !missing.isEmpty else { continue }
      let budget =
        try #require(manifest.text.budget, "\(manifest.id) lost \(missing) of: \(text)") - manifest.text.reserve
      let cost = TokenEstimate(encoder: manifest.text.encoder).count(caption[.dense])
      #expect(cost > budget, "\(manifest.id) lost \(missing) of: \(text)")
      #expect(prompt.warnings.contains { $0.contains("your own") })
    }
  }

  @Test(arguments: AllPromptsTests.ids) func noWordIsLost(_ id: String) throws {
    let manifest = try Fixtures.manifest(id)
    let formatter = try Formatter(manifest)
    for (index, text) in Self.prompts.enumerated() { try check(text, index, manifest, formatter) }
  }

  /// The real prompts, where they are at hand.
  @Test(arguments: AllPromptsTests.ids) func noWordOfRealPromptsIsLost(_ id: String) throws {
    guard let data = TestFiles.data else { return }
    let lines = String(decoding: try FileSystem.read("\(data)/prompts/prompts.jsonl", limit: 1 << 22), as: UTF8.self)
    let manifest = try Fixtures.manifest(id)
    let formatter = try Formatter(manifest)
    for (index, line) in lines.split(separator: "\n").enumerated() {
      let text = try #require(try JSONParser.parse(Array(line.utf8))["text"]?.stringValue)
      try check(text, index, manifest, formatter)
    }
  }

  // MARK: Soft wishes

  private let wishes = """
      parts: [{part: camera, max_sentences: 1}, {part: dense, max_sentences: 1}, style]
      words: {max: 12}
      avoid: [serene]
    """

  @Test func wishesBindWhatWasAdded() throws {
    let manifest = try Fixtures.manifest(budget: nil, prompt: wishes)
    let caption = StructuredCaption([
      .dense: "A serene lake lies still. A boy skips stones. A heron watches him. Serene hills rise.",
      .mainObject: "A boy.", .camera: "The camera pans left. It stops.", .style: "Serene light.", .action: "He waves.",
    ])
    let prompt = try Formatter(manifest).format(
      caption, usersOwn: ["a serene lake lies still", "A boy skips stones", "he waves"],
      measured: ["The camera pans left."])
    #expect(prompt.text == "The camera pans left. A serene lake lies still. A boy skips stones. He waves.")
    #expect(prompt.warnings.isEmpty)
    #expect(prompt.kept.map(\.origin) == [.measured, .user, .user, .user])
    #expect(prompt.dropped.allSatisfy { $0.origin == .added && $0.remaining == nil })
    // Of nobody's words in particular, all are the user's.
    let own = try Formatter(manifest).format(caption)
    #expect(own.wordCount > 12 && own.text.contains("Serene hills rise.") && own.text.contains("It stops."))
  }

  @Test func oneSentenceFormsHoldAllOfThem() throws {
    let prompt = try Formatter(Fixtures.manifest("cameractrl")).format(
      StructuredCaption([.dense: "A fox runs. It leaps over a log. Leaves fly.", .camera: "The camera pans left."]),
      usersOwn: ["A fox runs. It leaps over a log."], measured: ["The camera pans left."])
    #expect(prompt.text == "A fox runs. It leaps over a log. The camera pans left.")
  }

  // MARK: The budget

  @Test func theLastOfThemFallWhole() throws {
    let manifest = try Fixtures.manifest(budget: 17, encoder: "CLIP-L", prompt: "  parts: [dense, camera]\n")
    let text = "A man walks home. A dog runs past him, while rain falls on the quiet street. A bird sings in a tree."
    let prompt = try Formatter(manifest).format(
      StructuredCaption([.dense: text + " He is glad.", .camera: "The camera pans left."]), usersOwn: [text],
      measured: ["The camera pans left."])
    #expect(prompt.text == "A man walks home. A bird sings in a tree.")
    let warning = try #require(prompt.warnings.first)
    #expect(warning.contains("of your own is left out") && warning.contains("A dog runs past him, while rain"))
    #expect(BundleReport.summary(prompt)?.hasPrefix("invented: a sentence of your own is left out") == true)
    let report = BundleReport.json(BundleContent(prompt, for: manifest, conditions: []))
    #expect(report["warnings"]?.arrayValue?.count == 1)
    #expect(report["dropped"]?.arrayValue?.first?["yours"] == true)
  }

  /// A beginning is more than nothing where no prompt holds the first sentence.
  @Test func aFirstSentenceThatIsTooLongIsCut() throws {
    let manifest = try Fixtures.manifest(budget: 12, encoder: "CLIP-L", prompt: "  parts: [dense]\n")
    let text = "A man in a long grey coat walks through the empty station towards the last train. Photorealistic."
    let prompt = try Formatter(manifest).format(StructuredCaption([.dense: text]))
    #expect(prompt.text.hasPrefix("A man in a long grey coat walks"))
    #expect(prompt.warnings.contains { $0.hasPrefix("your own words are cut") })
  }

  @Test func whatTheMakersPutAroundGivesWay() throws {
    let manifest = try Fixtures.manifest(
      budget: 18, encoder: "CLIP-L", prompt: "  parts: [dense, style]\n  prefix: Realistic, High-quality.\n")
    let text = "A man walks home. A dog runs past him on the road."
    let prompt = try Formatter(manifest).format(StructuredCaption([.dense: text]))
    #expect(prompt.text == text && prompt.warnings.isEmpty)
    let added = try Formatter(manifest).format(StructuredCaption([.dense: text]), usersOwn: [])
    #expect(added.text.hasPrefix("Realistic, High-quality."))
  }

  @Test func theCameraAsAFileMayBeLeftOut() throws {
    let text = String(repeating: "A red fox runs and jumps over a log in the wet green forest. ", count: 3)
    let sentences = "One two three. " + text
    let prompt = try Formatter(Fixtures.manifest("cameractrl")).format(
      StructuredCaption([
        .dense: sentences + "The camera dollies forward over the whole long way, then it pans to the left by 20° "
          + "and stays there for a while, while it rolls clockwise, and after that it cranes up and out, and on, and on, "
          + "and tilts down, and trucks to the right, and then dollies back to where it had been at the beginning."
      ]), usersOwn: [sentences],
      measured: [
        "The camera dollies forward over the whole long way, then it pans to the left by 20° and stays there for a while, "
          + "while it rolls clockwise, and after that it cranes up and out, and on, and on, and tilts down, and trucks to "
          + "the right, and then dollies back to where it had been at the beginning."
      ])
    let reason = try #require(prompt.dropped.last).reason.description
    #expect(reason.contains("the camera's path reaches the generator as a file"))
    #expect(prompt.warnings.isEmpty)
  }

  // MARK: Whose words

  @Test func theyAreFoundAgain() throws {
    let manifest = try Fixtures.manifest(budget: nil, prompt: "  parts: [dense]\n  words: {max: 1}\n")
    func kept(_ dense: String, _ own: [String]) throws -> String {
      try Formatter(manifest).format(StructuredCaption([.dense: dense]), usersOwn: own).text
    }
    // Cut otherwise, in other cases, with a phrase that a measurement contradicted taken out, inside a longer sentence.
    #expect(try kept("A boat sails. It rains. We see a cat.", ["a boat sails — it rains"]) == "A boat sails. It rains.")
    #expect(
      try kept("Two dogs run on the beach. We see a cat.", ["Two dogs run on the beach while the camera pans left."])
        == "Two dogs run on the beach.")
    #expect(
      try kept("Here a white boat sails. We see a cat.", ["A white boat sails"]) == "Here a white boat sails.")
    #expect(try kept("一只狗在跑。一只猫在睡。", ["一只狗在跑"]) == "一只狗在跑。")
  }

  /// A phrase of the user's sentence says nothing beside it, and nothing stands twice.
  @Test func nothingStandsTwice() throws {
    let text = "A small red boat drifts on a foggy lake at dawn, no people, watercolour style."
    let caption = StructuredCaption([
      .dense: text + " The camera dollies forward.", .mainObject: "A small red boat.",
      .background: "A foggy lake at dawn.",
      .camera: "The camera dollies forward.", .style: "Watercolour style.", .action: text,
    ])
    for id in AllPromptsTests.ids where id != "cosmos3" {
      let prompt = try Formatter(Fixtures.manifest(id)).format(
        caption, usersOwn: [text], measured: ["The camera dollies forward."])
      for once in [text, "The camera dollies forward."] {
        #expect(prompt.text.components(of: once) == 1, "\(id): \(prompt.text)")
      }
      #expect(!prompt.text.contains("Watercolour style.") && !prompt.text.contains("A small red boat."), "\(id)")
    }
  }

  // MARK: Languages

  @Test(
    arguments: [
      ("cogvideox", "一只可爱的柯基犬在公园里玩耍", "Chinese"), ("ltx-video", "A sign says 開店.", "Chinese"),
      ("cameractrl", "Кот спит на диване.", "Cyrillic"), ("mochi-1", "犬が公園で走る。", "Japanese"),
      ("wan2.1", "一只可爱的柯基犬在公园里玩耍", nil), ("cogvideox", "Une café à Zürich.", nil),
      ("hunyuanvideo-1.5", "一只可爱的柯基犬", nil),
    ] as [(String, String, String?)])
  func languages(_ id: String, _ text: String, _ script: String?) throws {
    let prompt = try Formatter(Fixtures.manifest(id)).format(StructuredCaption([.dense: text]))
    #expect(prompt.warnings.count == (script == nil ? 0 : 1))
    if let script { #expect(prompt.warnings.first?.contains("holds \(script) text") == true) }
  }
}

extension String {
  /// How often a text stands in it.
  fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}

@Suite struct CaptionOwnersTests {
  private let scratch = RegistryTests.Scratch()

  private func read(_ text: String) throws -> CaptionRecord {
    try scratch.write(text, to: "caption")
    return try CaptionFile.read(scratch.path + "/caption")
  }

  @Test func unspecifiedParts() throws {
    let nulls =
      #"{"dense": "A cat.", "main_object": null, "background": null, "camera": null, "style": null, "action": null}"#
    let headings =
      "1. Dense caption: A cat.\n2. Main object caption:\n3. Background caption: \n4. Camera caption:\n"
      + "5. Style caption:\n6. Action caption:"
    for text in [nulls, headings, "```json\n\(nulls)\n```", "Here it is:\n\n~~~\n\(headings)\n~~~\nDone."] {
      let record = try read(text)
      #expect(record.caption == StructuredCaption([.dense: "A cat."]))
      #expect(record.usersOwn == nil)
    }
    for id in AllPromptsTests.ids {
      let manifest = try Fixtures.manifest(id)
      let prompt = try Formatter(manifest).format(StructuredCaption([.dense: "A cat sleeps."]))
      guard manifest.prompt.template == nil else { continue }
      // Of named fields the first has it.
      let label = manifest.prompt.form == .fields ? manifest.prompt.parts.first?.label.map { $0 + ":" } : nil
      let around = [manifest.prompt.prefix, label ?? "", "A cat sleeps.", manifest.prompt.suffix].filter { !$0.isEmpty }
      #expect(prompt.text == around.joined(separator: " "), "\(id)")
    }
  }

  @Test func aRunTellsTheUsersSentences() throws {
    let caption = StructuredCaption([.dense: "A cat sleeps. The camera pans left."]).json.text()
    let record = try read(
      """
      {"user": ["A cat sleeps."], "caption": \(caption), "claims": [
        {"aspect": "subject", "sentence": "a cat sleeps", "source": "prompt"},
        {"aspect": "camera", "sentence": "The camera pans left.", "source": "condition 0", "certainty": 1},
        {"aspect": "camera", "sentence": "The camera shakes.", "source": "condition 0", "certainty": 0.2},
        {"aspect": "layout", "sentence": "A figure stands left.", "source": {"condition": 1}},
        {"aspect": "camera", "sentence": "The camera rises.", "source": "both", "certainty": 0.9}]}
      """)
    #expect(record.usersOwn == ["A cat sleeps.", "a cat sleeps", "The camera rises."])
    #expect(record.measured == ["The camera pans left.", "The camera rises."])
    #expect(try read("{\"prompt\": \"A cat sleeps\", \"caption\": \(caption)}").usersOwn == ["A cat sleeps"])
    #expect(try read("{\"user\": [], \"caption\": \(caption)}").usersOwn == [])
    #expect(try read("{\"caption\": \(caption)}").usersOwn == nil)
  }
}
