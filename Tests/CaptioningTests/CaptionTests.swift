import Captioning
import Claims
import Conditions
import Manifests
import Qwen2VL
import Support
import TestSupport
import Testing
import Tokenization

/// The grammar holds whatever the model would rather write.
@Suite struct CaptionTests {
  /// Checks all that every caption promises.
  func check(_ recording: Recording, limit: Int, _ note: Comment) {
    let (answer, caption) = (recording.answer, recording.answer.caption)
    #expect(caption.isComplete, note)
    #expect(answer.tokens.count <= limit, note)
    #expect(answer.text == caption.text, note)
    #expect(recording.streamed == answer.text, note)
    let lines = answer.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    #expect(lines.count == 6, note)
    for (index, (part, line)) in zip(CaptionPart.allCases, lines).enumerated() {
      let heading = "\(index + 1). \(part.heading): "
      #expect(line.hasPrefix(heading), note)
      let body = line.dropFirst(heading.count)
      #expect(body.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }, note)
    }
    #expect((try? StructuredCaption(text: answer.text)) == caption, note)
  }

  @Test("A model of random weights", arguments: 0..<30)
  func random(seed: Int) throws {
    let tiny = try TinyModel(seed: UInt64(seed))
    let model = try tiny.open()
    let prompt = try textPrompt(model.tokenizer)
    for temperature in [0, 1, 8] as [Double] {
      for limit in stride(from: 6 + seed % 7, through: 60, by: 9) {
        let settings = CaptionSettings(maxTokens: limit, seed: UInt64(seed), temperature: temperature)
        check(try Recording(model.core, prompt, settings), limit: limit, "\(limit) tokens at \(temperature)")
      }
    }
  }

  @Test("The bundled model's sizes, and the same caption twice")
  func nano() throws {
    let scratch = ScratchFolder()
    let folder = scratch.file("nano")
    try ModelWriter.writeNano(to: folder, seed: 7)
    let model = try LocalModel(name: "nano", folder: folder)
    #expect(model.unusedWeights.isEmpty)
    #expect(model.notice?.contains("untrained") == true)
    #expect(model.promptStyle == .plain)
    #expect(model.encoders.map(\.id) == [.vision, .motion, .camera])
    let prompt = try textPrompt(model.tokenizer)
    for temperature in [0, 1] as [Double] {
      let settings = CaptionSettings(maxTokens: 40, seed: 3, temperature: temperature)
      let first = try Recording(model.core, prompt, settings)
      check(first, limit: 40, "at \(temperature)")
      let second = try Recording(LocalModel(name: "nano", folder: folder).core, prompt, settings)
      #expect(first.events == second.events)
      #expect(first.answer.tokens == second.answer.tokens)
    }
    let other = try Recording(model.core, prompt, CaptionSettings(maxTokens: 40, seed: 4, temperature: 1))
    let one = try Recording(model.core, prompt, CaptionSettings(maxTokens: 40, seed: 3, temperature: 1))
    #expect(other.answer.text != one.answer.text)
  }

  @Test("Captions written together are those written alone", arguments: [0, 1] as [Double])
  func together(temperature: Double) throws {
    let model = try TinyModel(seed: 5).open()
    // More than are decoded at once, of different lengths, with and without the grammar.
    let requests = try (0..<21).map { number in
      let prompt = try textPrompt(model.tokenizer, String(repeating: "A dog. ", count: 1 + number % 5))
      let settings = CaptionSettings(
        maxTokens: 10 + number, seed: UInt64(number), temperature: temperature, grammar: number % 4 != 3)
      return EmbeddedCore.Request(prompt, settings)
    }
    let answers = try model.core.write(requests)
    #expect(answers.count == requests.count)
    for (answer, request) in zip(answers, requests) {
      let alone = try model.core.write(request.prompt, request.settings) { _ in }
      #expect(answer.tokens == alone.tokens && answer.text == alone.text && answer.caption == alone.caption)
    }
    #expect(try model.core.write([EmbeddedCore.Request]()).isEmpty)
  }

  /// Tokens that a model may be stuck on; the letter is what it writes where they are not allowed.
  static let manias: [(String, [String])] = [
    ("ends at once", ["<|im_end|>", "a"]), ("breaks lines", ["\n", "a"]), ("returns", ["\r", "a"]),
    ("special tokens", ["<|vision_start|>", "<|image_pad|>", "a"]), ("spaces", [" ", "a"]), ("tabs", ["\t", "a"]),
    ("full stops", [".", "a"]), ("vertical tabs", ["\u{0B}", "a"]), ("one letter", ["a"]),
  ]

