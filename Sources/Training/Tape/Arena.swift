import Tensors

/// Memory for the activations of one step: taken piece by piece, given back all at once and used again by the next step.
/// One thread uses an arena.
final class Arena {
  /// Numbers in the first chunk and the most in any, unless a single piece needs more: 256 KiB and 64 MiB. Each chunk is
  /// twice as large as the one before.
  private static let firstChunk = 1 << 16
  private static let largestChunk = 16 << 20

  private var chunks: [FloatBuffer] = []
  private var chunk = 0
  private var used = 0

  /// Room for `count` numbers, on a 64-byte boundary. What stands there is left over from earlier steps.
  func take(_ count: Int) -> UnsafeMutablePointer<Float> {
    let size = (max(count, 1) + 15) & ~15
    while chunk < chunks.count, chunks[chunk].count - used < size {
      chunk += 1
      used = 0
    }
    if chunk == chunks.count {
      let next = min(Self.largestChunk, 2 * (chunks.last?.count ?? Self.firstChunk / 2))
      chunks.append(FloatBuffer(count: max(size, next)))
    }
    defer { used += size }
    return chunks[chunk].base + used
  }

  /// Room for `count` zeros.
  func takeZeros(_ count: Int) -> UnsafeMutablePointer<Float> {
    let piece = take(count)
    piece.update(repeating: 0, count: count)
    return piece
  }

  /// Gives all pieces back.
  func reset() {
    chunk = 0
    used = 0
  }

  /// Memory held, in bytes.
  var bytes: Int { chunks.reduce(0) { $0 + $1.count * 4 } }
}
