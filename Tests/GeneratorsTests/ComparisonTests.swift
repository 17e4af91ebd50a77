import Captioning
import Claims
import Generators
import Manifests
import Support
import Testing

@Suite struct ComparisonTests {
  @Test func oneCaptionForSeveral() throws {
    let manifests = try ["wan2.2-i2v", "hunyuanvideo", "ctrl-adapter", "cosmos3"].map { try Fixtures.manifest($0) }
    let comparison = try PromptComparison(Fixtures.caption, usersOwn: [], for: manifests)
    #expect(comparison.rows.count == 4)
    let text = comparison.text
    #expect(text.contains("== HunyuanVideo (hunyuanvideo): 250 of 255 estimated tokens"))
    #expect(text.contains("CLIP-L reads 2 of"))
    #expect(text.contains("- not used: dense, main_object, background, style"))
    #expect(text.contains("left out, the generator takes one sentence: "))
    let json = comparison.json
    #expect(json.members?.map(\.key) == manifests.map(\.id))
    #expect(json["wan2.2-i2v"]?["budget"]?.intValue == 511)
    #expect(json["cosmos3"]?["budget"] == .null)
    #expect(try JSONParser.parse(json.text(pretty: true)) == json)
  }

  @Test func whoGetsNoPromptIsNamed() throws {
    let manifests = try ["wan2.2-i2v", "mochi-1"].map { try Fixtures.manifest($0) }
    let caption = StructuredCaption([.style: "Warm light."])
    let comparison = try PromptComparison(caption, usersOwn: [], for: manifests)
    #expect(comparison.text.contains("no prompt: the caption has no text for wan2.2-i2v"))
    #expect(comparison.json["wan2.2-i2v"]?["error"]?.stringValue?.isEmpty == false)
    #expect(throws: FormatError.emptyCaption(generator: "wan2.2-i2v")) {
      try PromptComparison(caption, usersOwn: [], for: Array(manifests.prefix(1)))
    }
    #expect(try PromptComparison(caption, usersOwn: [], for: []).rows.isEmpty)
  }

  @Test func tooShortIsSaid() throws {
    let caption = StructuredCaption([.dense: "A man walks."])
    let text = try PromptComparison(caption, usersOwn: [], for: [Fixtures.manifest("ltx-video")]).text
    #expect(text.contains("- shorter than the 120 words"))
  }

  /// A new generator is one file in a folder that is named.
  @Test func anInventedGeneratorFromAFolder() throws {
    let scratch = RegistryTests.Scratch()
    try scratch.write(
      """
      a2c: generator/1
      id: my-film
      name: My Film
      license: {name: MIT}
      text: {encoder: T5-XXL, budget: 60, reserve: 1}
      prompt:
        form: json
        parts: [{part: dense, priority: 1}, {part: camera, priority: 2}]
        template: '{"scene": "{{dense}}", "camera": "{{camera}}"}'
      """, to: "my-film.yaml")
    let registry = try GeneratorRegistry.standard(named: [scratch.path], executable: nil)
    let manifest = try registry.manifest("my-film")
    #expect(GeneratorSummary.line(manifest) == "my-film\tMy Film\topen\t60 tokens\tjson\t-\t-\t-")
    let comparison = try PromptComparison(Fixtures.caption, usersOwn: [], for: [manifest])
    let prompt = try #require(comparison.json["my-film"]?["prompt"]?.stringValue)
    let json = try JSONParser.parse(prompt)
    #expect(json.members?.map(\.key) == ["scene", "camera"])
    #expect(json["scene"]?.stringValue?.hasPrefix("A young woman") == true)
  }
}

@Suite struct GeneratorSummaryTests {
  @Test(arguments: ShippedManifestTests.facts.map(\.id)) func describesEach(_ id: String) throws {
    let manifest = try Fixtures.manifest(id)
    let text = GeneratorSummary.text(manifest)
    #expect(text.hasPrefix("\(manifest.name) (\(id), "))
    for note in manifest.notes { #expect(text.contains(note)) }
    for condition in manifest.conditions { #expect(text.contains("    \(condition.adapter) as \(condition.form)")) }
    let json = GeneratorSummary.json(manifest)
    #expect(json["id"]?.stringValue == id)
    #expect(json["conditions"]?.arrayValue?.count == manifest.conditions.count)
    #expect(json["text"]?["extra"]?.arrayValue?.count == manifest.text.extra.count)
    #expect(GeneratorSummary.row(manifest)["status"]?.stringValue == manifest.status.rawValue)
    #expect(GeneratorSummary.line(manifest).split(separator: "\t").count == 8)
  }

  @Test func saysWhatMatters() throws {
    let text = GeneratorSummary.text(try Fixtures.manifest("hunyuanvideo"))
    #expect(text.contains("LLaVA-Llama-3-8B, 256 tokens, cut without a word"))
    #expect(text.contains("also read by CLIP-L, 77 tokens"))
    #expect(text.contains("1280 x 720, 129 frames (a multiple of 4 plus 1), 24 frames a second"))
    #expect(text.contains("takes no condition files"))
    #expect(GeneratorSummary.text(try Fixtures.manifest("veo")).contains("no known limit"))
    #expect(GeneratorSummary.text(try Fixtures.manifest("followyourpose")).contains("pose as mp4, required: "))
  }
}

@Suite struct CaptionFileTests {
  private let scratch = RegistryTests.Scratch()

  private func read(_ text: String) throws -> StructuredCaption {
    try scratch.write(text, to: "caption")
    return try CaptionFile.read(scratch.path + "/caption").caption
  }

  @Test func formsOfTheFile() throws {
    let caption = Fixtures.caption
    #expect(try read(caption.json.text(pretty: true)) == caption)
    #expect(try read("  \n" + caption.json.text()) == caption)
    #expect(try read(JSON.object(["text": "x", "caption": caption.json]).text()) == caption)
    #expect(try read(caption.text) == caption)
    #expect(try read("\u{FEFF}" + caption.text) == caption)
  }

  @Test func faults() throws {
    func failure(_ text: String) -> CaptionFileError? {
      do { _ = try read(text) } catch { return error as? CaptionFileError }
      return nil
    }
    for text in ["", "no caption", "{", "[]", "{}", #"{"dense": "a"}"#, #"{"caption": 1}"#, "1. Dense caption: a"] {
      let error = try #require(failure(text), "\(text)")
      #expect(error.exitStatus == .badInput)
      #expect(error.place?.hasPrefix(scratch.path) == true, "\(text)")
    }
    #expect(failure(#"{"dense": "a"}"#)?.message.contains("'main_object'") == true)
    do throws(CaptionFileError) {
      _ = try CaptionFile.read(scratch.path + "/nothing")
      Issue.record("read")
    } catch {
      #expect(error.exitStatus == .missingFile)
    }
  }
}
