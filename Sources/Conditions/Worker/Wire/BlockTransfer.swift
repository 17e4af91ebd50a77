package import Claims
import Glibc
import Manifests
import Media
package import Support

/// Blocks on their way from the worker to the host: a description in JSON, and one sealed piece of memory with pictures,
/// tensors and tokens (``BlockMemory``).
package enum BlockTransfer {
  /// Puts the numbers of blocks into memory.
  /// - Returns: a descriptor that the caller closes, `nil` where there are no numbers.
  package static func memory(_ blocks: [Block]) throws(WorkerTransferError) -> CInt? {
    let memory = BlockMemory()
    for block in blocks {
      switch block {
      case .frames(let frames): for picture in frames.pictures { try memory.append(picture.pixels) }
      case .tensor(let tensor): try memory.append(tensor.values)
      case .camera(let path):
        for numbers in [path.poses.flatMap(\.rows), path.lensNumbers, path.times] where !numbers.isEmpty {
          try memory.append(numbers)
        }
      case .tokens(let tokens): try memory.append(tokens.values)
      case .text: break
      }
    }
    return try memory.finish()
  }

  // MARK: The description

  /// - Parameter isTidy: whether the worker can be used again.
  package static func json(
    _ blocks: [Block], _ decisions: [Decision], _ log: [String], claims: [Claim] = [], isTidy: Bool = false
  ) -> JSON {
    .object([
      "blocks": .array(blocks.map(json)),
      "decisions": .array(decisions.map { [.string($0.key), .string($0.value), .string($0.reason)] }),
      "log": .array(WorkerLog.fitting(log, bytes: 1 << 20).map { .string($0) }),
      "claims": .array(
        claims.map { [.string($0.aspect.rawValue), .string($0.value), .string($0.sentence), .double($0.certainty)] }),
      "tidy": .bool(isTidy),
    ])
  }

  private static func json(_ block: Block) -> JSON {
    switch block {
    case .frames(let frames):
      .object([
        "kind": "frames", "encoder": .string(frames.encoder.rawValue), "video": .bool(frames.isVideo),
        "numbered": .bool(frames.isNumbered), "fps": .double(frames.framesPerSecond),
        "frames": .array(frames.sourceIndices.map { .int($0) }),
        "size": [.int(frames.pictures.first?.height ?? 0), .int(frames.pictures.first?.width ?? 0)],
        "source": [.int(frames.source.frames), .int(frames.source.width), .int(frames.source.height)],
        "role": frames.role.map { .string($0) },
      ])
    case .tensor(let tensor):
      .object([
        "kind": "tensor", "encoder": .string(tensor.encoder.rawValue), "shape": .array(tensor.shape.map { .int($0) }),
      ])
    case .camera(let path):
      .object([
        "kind": "camera", "poses": .int(path.poses.count), "timed": .bool(!path.times.isEmpty),
        "unit": .string(path.unit.rawValue), "fps": .double(path.framesPerSecond ?? 0),
        "source": [.double(path.source.width), .double(path.source.height)], "most": .int(path.most),
      ])
    case .tokens(let tokens):
      .object([
        "kind": "tokens", "size": [.int(tokens.count), .int(tokens.width)],
        "grid": tokens.grid.map { [.int($0.t), .int($0.h), .int($0.w)] },
      ])
    case .text(let fact): .object(["kind": "text", "text": .string(fact)])
    }
  }
}

/// The worker could not hand over what it has.
package struct WorkerTransferError: ExplainedError {
  let action: String
  let code: CInt

  package var message: String { "cannot \(action): \(String(cString: strerror(code)))" }
  package var exitStatus: ExitStatus { .unavailable }
}
