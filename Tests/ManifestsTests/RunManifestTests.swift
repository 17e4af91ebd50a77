import Glibc
import Manifests
import Support
import Testing

struct RunManifestTests {
  static let combo = """
    a2c: run/1
    prompt: "The most right person in picture 1 dances on the desk in picture 2 while the camera circles her."
    model: nano                      # a comment
    conditions:
      - {adapter: multi-id, inputs: [media/people.png, media/desk.png]}
      - {adapter: pose, input: media/dance.json}
      - adapter: camera
        input: media/orbit.txt
        params: {fps: 8}
        facts: on
        name: orbit
    caption: {max_tokens: 300, seed: 7, temperature: 0.5, top_k: 40, top_p: 0.9, repetition_penalty: 1.1,
      grammar: false}
    generators: [cogvideox, hunyuanvideo]
    output: out/combo
    limits: {image_pixels: 200000, video_pixels: 100000, frames: 32, fps: 2}
    """

  @Test func everythingIsRead() throws {
    let run = try RunManifest.parse(text: Self.combo, path: "/home/me/combo.yaml")
    #expect(run.path == "/home/me/combo.yaml")
    #expect(run.prompt.hasPrefix("The most right person"))
    #expect(run.model == .name("nano"))
    #expect(run.conditions.map(\.adapter) == ["multi-id", "pose", "camera"])
    #expect(
      run.conditions.map { AdapterID($0.adapter).full } == ["org.a2c.multi-id", "org.a2c.pose", "org.a2c.camera"])
    #expect(run.conditions[0].inputs.map(\.written) == ["media/people.png", "media/desk.png"])
    #expect(run.conditions[0].inputs.map(\.resolved) == ["/home/me/media/people.png", "/home/me/media/desk.png"])
    #expect(run.conditions[0].inputs[1].mark == Mark(line: 5, column: 52))
    #expect(run.conditions[1].inputs.map(\.place.description) == ["conditions[1].input"])
    #expect(run.conditions[1].inputs[0].mark == Mark(line: 6, column: 28))
    #expect(run.conditions[1].facts == .auto)
    #expect(run.conditions[2].params == .object(["fps": 8]))
    #expect(run.conditions[2].facts == .on)
    #expect(run.conditions[2].name == "orbit")
    #expect(run.conditions[2].mark == Mark(line: 7, column: 5))
    #expect(
      run.caption
        == CaptionSettings(
          maxTokens: 300, seed: 7, temperature: 0.5, topK: 40, topP: 0.9, repetitionPenalty: 1.1, grammar: false))
    #expect(run.generators == ["cogvideox", "hunyuanvideo"])
    #expect(run.output == "out/combo")
    #expect(run.resolvedOutput == "/home/me/out/combo")
    #expect(run.limits == RunLimits(imagePixels: 200_000, videoPixels: 100_000, frames: 32, fps: 2))
  }

  @Test func whatIsAbsentHasItsDefault() throws {
    for text in ["a2c: run/1", run("conditions:\ngenerators:\ncaption:\nlimits: {}\nprompt:\n")] {
      let manifest = try RunManifest.parse(text: text, path: "x.yaml")
      #expect(manifest.prompt == "")
      #expect(manifest.model == .facts)
      #expect(manifest.conditions.isEmpty)
      #expect(manifest.caption == CaptionSettings())
      #expect(manifest.caption.maxTokens == 400)
      #expect(manifest.generators.isEmpty)
      #expect(manifest.output == nil)
      #expect(manifest.limits == RunLimits())
    }
  }

  @Test func aModelIsANameOrAServer() throws {
    func model(_ text: String) throws -> ModelReference {
      try RunManifest.parse(text: run("model: \(text)"), path: "x.yaml").model
    }
    #expect(try model("Qwen/Qwen2-VL-2B-Instruct") == .name("Qwen/Qwen2-VL-2B-Instruct"))
    #expect(try model("../models/x.gguf") == .name("../models/x.gguf"))
    #expect(
      try model("{server: 'http://127.0.0.1:8000/v1', name: qwen}")
        == .server(ServerReference(address: "http://127.0.0.1:8000/v1", name: "qwen")))
    #expect(
      try model("{server: 'https://h/v1', name: qwen, vision: off, reason: off, timeout: 20}")
        == .server(
          ServerReference(address: "https://h/v1", name: "qwen", vision: .off, reason: .off, timeout: 20)))
  }

  @Test func pathsMayBeAbsoluteLeadUpwardsOrBePatterns() throws {
    let text = run(
      """
      conditions:
        - {adapter: depth, input: /data/clip.mp4}
        - {adapter: depth, input: ../up/clip.mp4}
        - {adapter: depth, input: "frames/frame_%04d.png"}
        - {adapter: depth, input: frames/}
        - {adapter: depth, input: -v.mp4}
      """)
    let entries = try RunManifest.parse(text: text, path: "/a/b/x.yaml").conditions
    #expect(
      entries.map { $0.inputs[0].resolved } == [
        "/data/clip.mp4", "/a/b/../up/clip.mp4", "/a/b/frames/frame_%04d.png", "/a/b/frames/", "/a/b/-v.mp4",
      ])
    let elsewhere = try RunManifest.parse(bytes: Array(text.utf8), path: "<stdin>", folder: "/w").conditions
    #expect(elsewhere[1].inputs[0].resolved == "/w/../up/clip.mp4")
    let local = try RunManifest.parse(text: text, path: "x.yaml").conditions
    #expect(local[2].inputs[0].resolved.hasPrefix("/"))
    #expect(local[2].inputs[0].resolved.hasSuffix("/frames/frame_%04d.png"))
    #expect(!local[2].inputs[0].resolved.contains("/./"))
  }

  @Test func everyFindingIsReportedAtOnce() {
    let text: MarkedText = """
      a2c: run/1
      1️⃣promt: dance
      model: 2️⃣{server: localhost, 3️⃣nam: x}
      conditions:
        - 4️⃣{input: a.png}
        - {adapter: 5️⃣Depth Maps, input: a.png, facts: 6️⃣onn}
        - {adapter: depth, input: a.png, inputs: 7️⃣[b.png]}
      caption: {seed: 8️⃣-1, temperature: 9️⃣hot}
      """
    #expect(
      text.findings(RunManifest.self) == [
        "1️⃣ promt: unknown key (did you mean 'prompt'?)",
        "2️⃣ model.name: missing, expected a text (add 'name:')",
        "3:17 model.server: expected an address that starts with http:// or https://, found 'localhost'",
        "3️⃣ model.nam: unknown key (did you mean 'name'?)",
        "4️⃣ conditions[0].adapter: missing, expected an adapter's id such as depth or org.a2c.depth (add 'adapter:')",
        "5️⃣ conditions[1].adapter: expected an adapter's id such as depth or org.a2c.depth, found 'Depth Maps'",
        "6️⃣ conditions[1].facts: expected one of auto, on, off, found 'onn' (did you mean 'on'?)",
        "7️⃣ conditions[2].inputs: excluded by 'input': only one of the two may be given (remove one of them)",
        "8️⃣ caption.seed: expected an integer of at least 0, found '-1'",
        "9️⃣ caption.temperature: expected a number from 0 to 10, found 'hot'",
      ])
  }

  @Test func moreFindings() {
    let text: MarkedText = """
      a2c: run/1
      prompt: 1️⃣[a, b]
      conditions:
        - 2️⃣{adapter: depth}
        - 3️⃣depth
        - {adapter: depth, inputs: 4️⃣[]}
        - {adapter: depth, inputs: 5️⃣a.png, params: 6️⃣7}
      generators: [cogvideox, 7️⃣cogvideox, 8️⃣../x]
      output: 9️⃣""
      """
    #expect(
      text.findings(RunManifest.self) == [
        "1️⃣ prompt: expected a text, found a list (text that starts with [ or { or holds ': ' needs quotes)",
        "2️⃣ conditions[0].input: missing, expected the condition's file (add 'input' or 'inputs')",
        "3️⃣ conditions[1]: expected a map, found 'depth'",
        "4️⃣ conditions[2].inputs: expected a list of 1 to 64 entries, found an empty list",
        "5️⃣ conditions[3].inputs: expected a list of 1 to 64 entries, found 'a.png' "
          + "(write it between brackets: [a.png])",
        "6️⃣ conditions[3].params: expected a map, found '7'",
        "7️⃣ generators[1]: 'cogvideox' is already at generators[0]",
        "8️⃣ generators[2]: expected a generator's id such as cogvideox, found '../x'",
        "9️⃣ output: expected a path, found an empty text",
      ])
  }

  @Test func hintsNameWhatWasMeant() {
    let text: MarkedText = """
      a2c: run/1
      conditions:
        - {adapter: depth, input: 1️⃣[a.png, b.png], facts: 2️⃣no}
        - {adapter: depth, input: a.png, facts: 3️⃣TRUE, 4️⃣x: 1}
      """
    #expect(
      text.findings(RunManifest.self) == [
        "1️⃣ conditions[0].input: expected a path, found a list (several files are given as 'inputs')",
        "2️⃣ conditions[0].facts: expected one of auto, on, off, found 'no' (did you mean 'off'?)",
        "3️⃣ conditions[1].facts: expected one of auto, on, off, found 'TRUE' (did you mean 'on'?)",
        "4️⃣ conditions[1].x: unknown key (known: adapter, facts, input, inputs, name, params)",
      ])
  }

  /// Who writes null means nothing, not the word.
  @Test func aPromptOfNullIsNoText() throws {
    let text: MarkedText = "a2c: run/1\nprompt: 1️⃣null"
    #expect(
      text.findings(RunManifest.self) == [
        "1️⃣ prompt: expected a text, found null (leave the key out, or write the word in quotes)"
      ])
    #expect(try RunManifest.parse(text: run("prompt: 'null'"), path: "x.yaml").prompt == "null")
  }

  @Test(arguments: [("facts", ModelReference.facts), ("nano", .name("nano")), ("./facts", .name("./facts"))])
  func factsIsNoModel(_ name: String, _ model: ModelReference) throws {
    #expect(try RunManifest.parse(text: run("model: \(name)"), path: "x.yaml").model == model)
  }

  /// The schema decides what a scalar is.
  @Test(arguments: ["no", "1e3", "0o17", "12:30", "~", "true", "0x1F", "1_000", ".inf", "2026-01-01"])
  func textStaysAsItIsWritten(word: String) throws {
    let manifest = try RunManifest.parse(
      text: run("prompt: \(word)\nmodel: \(word)\noutput: \(word)"), path: "x.yaml")
    #expect(manifest.prompt == word)
    #expect(manifest.model == .name(word))
    #expect(manifest.output == word)
  }

  @Test(arguments: [
    ("no", "found 'no'", "write false"), ("yes", "found 'yes'", "write true"), ("Off", "found 'Off'", "write false"),
    ("True", "found 'True'", "write true"), ("\"true\"", "found the text 'true'", "remove the quotes"),
    ("1", "found '1'", "write true"), ("", "found nothing", nil), ("maybe", "found 'maybe'", nil),
    ("[true]", "found a list", nil),
  ])
  func booleansAreTrueOrFalse(written: String, found: String, hint: String?) throws {
    let error = try #require(refusal(RunManifest.self, run("caption: {grammar: \(written)}")))
    #expect(error.message == "caption.grammar: expected true or false, \(found)")
    #expect(error.hint == hint)
  }

  @Test(arguments: [
    ("1e3", "found '1e3'", "write 1000"), ("0o17", "found '0o17'", "write 15"), ("0x1F", "found '0x1F'", "write 31"),
    ("1_000", "found '1_000'", "write 1000"), ("12:30", "found '12:30'", nil),
    ("\"7\"", "found the text '7'", "remove the quotes"), ("7.5", "found '7.5'", nil),
    ("007", "found '007'", "write 7"),
    ("99999999999999999999", "found '99999999999999999999'", nil),
    ("", "found nothing", nil),
  ])
  func integersAreInPlainDigits(written: String, found: String, hint: String?) throws {
    let error = try #require(refusal(RunManifest.self, run("caption:\n  seed: \(written)")))
    #expect(error.message == "caption.seed: expected an integer of at least 0, \(found)")
    #expect(error.hint == hint)
  }

  @Test(arguments: [".inf", ".nan", "NaN", "inf", "1e400", "0x1p3", "12:30", "10.5"])
  func numbersAreFiniteAndInRange(written: String) {
    #expect(refusal(RunManifest.self, run("caption: {temperature: \(written)}"))?.diagnostics.count == 1)
  }

  @Test(arguments: [("0.25", 0.25), ("1e-3", 0.001), ("2", 2.0), ("-0", 0), ("1E+1", 10)])
  func numbersAreRead(written: String, value: Double) throws {
    let manifest = try RunManifest.parse(text: run("caption: {temperature: \(written)}"), path: "x.yaml")
    #expect(manifest.caption.temperature == value)
  }

  @Test(arguments: [
    ("", "a2c: missing, expected 'run/1'", "add 'a2c:'"),
    (
      "a2c: run/2", "a2c: expected 'run/1', found 'run/2'",
      "this program reads 'run/1'; the document was written for another version"
    ),
    (
      "a2c: adapter/1\nid: org.a2c.depth\nversion: 1.0.0", "a2c: expected 'run/1', found 'adapter/1'",
      "this is an adapter manifest; a run manifest is expected here"
    ),
    ("a2c: runn/1", "a2c: expected 'run/1', found 'runn/1'", "did you mean 'run/1'?"),
    ("a2c: [run]", "a2c: expected 'run/1', found a list", nil),
  ])
  func theKindIsChecked(text: String, message: String, hint: String?) throws {
    let error = try #require(refusal(RunManifest.self, text.isEmpty ? "prompt: x" : text))
    #expect(error.message == message)
    #expect(error.hint == hint)
  }

  @Test func namesCannotWriteToTheTerminal() throws {
    let text = run("conditions: [{adapter: depth, input: \"a\\e[31m\\nb\\u202Ec.png\"}]\n\"k\\e[2J\": 1")
    let unknown = try #require(refusal(RunManifest.self, text, path: "/a/\u{1B}]0;x\u{7}.yaml"))
    #expect(!"\(unknown)".unicodeScalars.contains { $0.value < 32 && $0 != "\n" || $0 == "\u{202E}" })
    #expect(unknown.message == #"['k\x1b[2J']: unknown key"#)
    let good = try RunManifest.parse(
      text: run("conditions: [{adapter: depth, input: \"a\\e[31m\\nb\\u202Ec.png\"}]"), path: "/a/x.yaml")
    let missing = #expect(throws: ManifestError.self) { try good.checkInputs() }
    #expect(missing?.message == #"conditions[0].input: no such file: a\x1b[31m\nb\u{202e}c.png"#)
  }

  @Test func aNULInAPathIsRefused() {
    #expect(
      refusal(RunManifest.self, run("conditions: [{adapter: depth, input: \"a\\0b\"}]"))?.hint
        == "a NUL character cannot be part of it")
  }
}
