import CWorker
import Glibc
import Manifests
import Media
package import Support

/// Blocks on their way from the worker to the host: a description in JSON, and one sealed piece of memory with pictures,
/// tensors and tokens back to back, each at a multiple of 64 bytes.
package enum BlockTransfer {
  private static let alignment = 64

  /// Puts the numbers of blocks into memory.
  /// - Returns: a descriptor that the caller closes, `nil` where there are no numbers.
  package static func memory(_ blocks: [Block]) throws(WorkerTransferError) -> CInt? {
    var parts: [(offset: Int, write: (CInt, Int) -> CInt)] = []
    var end = 0
    func add<T>(_ values: [T]) {
      parts.append((end, { file, offset in write(values, to: file, at: offset) }))
      // checked: the values are in memory, so that their bytes are far from overflowing.
      end = next(end, values.count * MemoryLayout<T>.stride) ?? end
    }
    for block in blocks {
      switch block {
      case .frames(let frames): for picture in frames.pictures { add(picture.pixels) }
      case .tensor(let tensor): add(tensor.values)
      case .tokens(let tokens): add(tokens.values)
      case .text: break
      }
    }
    guard end > 0 else { return nil }
    let file = cworker_memory_file()
    guard file >= 0 else { throw WorkerTransferError(action: "take memory for the blocks", code: errno) }
    var code = ftruncate(file, end) == 0 ? 0 : errno
    for part in parts where code == 0 { code = part.write(file, part.offset) }
    if code == 0 { code = cworker_seal(file) }
    guard code == 0 else {
      close(file)
      throw WorkerTransferError(action: "store \(end) bytes of blocks", code: code)
    }
    return file
  }

  private static func write<T>(_ values: [T], to file: CInt, at start: Int) -> CInt {
    values.withUnsafeBytes { bytes in
      var done = 0
      while done < bytes.count {
        let count = pwrite(file, bytes.baseAddress.map { $0 + done }, bytes.count - done, start + done)
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { return count < 0 ? errno : EIO }
        done += count
      }
      return 0
    }
  }

  /// Where the part behind one of `bytes` bytes at `offset` starts; `nil` where that overflows.
  static func next(_ offset: Int, _ bytes: Int) -> Int? {
    Checked.sum(offset, bytes, alignment - 1).map { $0 / alignment * alignment }
  }

  // MARK: The description

  /// - Parameter isTidy: whether the worker can be used again.
  package static func json(
    _ blocks: [Block], _ decisions: [Decision], _ log: [String], isTidy: Bool = false
  ) -> JSON {
    .object([
      "blocks": .array(blocks.map(json)),
      "decisions": .array(decisions.map { [.string($0.key), .string($0.value), .string($0.reason)] }),
      "log": .array(log.map { .string($0) }), "tidy": .bool(isTidy),
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
      ])
    case .tensor(let tensor):
      .object([
        "kind": "tensor", "encoder": .string(tensor.encoder.rawValue), "shape": .array(tensor.shape.map { .int($0) }),
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
