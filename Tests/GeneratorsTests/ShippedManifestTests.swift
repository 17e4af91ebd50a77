import Claims
import Generators
import Manifests
import Support
import Testing

/// The manifests that ship, against a table typed from the makers' own repositories.
@Suite struct ShippedManifestTests {
  struct Facts: Sendable {
    let id: String
    let budget: Int?
    let size: [Int]
    let frames: Int?
    let fps: Double?
    let form: GeneratorPrompt.Form
    init(
      _ id: String, _ budget: Int?, _ size: [Int], _ frames: Int?, _ fps: Double?,
      _ form: GeneratorPrompt.Form = .paragraph
    ) {
      (self.id, self.budget, self.size, self.frames, self.fps, self.form) = (id, budget, size, frames, fps, form)
    }
  }

  static let facts: [Facts] = [
    Facts("ctrl-adapter", 77, [512, 512], 16, 16, .sentence),
    Facts("videocomposer", 77, [256, 256], 16, 8, .sentence),
    Facts("cameractrl", 77, [384, 256], 16, 8, .sentence),
    Facts("controlvideo", 77, [512, 512], 8, nil, .sentence),
    Facts("motionctrl", 77, [256, 256], 16, 10, .sentence),
    Facts("followyourpose", 77, [512, 512], 32, 8, .sentence),
    Facts("conceptmaster", nil, [], nil, nil), Facts("fulldit", nil, [], nil, nil),
    Facts("cogvideox", 226, [720, 480], 49, 8), Facts("cogvideox-1.5", 224, [1360, 768], 81, 16),
    Facts("cogvideox-i2v", 226, [720, 480], 49, 8), Facts("cogvideox-fun-control", 226, [384, 672], 49, 8),
    Facts("hunyuanvideo", 256, [1280, 720], 129, 24), Facts("hunyuanvideo-i2v", 256, [1280, 720], 129, 24),
    Facts("hunyuanvideo-1.5", 1000, [1280, 720], 121, 24), Facts("hunyuancustom", 256, [1280, 720], 129, 25),
    Facts("wan2.1", 512, [832, 480], 81, 16), Facts("wan2.2-t2v", 512, [1280, 720], 81, 16),
    Facts("wan2.2-i2v", 512, [1280, 720], 81, 16), Facts("wan2.2-ti2v", 512, [1280, 704], 121, 24),
    Facts("vace", 512, [1280, 720], 81, 16), Facts("wan-fun-control", 512, [832, 480], 81, 16),
    Facts("wan-fun-camera", 512, [832, 480], 81, 16), Facts("ltx-video", 256, [1216, 704], 121, 30),
    Facts("ltx-2", 1024, [1536, 1024], 121, 24), Facts("mochi-1", 256, [848, 480], 163, 30),
    Facts("open-sora-2", 512, [336, 192], 129, 24), Facts("skyreels-v2", 512, [960, 544], 97, 24),
    Facts("cosmos-predict2.5", 512, [1280, 704], 93, nil), Facts("cosmos-transfer2.5", 512, [1280, 704], 93, nil),
    Facts("cosmos3", nil, [1280, 720], 189, 24, .json), Facts("minimax-h3", nil, [1344, 768], 124, 24, .fields),
    Facts("kling", 2500, [], nil, nil), Facts("veo", nil, [], nil, nil),
    Facts("ltx-2.3", 1024, [1536, 1024], 121, 24), Facts("ltx-2.5", 1024, [1536, 1024], 121, 24),
    Facts("wan2.2-flf2v", 512, [1280, 720], 81, 16), Facts("wan2.2-s2v", 512, [1024, 704], 77, 16),
    Facts("wan-ati", 512, [832, 480], 81, 16), Facts("wan-move", 512, [832, 480], 81, 16),
    Facts("wan-animate-2", 512, [832, 480], 81, 16, .fields), Facts("scail-2", 512, [896, 512], 81, 16),
    Facts("kling-3", 2500, [], nil, nil), Facts("seedance-2", nil, [], nil, nil), Facts("wan3", nil, [], nil, nil),
  ]

  /// Reading a manifest throws at the first finding, and where its id is not the name of its file.
  private func all() throws -> [GeneratorManifest] {
    let registry = try GeneratorRegistry(folders: [Fixtures.folder])
    return try registry.ids.map { try registry.manifest($0) }
  }

  @Test func theseAndNoOthers() throws {
    #expect(try all().map(\.id) == ShippedManifestTests.facts.map(\.id).sorted())
    let files = try FileSystem.list(Fixtures.folder)
    #expect(files.sorted() == ShippedManifestTests.facts.map { $0.id + ".yaml" }.sorted())
  }

  @Test(arguments: facts) func saysWhatItsMakersSay(_ facts: Facts) throws {
    let manifest = try Fixtures.manifest(facts.id)
    #expect(manifest.text.budget == facts.budget)
    #expect([manifest.video.width, manifest.video.height].compactMap(\.self) == facts.size)
    #expect(manifest.video.frames == facts.frames)
    #expect(manifest.video.fps == facts.fps)
    #expect(manifest.prompt.form == facts.form)
    #expect(!manifest.license.name.isEmpty)
    #expect(!manifest.notes.isEmpty)
  }

