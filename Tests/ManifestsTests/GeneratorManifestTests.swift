import Claims
import Manifests
import Support
import Testing

struct GeneratorManifestTests {
  static let full = """
    a2c: generator/1
    id: wan2.1-vace
    name: VACE
    authors: A Lab
    source: https://github.com/ali-vilab/VACE
    license: {name: Apache-2.0, note: "Weights: RAIL-M."}
    status: open
    mode: i2v
    text:
      encoder: umT5-XXL
      budget: 512
      reserve: 1
      silent: true
      tokenizer: tokenizers/umt5.json
      extra: [{encoder: CLIP-L, budget: 77, reserve: 2}]
    prompt:
      form: fields
      parts: [dense, {part: main_object, priority: 3, max_sentences: 2, label: subject}]
      template: "{{dense}} {{main_object}}"
      avoid: [the image shows]
      prefix: "A video."
      suffix: ""
      words: {min: 80, max: 100}
    negative: 色调艳丽，过曝
    video: {width: 832, height: 480, fps: 16, frames: 81, frame_rule: {multiple: 4, plus: 1}, size_multiple: 16}
    conditions:
      - {adapter: depth, form: mp4, file: src_video.mp4, required: true, notes: Near is bright.}
    settings: {steps: 50, guidance: 5.0, sampler: unipc}
    command: |
      python vace.py --prompt "{{prompt}}"
    notes: [Several control kinds work in separate regions only.]
    """

  @Test func everythingIsRead() throws {
    let it = try GeneratorManifest.parse(text: Self.full, path: "/m/generators/vace.yaml")
    #expect(it.id == "wan2.1-vace")
    #expect(it.license.name == "Apache-2.0" && it.license.note == "Weights: RAIL-M.")
    #expect(it.status == .open && it.mode == .i2v)
    #expect(it.text.encoder == "umT5-XXL" && it.text.budget == 512 && it.text.reserve == 1 && it.text.silent)
    #expect(it.text.unit == .tokens && it.text.tokenizer == "tokenizers/umt5.json")
    #expect(it.text.extra.map(\.budget) == [77] && it.text.extra[0].reserve == 2 && !it.text.extra[0].silent)
    #expect(it.prompt.form == .fields)
    #expect(it.prompt.parts.map(\.part) == [.dense, .mainObject])
    #expect(it.prompt.parts.map(\.priority) == [1, 3])
    #expect(it.prompt.parts[1].maxSentences == 2 && it.prompt.parts[1].label == "subject")
    #expect(it.prompt.template?.source == "{{dense}} {{main_object}}")
    #expect(it.prompt.avoid == ["the image shows"] && it.prompt.prefix == "A video." && it.prompt.suffix == "")
    #expect(it.prompt.words?.min == 80 && it.prompt.words?.max == 100)
    #expect(it.negative == "色调艳丽，过曝")
    #expect(it.video.width == 832 && it.video.fps == 16 && it.video.frames == 81 && it.video.sizeMultiple == 16)
    #expect(it.video.frameRule?.multiple == 4 && it.video.frameRule?.plus == 1)
    #expect(it.conditions.map(\.file) == ["src_video.mp4"] && it.conditions[0].required)
    #expect(it.settings.text() == #"{"steps":50,"guidance":5.0,"sampler":"unipc"}"#)
    #expect(it.command == "python vace.py --prompt \"{{prompt}}\"\n")
    #expect(it.notes.count == 1 && it.folder == "/m/generators")
  }

  @Test func aShortOneIsEnough() throws {
    let it = try GeneratorManifest.parse(
      text: """
        a2c: generator/1
        id: kling
        name: Kling
        license: {name: closed}
        status: closed
        text: {encoder: closed, budget: 2500, unit: characters}
        prompt: {parts: [dense]}
        """, path: "kling.yaml")
    #expect(it.status == .closed && it.mode == .t2v && it.text.unit == .characters)
    #expect(it.video.frames == nil && it.conditions.isEmpty && it.command == "" && it.settings == .object([]))
  }

