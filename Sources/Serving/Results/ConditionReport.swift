import Captioning
package import Conditions
import Inspection
import Manifests
import Media
package import Support

/// One condition as `--json` describes it.
package enum ConditionReport {
  package static func json(_ index: Int, _ condition: FramedCondition) -> JSON {
    let source = condition.source
    return .object([
      "name": .string(CaptionSession.label(index, source.adapter)),
      "adapter": .string(source.adapter.id),
      "version": .string(source.adapter.version),
      "label": source.entry.name.map { .string($0) },
      "inputs": .array(source.entry.inputs.map { .string($0.written) }),
      "params": source.entry.params,
      "tokens": .int(condition.tokenCount),
      "grids": .array(condition.runs.map { $0.embeddings.grid.map(grid) ?? .null }),
      "blocks": .array(source.blocks.enumerated().map { block($0.offset, $0.element, condition) }),
      "facts": .array(source.facts.map { .string($0) }),
      "claims": .array(source.claims.map(ClaimLine.json)),
      "facts_in_prompt": .bool(condition.parts.contains { if case .text = $0 { true } else { false } }),
      "decisions": .array(
        (source.decisions + condition.decisions).map {
          .object([
            "key": .string($0.key), "value": .string($0.value), "reason": .string($0.reason),
            "override": Override.text($0, condition).map { .string($0) },
          ])
        }),
      "likelier": source.likelier.isEmpty ? nil : .array(source.likelier.map { .string($0) }),
      "log": source.log.isEmpty ? nil : .array(source.log.map { .string($0) }),
    ])
  }

  private static func block(_ number: Int, _ block: Block, _ condition: FramedCondition) -> JSON {
    let run = condition.runs.first { $0.block == number }
    var kind = "text"
    var shape: [Int]?
    var frames: [Int]?
    var rate: Double?
    var fact: String?
    var role: String?
    var poses: Int?
    switch block {
    case .frames(let value):
      kind = "frames"
      shape = value.pictures.first.map { [value.pictures.count, $0.height, $0.width, 3] }
      frames = value.sourceIndices
      role = value.role
      rate = value.isVideo ? value.framesPerSecond : nil
    case .tensor(let value):
      kind = "tensor"
      shape = value.shape
    case .camera(let value):
      kind = "camera"
      poses = value.poses.count
      if value.mapSize != nil {
        shape = value.mapShape
        frames = value.shown
      }
      rate = value.framesPerSecond
    case .tokens(let value):
      kind = "tokens"
      shape = [value.count, value.width]
    case .text(let value): fact = value
    }
    return .object([
      "kind": .string(kind),
      "poses": poses.map { .int($0) },
      "role": role.map { .string($0) },
      "shape": shape.map { .array($0.map { .int($0) }) },
      "source_frames": frames.map { .array($0.map { .int($0) }) },
      "frames_per_second": rate.map { .double($0) },
      "text": fact.map { .string($0) },
      "encoder": run?.encoder.map { .string($0.rawValue) },
      "frame_tokens": run.map { [.string($0.begin), .string($0.end)] },
      "tokens": run.map { .int($0.embeddings.count) },
      "grid": run?.embeddings.grid.map(grid),
    ])
  }

  private static func grid(_ grid: Grid) -> JSON { [.int(grid.t), .int(grid.h), .int(grid.w)] }
}
