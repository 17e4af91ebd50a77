import Qwen2VL
import Support
import Tensors
import TestSupport
import Testing

/// The spellings of weight names, and which head counts.
@Suite struct WeightFormTests {
  /// Weights in memory under names of their own.
  struct Renamed: WeightSource {
    let base: any WeightSource
    /// Name here → name in the base.
    var map: [String: String]
    var extra: [String: WeightView] = [:]

    init(_ base: any WeightSource, _ rename: (String) -> String) {
      self.base = base
      map = Dictionary(base.names.map { (rename($0), $0) }) { first, _ in first }
    }

    var names: [String] { Array(map.keys) + Array(extra.keys) }
    func contains(_ name: String) -> Bool { map[name] != nil || extra[name] != nil }

    func weight(_ name: String) throws -> WeightView {
      if let view = extra[name] { return view }
      guard let own = map[name] else { throw Absent() }
      let view = try base.weight(own)
      return WeightView(name: name, type: view.type, shape: view.shape, bytes: view.bytes, owner: view.owner)!
    }

    struct Absent: Error {}
  }

  static let spellings: [(String, @Sendable (String) -> String)] = [
    ("released", { $0 }),
    (
      "in memory",
      {
        $0.hasPrefix("model.")
          ? "model.language_model." + $0.dropFirst(6) : $0.hasPrefix("visual.") ? "model." + $0 : $0
      }
    ),
    ("mixed", { $0.hasPrefix("model.") ? "model.language_model." + $0.dropFirst(6) : $0 }),
    ("tower only", { $0.hasPrefix("visual.") ? "model." + $0 : $0 }),
    (
      "language_model.model",
      { $0.hasPrefix("model.") || $0.hasPrefix("lm_head.") ? "language_model." + $0 : $0 }
    ),
    ("language_model.model, head outside", { $0.hasPrefix("model.") ? "language_model." + $0 : $0 }),
  ]

  func logits(_ source: any WeightSource, tied: Bool? = nil) throws -> ([Float], WeightBinder) {
    let golden = try GoldenCheckpoint("tied-flat-old")
    var text = golden.config.text
    text.tiedHead = tied ?? text.tiedHead
    let binder = WeightBinder(source, place: "memory", renames: WeightNames.renames(for: source))
    _ = try VisionTower(binder, prefix: "visual.", golden.config.vision)
    let model = try LanguageModel(binder, text, source: "memory", precision: .f32)
    try binder.finish()
    var positions = Positions()
    positions.appendText(5)
    let hidden = try model.forward(model.embed([3, 1, 4, 1, 5]), positions, model.newState(capacity: 5))
    return (try model.logits(hidden), binder)
  }

  func base() throws -> any WeightSource {
    try SafetensorsFile(TestFiles.golden("Qwen2VLTests", "tied-flat-old") + "/model.safetensors")
  }

  @Test("Every spelling gives the same model and leaves nothing unused", arguments: spellings.indices)
  func names(index: Int) throws {
    let (_, rename) = Self.spellings[index]
    let expected = try logits(base()).0
    let (found, binder) = try logits(Renamed(base(), rename))
    #expect(found == expected)
    #expect(binder.unused.isEmpty)
  }

  @Test("A head of its own is found under each spelling", arguments: spellings.indices)
  func untied(index: Int) throws {
    let (name, rename) = Self.spellings[index]
    var source = try Renamed(base(), rename)
    let embedding = try base().weight("model.embed_tokens.weight")
    let head = embedding.floats().map { -2 * $0 }
    let place = name == "language_model.model, head outside" ? "lm_head.weight" : rename("lm_head.weight")
    source.extra[place] = WeightView(name: place, shape: embedding.shape, floats: head)
    let tied = try logits(base()).0
    for isTied in [true, false] {
      let (found, binder) = try logits(source, tied: isTied)
      #expect(largestDifference(found, tied.map { -2 * $0 }) < 1e-4)
      #expect(binder.unused.isEmpty)
    }
  }

  @Test("A model that is not tied needs a head")
  func headMissing() throws {
    let error = #expect(throws: ModelError.self) { try logits(base(), tied: false) }
    guard case .missingWeights(_, let names) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(names == ["lm_head.weight"])
  }

  @Test("A prefix that a file has as it stands is not changed")
  func literal() throws {
    let source = try Renamed(base()) { name in
      name.hasPrefix("visual.") ? "model.motion." + name.dropFirst(7) : "model.language_model." + name.dropFirst(6)
    }
    let binder = WeightBinder(source, place: "memory", renames: WeightNames.renames(for: source))
    let golden = try GoldenCheckpoint("tied-flat-old")
    _ = try VisionTower(binder, prefix: "model.motion.", golden.config.vision)
    _ = try LanguageModel(binder, golden.config.text, source: "memory", precision: .f32)
    try binder.finish()
    #expect(binder.unused.isEmpty)
  }
}
