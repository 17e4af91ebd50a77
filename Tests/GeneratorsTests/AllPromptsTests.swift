import Captioning
import Claims
import Generators
import Manifests
import Support
import TestSupport
import Testing

/// One fixed caption as every shipped generator gets it, as it was last looked at. `Golden/make_prompts.py` writes it
/// anew.
@Suite struct AllPromptsTests {
  static let ids = ShippedManifestTests.facts.map(\.id)

  private static let golden: JSON? = {
    let path = TestFiles.golden("GeneratorsTests", "prompts.json")
    return (try? FileSystem.read(path, limit: 1 << 20)).flatMap { try? JSONParser.parse($0) }
  }()

  @Test func theCaptionIsTheFixedOne() throws {
    let record = try CaptionFile.read(TestFiles.golden("GeneratorsTests", "caption.json"))
    #expect(record.caption == Fixtures.caption && record.usersOwn == Fixtures.user && record.measured.isEmpty)
    #expect(AllPromptsTests.golden?.members?.map(\.key) == AllPromptsTests.ids.sorted())
  }

  @Test(arguments: ids) func promptIsAsRecorded(_ id: String) throws {
    let prompt = try Formatter(Fixtures.manifest(id)).format(Fixtures.caption, usersOwn: Fixtures.user)
    let golden = try #require(AllPromptsTests.golden?[id])
    #expect(prompt.text == golden["prompt"]?.stringValue)
    #expect(prompt.json == golden)
  }

  /// Two people, nobody, and a long caption, each as every generator gets it.
  @Test(arguments: ["two", "nobody", "long"]) func furtherCaptions(_ name: String) throws {
    let record = try CaptionFile.read(TestFiles.golden("GeneratorsTests", "caption_\(name).json"))
    let path = TestFiles.golden("GeneratorsTests", "prompts_more.json")
    let golden = try #require(try JSONParser.parse(FileSystem.read(path, limit: 1 << 20))[name])
    for id in AllPromptsTests.ids {
      let prompt = try Formatter(Fixtures.manifest(id))
        .format(record.caption, usersOwn: record.usersOwn, measured: record.measured)
      #expect(prompt.text == golden[id]?.stringValue, "\(id)")
      // Nothing that says nothing, and the user's words in.
      for opening in ["The main subject", "The video shows", "In this video", "The setting is", "The scene is shown"] {
        #expect(!prompt.text.contains(opening), "\(id): \(opening)")
      }
      if prompt.dropped.allSatisfy({ !$0.isUsersAndFell }) {
        for sentence in record.usersOwn ?? [] {
          let bare = sentence.filter { $0 != "\"" && $0 != "." }
          #expect(prompt.text.filter { $0 != "\"" && $0 != "." && $0 != "\\" }.contains(bare), "\(id): \(sentence)")
        }
      }
    }
  }

  /// What is written on signs reaches every generator that reads the part it stands in, letter by letter.
  @Test func quotedTextIsKept() throws {
    let quoted = "\"50% OFF, 開店! {{dense}} $(x) `y` \\n <b>\""
    for id in AllPromptsTests.ids {
      let manifest = try Fixtures.manifest(id)
      let parts = manifest.prompt.parts.map { $0.part }
      let bodies = Dictionary(uniqueKeysWithValues: parts.map { ($0, "A sign reads \(quoted) in red.") })
      let prompt = try Formatter(manifest).format(StructuredCaption(bodies))
      let said =
        manifest.prompt.form == .json
        ? Fixtures.strings(in: try JSONParser.parse(prompt.text)).joined(separator: "\n") : prompt.text
      #expect(said.contains("A sign reads \(quoted) in red."), "\(id): \(prompt.text)")
    }
  }

  /// A caption may lack any part; a generator that reads none of the others says so.
  @Test(arguments: CaptionPart.allCases) func missingPart(_ missing: CaptionPart) throws {
    var bodies: [CaptionPart: String] = [:]
    for part in CaptionPart.allCases where part != missing { bodies[part] = Fixtures.caption[part] }
    for id in AllPromptsTests.ids {
      let manifest = try Fixtures.manifest(id)
      let prompt = try Formatter(manifest).format(StructuredCaption(bodies))
      // Film terms stand in the first part, whether the caption has it or not.
      let kept = prompt.kept.filter { manifest.prompt.terms == nil || !MakerExampleTests.isList($0.text) }
      #expect(!kept.isEmpty && kept.allSatisfy { $0.part != missing }, "\(id)")
      #expect(!prompt.text.contains("  "), "\(id)")
    }
    let only = StructuredCaption([missing: Fixtures.caption[missing]])
    for id in AllPromptsTests.ids {
      let manifest = try Fixtures.manifest(id)
      if manifest.prompt.parts.contains(where: { $0.part == missing }) {
        #expect(try !Formatter(manifest).format(only, usersOwn: []).text.isEmpty)
      } else {
        #expect(throws: FormatError.emptyCaption(generator: id)) { try Formatter(manifest).format(only, usersOwn: []) }
      }
    }
  }

  @Test func negativePrompts() throws {
    let chinese = [
      "wan2.1", "wan2.2-t2v", "wan2.2-i2v", "wan2.2-ti2v", "vace", "wan-fun-control", "wan-fun-camera",
    ]
    for id in chinese { #expect(try Fixtures.manifest(id).negative.hasPrefix("色调艳丽，过曝")) }
    // Where the makers' text is not at hand, none is made up.
    for id in ["skyreels-v2", "cosmos-predict2.5", "cosmos-transfer2.5", "cosmos3"] {
      let manifest = try Fixtures.manifest(id)
      #expect(manifest.negative.isEmpty)
      #expect(manifest.notes.contains { $0.contains("negative prompt") }, "\(id)")
    }
  }
}
