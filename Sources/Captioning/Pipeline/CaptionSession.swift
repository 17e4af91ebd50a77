package import Conditions
package import Manifests
import Support
package import Tensors

/// One run from conditions to a caption, stage by stage, so that each can be looked at.
package struct CaptionSession {
  package let manifest: RunManifest
  package let model: EmbeddedModel
  package private(set) var clock: StageClock
  private let reader: ConditionReader
  private let builder: PromptBuilder

  /// Opens the model and finds the adapters.
  package init(
    _ manifest: RunManifest, installation: Installation, registry: AdapterRegistry, precision: Precision,
    options: HostOptions = HostOptions()
  ) throws {
    self.manifest = manifest
    // Its start goes on while the model is opened.
    ConditionReader.warmUp(manifest.conditions, registry, options)
    var clock = StageClock()
    model = try clock.measure("open model") {
      let (name, folder) = try Self.locate(manifest, installation)
      return try EmbeddedModel(name: name, folder: folder, limits: manifest.limits, precision: precision)
    }
    self.clock = clock
    var options = options
    options.tokenizer = ModelTokenizer(model.tokenizer, extra: model.manifest?.specialTokens ?? [:])
    options.seed = manifest.caption.seed
    reader = ConditionReader(registry, facts: model.facts, options: options)
    builder = try PromptBuilder(
      model.tokenizer, template: model.promptTemplate(installation), extraTokens: model.manifest?.specialTokens ?? [:])
  }

  private static func locate(
    _ manifest: RunManifest, _ installation: Installation
  ) throws(ModelLocationError) -> (name: String, folder: String) {
    switch manifest.model {
    case .name(let name):
      let base = manifest.path.map { Path.parent($0) } ?? "."
      return (name, try ModelLocator(bundled: installation.folders("models")).folder(name, relativeTo: base))
    case .server(let url, _):
      throw .notSupported(name: url, reason: "servers as models are not supported yet; name a local model")
    }
  }

  /// What a condition is called in stages, spans and dumped files: `0-depth`.
  package static func label(_ index: Int, _ adapter: AdapterManifest) -> String { "\(index)-\(adapter.shortID)" }

  /// Runs the adapters and the encoders.
  /// - Parameter each: called with each condition as soon as it is encoded, and the seconds that it took
  package mutating func conditions(
    each: (Int, FramedCondition, Double) -> Void = { _, _, _ in }
  ) throws -> [FramedCondition] {
    let encoders = EncoderSet(model.encoders, facts: model.facts)
    var conditions: [FramedCondition] = []
    for (index, entry) in manifest.conditions.enumerated() {
      let start = ResourceUse.seconds
      let blocks = try reader.read(entry, in: manifest.path)
      let label = Self.label(index, blocks.adapter)
      clock.note("read \(label)", seconds: ResourceUse.seconds - start, units: nil)
      let framed = try clock.measure("encode \(label)") { try encoders.encode(blocks) }
      each(index, framed, ResourceUse.seconds - start)
      conditions.append(framed)
    }
    return conditions
  }

  package func prompt(_ conditions: [FramedCondition]) throws -> Prompt {
    try builder.build(conditions, prompt: manifest.prompt)
  }

  /// The settings of the manifest; the model's own repetition penalty where the manifest names none.
  package var settings: CaptionSettings {
    var settings = manifest.caption
    settings.repetitionPenalty = settings.repetitionPenalty ?? model.generation.repetitionPenalty
    return settings
  }

  /// The scores of all tokens behind the prompt: [vocabulary].
  package mutating func logits(_ prompt: Prompt) throws -> [Float] {
    let core = model.core
    return try clock.measure("prefill", units: prompt.tokenIDs.count) { try core.prefill(prompt, room: 0).logits }
  }

  /// Writes the caption.
  package mutating func write(_ prompt: Prompt, _ onEvent: (CaptionEvent) -> Void) throws -> CoreAnswer {
    let answer = try model.core.write(prompt, settings, onEvent)
    clock.append(answer.stages)
    return answer
  }
}