  @Test(arguments: facts) func factsHaveSources(_ facts: Facts) throws {
    let path = "\(Fixtures.folder)/\(facts.id).yaml"
    let text = String(decoding: try FileSystem.read(path, limit: Limits.documentBytes), as: UTF8.self)
    let comments = text.split(separator: "\n").prefix { $0.hasPrefix("#") }.joined(separator: "\n")
    let isUnpublished = ["conceptmaster", "fulldit"].contains(facts.id)
    #expect(comments.contains(isUnpublished ? "arXiv" : "Facts: "), "\(comments)")
  }

  /// Each names its makers' guide; of two nothing is published.
  @Test func guides() throws {
    #expect(try all().filter { $0.guide == nil }.map(\.id) == ["conceptmaster", "fulldit"])
  }

  @Test func frameRules() throws {
    let rules = Dictionary(
      uniqueKeysWithValues: try all().compactMap { manifest in
        manifest.video.frameRule.map { (manifest.id, "\($0.multiple)n+\($0.plus)") }
      })
    for id in ["cogvideox", "cogvideox-i2v", "cogvideox-fun-control", "ltx-video", "ltx-2"] {
      #expect(rules[id] == "8n+1", "\(id)")
    }
    let four = ["wan2.1", "wan2.2-t2v", "wan2.2-i2v", "wan2.2-ti2v", "vace", "wan-fun-control", "wan-fun-camera"]
    for id in four + ["hunyuanvideo", "hunyuanvideo-i2v", "hunyuancustom", "open-sora-2"] {
      #expect(rules[id] == "4n+1", "\(id)")
    }
    #expect(rules["cogvideox-1.5"] == "16n+1" && rules["mochi-1"] == "6n+1" && rules["minimax-h3"] == "17n+5")
  }

  /// A closed generator is never offered as something to run, and what to run instead is named.
  @Test func closedOnesNameSubstitutes() throws {
    let closed = try all().filter { $0.status == .closed }
    #expect(closed.map(\.id) == ["conceptmaster", "fulldit", "kling", "kling-3", "seedance-2", "veo", "wan3"])
    for manifest in closed {
      #expect(manifest.command.isEmpty)
      let notes = manifest.notes.joined(separator: " ")
      #expect(notes.contains("Closed") && notes.contains("nstead"), "\(manifest.id)")
      #expect(["VACE", "Wan", "LTX"].contains { notes.contains($0) }, "\(manifest.id)")
    }
  }

  @Test func furtherEncoders() throws {
    let extra = try all().filter { !$0.text.extra.isEmpty }
    #expect(extra.map(\.id) == ["hunyuancustom", "hunyuanvideo", "hunyuanvideo-i2v", "open-sora-2"])
    #expect(extra.allSatisfy { $0.text.extra.map(\.budget) == [77] })
  }

  /// What stands still is in the first frame, where the makers say so.
  @Test(arguments: ["cogvideox-i2v", "hunyuanvideo-i2v", "wan2.2-i2v"])
  func imageToVideoIsToldMotionOnly(_ id: String) throws {
    let manifest = try Fixtures.manifest(id)
    #expect(manifest.mode == .i2v)
    #expect(manifest.prompt.parts.map(\.part) == [.action, .camera])
    #expect(manifest.conditions.contains { $0.adapter == "key-frames" && $0.form == .png && $0.required })
    let prompt = try Formatter(manifest).format(Fixtures.caption, usersOwn: [])
    #expect(prompt.text.hasPrefix("The woman walks slowly"))
    #expect(!prompt.text.contains("raincoat") && !prompt.text.contains("Cinematic"))
  }

  @Test func cameraFilesSayTheirMatrix() throws {
    let forms = try all().flatMap { manifest in
      manifest.conditions.filter { $0.adapter == "camera" }.map { (manifest.id, $0.form, $0.notes ?? "") }
    }
    #expect(
      forms.map { "\($0.0) \($0.1)" }
        == ["cameractrl realestate10k", "motionctrl motionctrl", "wan-fun-camera videox-fun"])
    for (id, _, notes) in forms { #expect(notes.contains("world-to-camera"), "\(id)") }
  }

  /// Every manifest's rewriter is switched off, or its notes say that it cannot be.
  @Test(arguments: [
    ("hunyuanvideo-1.5", "--rewrite false"), ("vace", "plain"), ("wan2.1", "--use_prompt_extend"),
    ("wan2.2-t2v", "--use_prompt_extend"), ("wan2.2-i2v", "--use_prompt_extend"),
    ("wan2.2-ti2v", "--use_prompt_extend"), ("ltx-2", "--enhance-prompt"),
    ("ltx-video", "prompt_enhancement_words_threshold"), ("skyreels-v2", "--prompt_enhancer"),
    ("veo", "cannot be switched off"),
  ])
  func rewriters(_ id: String, _ words: String) throws {
    #expect(try Fixtures.manifest(id).notes.contains { $0.contains(words) })
  }
}