  @Test("A model with one thought", arguments: manias, [6, 7, 13, 40])
  func stuck(mania: (name: String, tokens: [String]), limit: Int) throws {
    let tiny = try TinyModel()
    tiny.prefer(mania.tokens.map { tiny.id($0) })
    let model = try tiny.open()
    let recording = try Recording(model.core, textPrompt(model.tokenizer), CaptionSettings(maxTokens: limit))
    check(recording, limit: limit, "\(mania.name)")
    // Without a doubt the model has its way: the first token allowed in front of a word is what it prefers.
    #expect(Set(recording.answer.tokens).isSubset(of: mania.tokens.map { tiny.id($0) }))
  }

  @Test("A model that writes half characters gives whole ones or none")
  func halves() throws {
    let tiny = try TinyModel()
    // The first byte of a three-byte character.
    tiny.prefer([0xE2, Int32(UInt8(ascii: "a"))])
    let model = try tiny.open()
    let recording = try Recording(model.core, textPrompt(model.tokenizer), CaptionSettings(maxTokens: 40))
    check(recording, limit: 40, "halves")
    #expect(recording.answer.caption[.dense].hasPrefix("a\u{FFFD}"))
  }

  @Test("What a body leaves is used by the next ones")
  func leftover() throws {
    let tiny = try TinyModel()
    tiny.prefer([tiny.id("<|im_end|>"), tiny.id("a")])
    let model = try tiny.open()
    let recording = try Recording(model.core, textPrompt(model.tokenizer), CaptionSettings(maxTokens: 60))
    #expect(recording.answer.tokens.count == 6)
    #expect(CaptionPart.allCases.allSatisfy { recording.answer.caption[$0] == "a" })
  }

  @Test("Without the grammar the model writes as it likes, up to its end or the budget")
  func free() throws {
    let tiny = try TinyModel()
    tiny.prefer([tiny.id("\n"), tiny.id("a")])
    let model = try tiny.open()
    let prompt = try textPrompt(model.tokenizer)
    let settings = CaptionSettings(maxTokens: 9, grammar: false)
    let recording = try Recording(model.core, prompt, settings)
    #expect(recording.answer.text == String(repeating: "\n", count: 9))
    #expect(recording.events == [CaptionEvent](repeating: .text("\n"), count: 9))
    #expect(recording.answer.caption.missingParts == CaptionPart.allCases)

    let ending = try TinyModel()
    ending.prefer([ending.id("<|im_end|>")])
    let silent = try Recording(ending.open().core, prompt, settings)
    #expect(silent.answer.text == "" && silent.answer.tokens.isEmpty && silent.events.isEmpty)
  }

  @Test("Stages are measured and counted")
  func stages() throws {
    let model = try TinyModel().open()
    let prompt = try textPrompt(model.tokenizer)
    let answer = try model.core.write(prompt, CaptionSettings(maxTokens: 12)) { _ in }
    #expect(answer.stages.map(\.name) == ["prefill", "decode"])
    #expect(answer.stages.map(\.units) == [prompt.tokenIDs.count, answer.tokens.count])
    #expect(answer.stages.allSatisfy { $0.seconds >= 0 && $0.residentBytes > 0 })
  }

  @Test("A prompt that leaves no positions for the answer is refused before any work")
  func tooLong() throws {
    let tiny = try TinyModel()
    try tiny.configure("max_position_embeddings", 300)
    let model = try tiny.open()
    let long = try textPrompt(model.tokenizer, String(repeating: "a", count: 200))
    #expect(throws: ModelError.self) { try model.core.write(long, CaptionSettings(maxTokens: 60)) { _ in } }
    let short = try textPrompt(model.tokenizer, "a")
    #expect(try model.core.write(short, CaptionSettings(maxTokens: 60)) { _ in }.caption.isComplete)
  }

  @Test("Headings of each caption are fed as text, not chosen")
  func headings() throws {
    let model = try TinyModel(seed: 5).open()
    let recording = try Recording(
      model.core, textPrompt(model.tokenizer), CaptionSettings(maxTokens: 30, repetitionPenalty: 1.3))
    check(recording, limit: 30, "with a penalty")
    #expect(!model.tokenizer.decode(recording.answer.tokens).contains("caption:"))
  }
}
