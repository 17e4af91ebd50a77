import CKernels
import Support

/// How weights are kept as blocks of whole numbers with a scale each. The layouts are those of GGUF files (ggml's names);
/// `blocks.h` has them in full.
package enum BlockFormat: String, Sendable, Hashable, CaseIterable {
  case q8_0, q4_0, q4_k, q6_k

  /// Numbers in a block.
  package var numbers: Int {
    switch self {
    case .q8_0, .q4_0: 32
    case .q4_k, .q6_k: 256
    }
  }

  /// Bytes that a block takes.
  package var bytes: Int {
    switch self {
    case .q8_0: 34
    case .q4_0: 18
    case .q4_k: 144
    case .q6_k: 210
    }
  }

  /// Bytes of a tensor, a row of which is a whole number of blocks; `nil` where it is not, or where there are too many.
  package func size(_ shape: [Int]) -> Int? {
    guard let columns = shape.last, columns % numbers == 0, let count = Checked.product(shape) else { return nil }
    return Checked.product(count / numbers, bytes)
  }

  /// Widens whole blocks to f32.
  /// - Parameters:
  ///   - from: `blocks` blocks, at any address
  ///   - to: room for their numbers
  func widen(_ from: UnsafeRawPointer, blocks: Int, to: UnsafeMutablePointer<Float>) {
    let kernels = Kernels.blocks
    let widen =
      switch self {
      case .q8_0: kernels.widen_q8_0
      case .q4_0: kernels.widen_q4_0
      case .q4_k: kernels.widen_q4_k
      case .q6_k: kernels.widen_q6_k
      }
    // checked: every kernel of the table is there.
    widen?(from.assumingMemoryBound(to: UInt8.self), Int64(blocks), to)
  }

  /// Widens numbers from any place on.
  /// - Parameters:
  ///   - from: the first block of the tensor
  ///   - start: the first number; `start + output.count` numbers are there
  func widen(_ from: UnsafeRawPointer, start: Int, into output: UnsafeMutableBufferPointer<Float>) {
    guard let target = output.baseAddress else { return }
    var (done, place) = (0, start)
    // Whole blocks at once; parts of one by way of a block of their own.
    while done < output.count {
      let (block, inside) = place.quotientAndRemainder(dividingBy: numbers)
      let whole = inside == 0 ? (output.count - done) / numbers : 0
      if whole > 0 {
        widen(from + block * bytes, blocks: whole, to: target + done)
        (done, place) = (done + whole * numbers, place + whole * numbers)
        continue
      }
      let count = min(numbers - inside, output.count - done)
      withUnsafeTemporaryAllocation(of: Float.self, capacity: numbers) { wide in
        guard let base = wide.baseAddress else { return }
        widen(from + block * bytes, blocks: 1, to: base)
        (target + done).update(from: base + inside, count: count)
      }
      (done, place) = (done + count, place + count)
    }
  }
}
