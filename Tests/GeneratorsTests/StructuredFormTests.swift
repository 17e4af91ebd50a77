import Captioning
import Claims
import Generators
import Manifests
import Support
import TestSupport
import Testing

/// Prompts that are no running text: JSON and named fields.
@Suite struct StructuredFormTests {
  private static let topLevel = [
    "subjects", "background_setting", "lighting", "aesthetics", "cinematography", "style_medium", "artistic_style",
    "context", "actions", "text_and_signage_elements", "segments", "transitions", "temporal_caption",
    "audio_description", "resolution", "aspect_ratio", "duration", "fps",
  ]

  @Test func cosmos3HasAllItsKeys() throws {
    let prompt = try Formatter(Fixtures.manifest("cosmos3")).format(Fixtures.caption, usersOwn: [])
    #expect(!prompt.text.contains("\n"))
    let json = try JSONParser.parse(prompt.text)
    #expect(json.members?.map(\.key) == StructuredFormTests.topLevel)
    let caption = Fixtures.caption
    #expect(json["temporal_caption"]?.stringValue == caption[.dense])
    #expect(json["background_setting"]?.stringValue == caption[.background])
    // Without the words that say nothing of the video.
    let subject = json["subjects"]?.arrayValue?.first?["description"]?.stringValue ?? ""
    #expect(subject.hasPrefix("The young woman with short black hair") && subject.hasSuffix("a curved handle."))
    #expect(json["cinematography"]?["camera_motion"]?.stringValue == caption[.camera])
    #expect(json["artistic_style"]?.stringValue == caption[.style])
    #expect(json["actions"]?.arrayValue?.first?["description"]?.stringValue == caption[.action])
    #expect(json["segments"]?.arrayValue?.first?["camera"]?.stringValue == caption[.camera])
    #expect(json["resolution"]?.text() == #"{"H":720,"W":1280}"#)
    #expect(json["aspect_ratio"] == "16,9" && json["fps"]?.intValue == 24)
    #expect(prompt.dropped.count == 1 && prompt.dropped.first?.part == .mainObject)
  }

  /// Whatever a caption says or lacks, the JSON has the same keys and says it exactly.
  @Test func jsonSurvivesEverything() throws {
    let formatter = try Formatter(Fixtures.manifest("cosmos3"))
    var random = SplitMix(seed: 21)
    let pieces = ["\"", "\\", "}}", "{{style}}", "{{#dense}}", "\u{1}", "\t", "é", "中", "🐱", "a", "b c", ",", "]", "/"]
    for _ in 0..<300 {
      var bodies: [CaptionPart: String] = [:]
      for part in CaptionPart.allCases where random.next(below: 4) > 0 {
        bodies[part] = "X" + (0..<random.next(below: 8)).map { _ in random.pick(pieces) }.joined() + "y."
      }
      guard !bodies.isEmpty else { continue }
      let prompt = try formatter.format(StructuredCaption(bodies))
      let json = try JSONParser.parse(prompt.text)
      #expect(json.members?.map(\.key) == StructuredFormTests.topLevel)
      let strings = Fixtures.strings(in: json)
      for sentence in prompt.kept { #expect(strings.contains { $0.contains(sentence.text) }, "\(sentence.text)") }
    }
  }

  /// A part of a JSON object is read by itself, so it keeps what another part says as well.
  @Test func jsonPartsMayRepeatEachOther() throws {
    let caption = StructuredCaption([.dense: "A man walks home. A man is walking home.", .action: "A man walks home."])
    let json = try JSONParser.parse(Formatter(Fixtures.manifest("cosmos3")).format(caption, usersOwn: []).text)
    #expect(json["actions"]?.arrayValue?.first?["description"]?.stringValue == "A man walks home.")
    #expect(json["temporal_caption"]?.stringValue?.contains("walk") == true)
  }

  @Test(arguments: [
    #"{"a": "{{dense}}""#, #"{"a": {{dense}}}"#, #"["{{dense}}"]"#, #"{{#dense}}{"a": "{{dense}}"}{{/dense}}"#,
    #"{"a": "{{dense}}"{{^style}}, {{/style}}}"#, "{{dense}}",
  ])
  func jsonTemplatesThatMakeNone(_ template: String) throws {
    let manifest = try Fixtures.manifest(
      budget: nil, prompt: "  form: json\n  parts: [dense, style]\n  template: '\(template)'\n")
    do throws(FormatError) {
      _ = try Formatter(manifest)
      Issue.record("accepted")
    } catch {
      #expect(error.message.contains("no JSON object"), "\(error.message)")
      #expect(error.place?.hasPrefix("invented.yaml:") == true && error.exitStatus == .badInput)
    }
  }

  @Test func sectionsInAJSONTemplate() throws {
    let manifest = try Fixtures.manifest(
      budget: nil,
      prompt: """
          form: json
          parts: [dense, style]
          template: '{"a": "{{dense}}"{{#style}}, "b": "{{style}}"{{/style}}}'
        """)
    let formatter = try Formatter(manifest)
    #expect(try formatter.format(StructuredCaption([.dense: "He says \"no\"."])).text == #"{"a":"He says \"no\"."}"#)
    #expect(
      try formatter.format(StructuredCaption([.dense: "A.", .style: "Warm."])).text == #"{"a":"A.","b":"Warm."}"#)
  }

  @Test func miniMaxHasItsFieldsInOrder() throws {
    let formatter = try Formatter(Fixtures.manifest("minimax-h3"))
    let lines = try formatter.format(Fixtures.caption, usersOwn: []).text.split(separator: "\n").map(String.init)
    #expect(
      lines.map { $0.prefix { $0 != ":" } }
        == ["integrated_multimodal_description", "overall_soundscape", "non_diegetic_music"])
    #expect(lines.first?.hasPrefix("integrated_multimodal_description: [Shot 1] Cinematic and moody") == true)
    #expect(lines.last == "non_diegetic_music: N/A")
    let partial = try formatter.format(StructuredCaption([.dense: "A man walks.", .action: "He stops."])).text
    #expect(
      partial.hasPrefix("integrated_multimodal_description: [Shot 1] A man walks. He stops.\n\noverall_soundscape"))
  }

  /// The JSON counts against the budget with all that stands around the parts.
  @Test func jsonWithABudget() throws {
    let manifest = try Fixtures.manifest(
      budget: 40, encoder: "Qwen2.5-VL-7B",
      prompt: """
          form: json
          parts: [dense, {part: style, priority: 9}]
          template: '{"text": "{{dense}}", "look": "{{style}}"}'
        """)
    let prompt = try Formatter(manifest).format(Fixtures.caption, usersOwn: [])
    #expect(prompt.tokenCount <= 40 && prompt.tokenCount == TokenEstimate(.byteLevel).count(prompt.text))
    #expect(try JSONParser.parse(prompt.text)["look"]?.stringValue == "")
    #expect(prompt.dropped.contains { $0.reason == .budget(40, unit: "tokens") })
  }
}
