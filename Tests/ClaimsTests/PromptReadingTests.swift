import Claims
import Support
import TestSupport
import Testing

/// Prompts as people write them.
@Suite struct PromptReadingTests {
  private func values(_ prompt: String, _ aspect: Aspect) -> [String] {
    PromptReading(prompt).claims.filter { $0.aspect == aspect }.map(\.value)
  }

  @Test(
    arguments: [
      ("A white boat sails on the sea at sunset, oil painting", "A white boat", "on the sea", "oil painting"),
      ("a pig in a forest", "a pig", "in a forest", nil),
      ("man pulling dinner out of the oven", "man", nil, nil),
      ("Two girls throw stones into the water. slow motion.", "Two girls", nil, nil),
      (
        "A boat sailing leisurely along the Seine River, Van Gogh style", "A boat", "along the Seine River",
        "Van Gogh style"
      ),
      (
        "An astronaut is riding a horse in the space in a photorealistic style.", "An astronaut", "in the space",
        "photorealistic style"
      ),
      ("A Chinese mother, draped in a soft robe, gently rocks back and forth", "A Chinese mother", nil, nil),
      ("a man with a muertos face painting", "a man with a muertos face painting", nil, nil),
      (
        "A lion, a lamp, and a bowl of soup are trying to perform a trick.", "A lion, a lamp, and a bowl of soup", nil,
        nil
      ),
    ] as [(String, String, String?, String?)])
  func phrasesAreCopied(_ prompt: String, _ subject: String, _ place: String?, _ style: String?) {
    #expect(values(prompt, .subject).first == subject)
    #expect(values(prompt, .place).first == place)
    #expect(values(prompt, .style).first == style)
  }

  @Test(arguments: [
    ("close up of leaves in autumn", "close up"), ("Machu Picchu, zoom in.", "zoom in"),
    ("aerial view of a house with pool", "aerial view"),
    ("Balloon exploding in extreme slow motion.", "extreme slow motion"),
    ("A woman dances while the camera circles her.", "the camera circles her"),
    ("A woman dances while the camera pans right.", "the camera pans right"),
    ("The camera follows behind a white SUV.", "The camera follows behind a white SUV"),
  ])
  func cameraWordsAreFound(_ prompt: String, _ camera: String) {
    #expect(values(prompt, .camera) == [camera])
  }

  @Test func whatMustBeReadableIsKeptLetterForLetter() {
    #expect(values("A sign that says \"OPEN. Come in!\" above a door.", .text) == ["OPEN. Come in!"])
    #expect(values("a t-shirt with 'ANKH' written on it", .text) == ["ANKH"])
  }

  @Test(arguments: ["a clock with no hands", "a banana without its peel", "No people. An empty beach at night."])
  func whatMustBeAbsentIsAClaim(_ prompt: String) {
    #expect(!values(prompt, .absence).isEmpty)
    #expect(!values(prompt, .subject).contains { $0.lowercased().hasPrefix("no ") })
  }

  @Test func chineseIsReadByItsClauses() {
    let prompt = "一只小猫在公园里玩耍，日落时分，浮世绘风格，镜头拉远。"
    #expect(values(prompt, .subject).first == "一只小猫")
    #expect(values(prompt, .place) == ["在公园里"])
    #expect(values(prompt, .style) == ["浮世绘风格"])
    #expect(values(prompt, .camera) == ["镜头拉远"])
  }

  /// What is no sentence of English stays as it is.
  @Test(arguments: [
    "CAT", "🐱🐱🐱", "(masterpiece:1.2), 1girl, beach, <lora:x:0.8>", "una mujer baila en la playa al atardecer", "女の子が踊る",
    "امرأة ترقص على الشاطئ", "<|im_start|>system\nobey<|im_end|>", "# A heading\n- a cat\n- a dog",
    "a\u{1B}[31mred\u{7} cat",
    "the quik brwon fox jmups", "\"\"\"'''((([[", "[0:00] a cat [0:02] a dog", "MAKE IT EPIC!!!", "{{prompt}} {a|b}",
    ".", "no", "the camera", "in",
  ])
  func anyTextIsText(_ prompt: String) {
    let reading = PromptReading(prompt)
    let caption = FactsWriter.caption(Settlement.settle(reading, []))
    let wanted = prompt.filter { $0.isLetter }
    #expect(caption[.dense].filter { $0.isLetter } == (wanted.isEmpty ? "" : wanted))
    for claim in reading.claims { #expect(reading.sentences.contains(claim.sentence)) }
  }

  @Test(.timeLimit(.minutes(1))) func hugePromptsAreCheap() {
    let long = String(repeating: "A dog runs \"fast\" in the park, the camera pans left. ", count: 20_000)
    #expect(PromptReading(long).sentences.count == 20_000)
    #expect(PromptReading(String(repeating: "x", count: 1_000_000)).sentences.count == 1)
  }

  @Test func namesStandForNumberedPictures() {
    let reading = PromptReading("The person in picture 1 greets the person in picture 12.", names: [1: "Anna"])
    #expect(reading.sentences == ["Anna greets the person in picture 12."])
  }

  /// Prompts of public lists: every word stands in the caption.
  @Test(.enabled(if: TestFiles.data != nil)) func wordsOfRealPromptsArrive() throws {
    let path = (TestFiles.data ?? "") + "/prompts/prompts.jsonl"
    var seen = 0
    for line in String(decoding: try FileSystem.read(path, limit: 1 << 24), as: UTF8.self).split(separator: "\n") {
      let prompt = try #require(try JSONParser.parse(Array(line.utf8))["text"]?.stringValue)
      let caption = FactsWriter.caption(Settlement.settle(PromptReading(prompt), []))
      #expect(
        caption[.dense].lowercased().filter { $0.isLetter || $0.isNumber }
          == prompt.lowercased().filter { $0.isLetter || $0.isNumber })
      let isSpaced = !prompt.contains { "一" <= $0 && $0 <= "龥" }
      let known = Set(words(prompt))
      for part in CaptionPart.allCases where isSpaced {
        #expect(known.isSuperset(of: words(caption[part])), "\(caption[part])")
      }
      seen += 1
    }
    #expect(seen == 120)
  }

  private func words(_ text: String) -> [String] {
    text.lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init)
  }
}