  @Test func everyFindingIsReportedAtOnce() {
    let text: MarkedText = """
      a2c: generator/1
      id: 1️⃣Cog VideoX
      name: CogVideoX
      license: 2️⃣Apache-2.0
      status: 3️⃣opne
      text: {encoder: T5, budget: 226, reserve: 4️⃣300}
      prompt: {parts: [dense, 5️⃣dense, 6️⃣sound], form: paragraph}
      video: {width: 720, height: 7️⃣481, frames: 8️⃣50, frame_rule: {multiple: 8, plus: 1}, size_multiple: 16}
      conditions: [{adapter: depth, form: mp4, file: 9️⃣../x.mp4}]
      """
    #expect(
      text.findings(GeneratorManifest.self) == [
        "1️⃣ id: expected an id such as cogvideox, found 'Cog VideoX'",
        "2️⃣ license: expected a map, found 'Apache-2.0'",
        "3️⃣ status: expected one of open, closed, found 'opne' (did you mean 'open'?)",
        "4️⃣ text.reserve: expected less than the budget of 226, found 300",
        "6️⃣ prompt.parts[2]: expected one of dense, main_object, background, camera, style, action, found 'sound'",
        "7️⃣ video.height: expected a multiple of 16, found 481",
        "8️⃣ video.frames: expected a multiple of 8 plus 1, found 50 (write 49)",
        "9️⃣ conditions[0].file: expected a file inside the manifest's folder, found '../x.mp4'",
      ])
    let twice: MarkedText = """
      a2c: generator/1
      id: x
      name: X
      license: {name: MIT}
      text: {encoder: T5}
      prompt: {parts: [dense, action, 1️⃣{part: dense}], words: {min: 9, max: 2️⃣3}}
      """
    #expect(
      twice.findings(GeneratorManifest.self) == [
        "2️⃣ prompt.words.max: expected at least 'min', which is 9, found 3"
      ])
  }

  @Test(arguments: [
    (8, 1, 49, true, 49), (8, 1, 50, false, 49), (8, 1, 53, false, 57), (17, 5, 124, true, 124), (4, 0, 1, false, 4),
    (6, 1, 163, true, 163), (16, 1, 1, true, 1), (17, 5, 3, false, 5),
  ])
  func frameRulesAcceptTheirCounts(multiple: Int, plus: Int, frames: Int, accepts: Bool, nearest: Int) throws {
    let text = Self.full.replacing("{multiple: 4, plus: 1}", with: "{multiple: \(multiple), plus: \(plus)}")
      .replacing("frames: 81, ", with: "")
    let rule = try #require(try GeneratorManifest.parse(text: text, path: "x").video.frameRule)
    #expect(rule.accepts(frames) == accepts)
    #expect(rule.nearest(to: frames) == nearest)
    #expect(rule.accepts(rule.nearest(to: frames)))
  }

  @Test(arguments: [
    "prompt.txt", "negative.txt", "settings.json", "command.sh", "report.json", "workflow.json", "Prompt.TXT", ".",
    "./prompt.txt", "report.json/x.mp4", "a//b.mp4", "./x.mp4",
  ])
  func aBundlesOwnNamesAreTaken(_ name: String) {
    for key in ["file: \(name)", "file: x.mp4, mask: \(name)"] {
      let text = Self.full.replacing(
        "form: mp4, file: src_video.mp4,", with: "form: start-mp4, \(key),")
      #expect(throws: ManifestError.self, "\(key)") { try GeneratorManifest.parse(text: text, path: "x") }
    }
  }

  @Test func oneFileIsOneOfEachAdapter() {
    func rows(_ rows: String...) -> String {
      Self.full.replacing(
        "  - {adapter: depth, form: mp4, file: src_video.mp4, required: true, notes: Near is bright.}",
        with: rows.map { "  - {\($0)}" }.joined(separator: "\n"))
    }
    let depth = "adapter: depth, form: mp4, file: a.mp4"
    #expect(throws: ManifestError.self) { try GeneratorManifest.parse(text: rows(depth, depth), path: "x") }
    #expect(throws: ManifestError.self) {
      try GeneratorManifest.parse(
        text: rows("adapter: depth, form: start-mp4, file: a.mp4, mask: a.mp4"), path: "x")
    }
    // Whichever condition is there becomes the file.
    #expect(throws: Never.self) {
      try GeneratorManifest.parse(text: rows(depth, "adapter: pose, form: mp4, file: a.mp4"), path: "x")
    }
  }
}
