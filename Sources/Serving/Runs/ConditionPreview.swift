import Captioning
import Conditions
import Inspection
import Manifests
package import Support

/// What one condition is taken for: its facts, decisions and doubts, and pictures of what is read of it.
package struct ConditionPreview {
  private let context: RunContext
  private let flag: CancelFlag

  package init(_ context: RunContext, _ flag: CancelFlag) {
    self.context = context
    self.flag = flag
  }

  /// - Throws: ``ServerError``
  package func perform(_ request: ConditionRequest) throws(ServerError) -> JSON {
    flag.begin()
    return try context.explained(flag) {
      let (manifest, holds) = try context.resolver.resolved(request.manifest)
      defer { withExtendedLifetime(holds) {} }
      guard let entry = manifest.conditions.first else {
        throw ServerError(400, "invalid_request", "there is no condition")
      }
      let reader = ConditionReader(context.adapters, for: .model(Self.facts), options: context.options(flag))
      return context.mask().json(try request.guesses ? guess(entry, reader) : preview(reader.read(entry)))
    }
  }

  /// Those of no model, and small maps of a camera, of which its path can be drawn.
  private static let facts: ModelFacts = {
    var facts = OpenedCore.facts.facts(RunLimits())
    (facts.hasCameraEncoder, facts.cameraHeight, facts.cameraWidth, facts.cameraFrames) = (true, 32, 48, 48)
    return facts
  }()

  private func preview(_ blocks: ConditionBlocks, tried: [JSON] = []) throws -> JSON {
    let condition = FramedCondition(unencoded: blocks)
    let name = blocks.entry.name ?? blocks.adapter.name
    return .object([
      "adapter": .string(blocks.adapter.shortID), "name": .string(blocks.adapter.name),
      "doubts": .array(Self.doubts(blocks).map { .string($0) }),
      "condition": ConditionReport.json(0, condition),
      "figures": try ConditionFigures.json(condition, name: name),
      "tried": tried.isEmpty ? nil : .array(tried),
    ])
  }

  /// Warnings of the adapter, without the word.
  private static func doubts(_ blocks: ConditionBlocks) -> [String] {
    blocks.log.filter { $0.hasPrefix("warning: ") }.map { String($0.dropFirst("warning: ".count)) }
  }

  /// Reads the files with the likeliest of the adapters that take them.
  private func guess(_ entry: ConditionEntry, _ reader: ConditionReader) throws -> JSON {
    let answer = InputGuess(reader).answer(entry)
    try flag.check()
    guard let first = answer.adapters.first else {
      throw ServerError(
        422, "not_recognised", "no adapter reads these files" + (answer.refusal.map { ": \($0)" } ?? ""),
        hint: "say what they are, such as adapter: depth")
    }
    var entry = entry
    entry.adapter = first
    return try preview(reader.read(entry), tried: answer.attempts.map(Self.attempt))
  }

  private static func attempt(_ attempt: InputGuess.Attempt) -> JSON {
    .object([
      "adapter": .string(attempt.adapter), "reads": .bool(attempt.isRead), "reason": .string(attempt.reason),
    ])
  }
}
