package import Claims
package import Conditions
package import Manifests
import Qwen2VL
package import Support
package import Tensors

/// One run from conditions to a caption, stage by stage, so that each can be looked at.
package struct CaptionSession {
  package let manifest: RunManifest
  package let core: OpenedCore
  package private(set) var clock: StageClock
  /// Reads conditions for the model; whoever writes files reads them by it too.
  package let reader: ConditionReader
  /// `nil` where no model reads a prompt.
  private let builder: PromptBuilder?
  /// Writes instead of the model's own core, such as one that writes several captions together.
  private let writer: (any CaptionCore)?

  /// Opens what writes and finds the adapters.
  /// - Parameters:
  ///   - opened: what writes, where it is open already; it has to be what the manifest names.
  ///   - writer: writes instead of the model's own core.
  /// - Throws: ``SessionError`` where there is nothing to caption; what opening a model throws.
  package init(
    _ manifest: RunManifest, installation: Installation, registry: AdapterRegistry, precision: Precision?,
    options: HostOptions = HostOptions(), opened: OpenedCore? = nil, writer: (any CaptionCore)? = nil
  ) throws {
    guard !manifest.conditions.isEmpty || manifest.prompt.contains(where: { !$0.isWhitespace }) else {
      throw SessionError.nothingToCaption(manifest: manifest.path)
    }
    guard manifest.prompt.utf8.count <= Limits.promptBytes else {
      throw PromptError.tooLong(bytes: manifest.prompt.utf8.count)
    }
    self.manifest = manifest
    // Its start goes on while the model is opened.
    ConditionReader.warmUp(manifest.conditions, registry, options)
    var clock = StageClock()
    core = try clock.measure("open \(manifest.model == .facts ? ModelReference.factsName : "model")") {
      try opened ?? OpenedCore(manifest, installation, precision: precision)
    }
    self.clock = clock
    self.writer = writer
    var options = options
    options.seed = manifest.caption.seed
    if let model = core.model {
      options.tokenizer = ModelTokenizer(model.tokenizer, extra: model.manifest?.specialTokens ?? [:])
      builder = try model.promptBuilder(installation)
    } else {
      builder = nil
    }
    reader = ConditionReader(registry, for: .model(core.facts(manifest.limits)), options: options)
  }

  /// Adds what was done with the caption to the stages: `bundle vace`.
  package mutating func note(_ stage: String, seconds: Double) { clock.note(stage, seconds: seconds, units: nil) }

  /// What a condition is called in stages, spans and dumped files: `0-depth`.
  package static func label(_ index: Int, _ adapter: AdapterManifest) -> String { "\(index)-\(adapter.shortID)" }

  /// Runs the adapters and, for a model, its encoders.
  /// - Parameter each: called with each condition as soon as it is encoded, and the seconds that it took
  package mutating func conditions(
    each: (Int, FramedCondition, Double) -> Void = { _, _, _ in }
  ) throws -> [FramedCondition] {
    let encoders = core.model.map { EncoderSet($0.encoders, facts: $0.facts) }
    var conditions: [FramedCondition] = []
    var tokens = 0
    let facts = core.facts(manifest.limits)
    for (index, entry) in manifest.conditions.enumerated() {
      let start = ResourceUse.seconds
      let blocks = try reader.read(entry, in: manifest.path)
      let label = Self.label(index, blocks.adapter)
      clock.note("read \(label)", seconds: ResourceUse.seconds - start, units: nil)
      tokens += blocks.blocks.reduce(0) { $0 + facts.tokenCount(of: $1) }
      if let positions = core.model?.config.text.maxPositions, tokens > positions {
        throw SessionError.tooManyTokens(tokens, upTo: label, positions: positions, manifest: manifest.path)
      }
      let framed =
        try encoders.map { set in try clock.measure("encode \(label)") { try set.encode(blocks) } }
        ?? FramedCondition(unencoded: blocks)
      each(index, framed, ResourceUse.seconds - start)
      conditions.append(framed)
    }
    return conditions
  }

  /// What is known before anybody writes: the claims of the prompt and of the conditions, and where they disagree.
  /// - Throws: ``SessionError`` where the prompt names a picture that the conditions do not hold.
  package func settle(_ conditions: [FramedCondition]) throws(SessionError) -> Settlement {
    let pictures = NamedPictures(conditions)
    try pictures.check(manifest.prompt, manifest: manifest.path)
    return Settlement.settle(
      PromptReading(manifest.prompt, names: pictures.names), conditions.flatMap(\.source.claims))
  }

  /// The model's input; `nil` where no model writes.
  package func prompt(_ conditions: [FramedCondition]) throws(PromptError) -> Prompt? {
    guard let builder, let model = core.model else { return nil }
    let order = ConditionOrder.indices(conditions, trained: model.manifest?.trainedOn ?? [])
    return try builder.build(conditions, prompt: manifest.prompt, order: order)
  }

  /// The settings of the manifest; the model's own repetition penalty where the manifest names none.
  package var settings: CaptionSettings {
    var settings = manifest.caption
    settings.repetitionPenalty = settings.repetitionPenalty ?? core.model?.generation.repetitionPenalty
    return settings
  }

  /// Words of the prompt that the model was never trained on.
  package var unknownWords: [String] { core.unknownWords(in: manifest.prompt) }

  /// What is done where the caption does not keep what is known.
  package var keepMode: KeepMode { core.keepMode(manifest.caption.keep) }

  /// The scores of all tokens behind the prompt: [vocabulary]; empty where no model writes.
  package mutating func logits(_ prompt: Prompt?) throws -> [Float] {
    guard let prompt, let core = core.model?.core else { return [] }
    return try clock.measure("prefill", units: prompt.tokenIDs.count) { try core.prefill(prompt, room: 0).logits }
  }

  /// Writes the caption and holds it to what is known.
  /// - Parameters:
  ///   - prompt: ``prompt(_:)``'s.
  ///   - isCancelled: asked now and then while a server is waited for.
  ///   - onEvent: what a model writes while it writes, before it is held to anything.
  package mutating func write(
    _ prompt: Prompt?, _ settlement: Settlement, _ conditions: [FramedCondition],
    isCancelled: @escaping () -> Bool = { false }, _ onEvent: (CaptionEvent) -> Void
  ) throws -> CaptionResult {
    let answer: CoreAnswer
    if let model = core.model, let prompt {
      answer = try (writer ?? model.core).write(prompt, settings, onEvent)
    } else if let remote = core.remote {
      answer = try remote.write(
        conditions, prompt: manifest.prompt, settlement, settings, keep: keepMode, isCancelled: isCancelled, onEvent)
    } else {
      var clock = StageClock()
      let caption = clock.measure("facts") { FactsWriter.caption(settlement) }
      answer = CoreAnswer(text: caption.text, caption: caption, tokens: [], stages: clock.reports)
    }
    clock.append(answer.stages)
    let mode = keepMode
    let sawFrames = Self.sawFrames(conditions) && answer.remote?.sawFrames ?? true
    let isKnown = !core.isModel
    return clock.measure("keep") {
      CaptionResult(answer, settlement, mode: mode, isKnown: isKnown, sawFrames: sawFrames)
    }
  }

  /// Whether a model saw who and what is in the video: pictures of any kind but a camera's path.
  private static func sawFrames(_ conditions: [FramedCondition]) -> Bool {
    conditions.contains { condition in
      condition.source.adapter.encoder != .camera
        && condition.source.blocks.contains { block in
          switch block {
          case .frames, .tokens: true
          case .tensor, .camera, .text: false
          }
        }
    }
  }
}
