import Manifests
import Media

/// The encoders a model has, and the step from blocks to framed tokens.
package struct EncoderSet: Sendable {
  private let encoders: [EncoderID: any Encoder]
  private let facts: ModelFacts

  package init(_ encoders: [any Encoder], facts: ModelFacts) {
    self.encoders = Dictionary(encoders.map { ($0.id, $0) }) { first, _ in first }
    self.facts = facts
  }

  /// Whether the model has the encoder itself, without a stand-in.
  package func has(_ id: EncoderID) -> Bool { encoders[id] != nil }

  /// Encodes a condition's blocks.
  /// - Parameter each: called with a block's number and its run as soon as it is there, for progress.
  /// - Throws: ``EncodingError``, or what an encoder throws.
  package func encode(
    _ condition: ConditionBlocks, each: (Int, FramedCondition.Run) -> Void = { _, _ in }
  ) throws -> FramedCondition {
    var parts: [FramedCondition.Part] = []
    var decisions: [Decision] = []
    let facts = facts.usesFacts(condition.entry.facts, adapter: condition.adapter.id)
    for (number, block) in condition.blocks.enumerated() {
      let run: FramedCondition.Run
      switch block {
      case .text(let fact):
        if facts.use { parts.append(.text(fact)) }
        continue
      case .frames(let frames):
        let encoder = try encoder(for: frames.encoder, condition, &decisions)
        let tokens = try encoder.encode(frames: frames.pictures, isVideo: frames.isVideo)
        run = try self.run(
          number, tokens, encoder.id, condition, isVideo: frames.isVideo, isNumbered: frames.isNumbered,
          secondsPerStep: frames.seconds(perStepOf: self.facts.sampling.frameFactor))
      case .camera(let path):
        // A path is for files too; a model without the encoder gets it as a drawing and in words.
        guard path.mapSize != nil else { continue }
        let encoder = try encoder(for: .camera, condition, &decisions)
        guard let maps = path.maps else { throw EncodingError.overflow(adapter: condition.adapter.id) }
        let tokens = try encoder.encode(tensor: maps.values, shape: maps.shape)
        run = try self.run(
          number, tokens, encoder.id, condition, isVideo: true, isNumbered: false,
          secondsPerStep: path.seconds(perStepOf: self.facts.cameraTokenFrames))
      case .tensor(let tensor):
        let encoder = try encoder(for: tensor.encoder, condition, &decisions)
        let tokens = try encoder.encode(tensor: tensor.values, shape: tensor.shape)
        // A camera path takes positions by the rule for videos: its grid's t counts moments.
        run = try self.run(number, tokens, encoder.id, condition, isVideo: true, isNumbered: false)
      case .tokens(let tokens):
        run = FramedCondition.Run(
          block: number, begin: condition.adapter.frameTokens.begin, end: condition.adapter.frameTokens.end,
          embeddings: tokens, isVideo: (tokens.grid?.t ?? 1) > 1, isNumbered: false, encoder: nil)
      }
      parts.append(.run(run))
      each(number, run)
    }
    if !condition.facts.isEmpty {
      decisions.append(Decision(key: "facts", value: facts.use ? "used" : "left out", reason: facts.reason))
    }
    return FramedCondition(source: condition, parts: parts, decisions: decisions)
  }

  /// The encoder itself, or the one that stands in for it.
  private func encoder(
    for id: EncoderID, _ condition: ConditionBlocks, _ decisions: inout [Decision]
  ) throws(EncodingError) -> any Encoder {
    if let encoder = encoders[id] { return encoder }
    guard id == .motion, let vision = encoders[.vision] else {
      throw .noEncoder(id, adapter: condition.adapter.id)
    }
    if !decisions.contains(where: { $0.key == "encoder" }) {
      decisions.append(Decision(key: "encoder", value: "vision", reason: "the model has no motion encoder"))
    }
    return vision
  }

  private func run(
    _ block: Int, _ tokens: Embeddings, _ encoder: EncoderID, _ condition: ConditionBlocks, isVideo: Bool,
    isNumbered: Bool, secondsPerStep: Double? = nil
  ) throws(EncodingError) -> FramedCondition.Run {
    func refuse(_ detail: String) -> EncodingError { .result(encoder, adapter: condition.adapter.id, detail: detail) }
    guard tokens.width == facts.tokenWidth else {
      throw refuse("tokens \(tokens.width) wide where \(facts.tokenWidth) are wanted")
    }
    guard tokens.count > 0, tokens.values.count == tokens.count * tokens.width, let grid = tokens.grid,
      grid.count == tokens.count
    else {
      throw refuse(
        "\(tokens.values.count) values for \(tokens.count) tokens in a grid of \(tokens.grid.map { "\($0)" } ?? "no size")"
      )
    }
    return FramedCondition.Run(
      block: block, begin: condition.adapter.frameTokens.begin, end: condition.adapter.frameTokens.end,
      embeddings: tokens, isVideo: isVideo, isNumbered: isNumbered, encoder: encoder,
      secondsPerStep: secondsPerStep)
  }
}
