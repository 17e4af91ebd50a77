import CKernels
import Glibc

/// A block of f32 numbers on a 64-byte boundary, released with its last owner.
package final class FloatBuffer: @unchecked Sendable {
  package let count: Int
  package let base: UnsafeMutablePointer<Float>

  /// Takes memory for `count` numbers; they are zero.
  package convenience init(count: Int) {
    self.init(unwritten: count)
    base.initialize(repeating: 0, count: max(count, 1))
  }

  /// Takes memory for `count` numbers, each of which is written before anybody reads it.
  package init(unwritten count: Int) {
    self.count = max(count, 0)
    let size = max(self.count, 1) * 4
    let isLarge = size >= Self.large
    if isLarge { Self.keepMemory }
    let raw = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: isLarge ? Self.hugePage : 64)
    // Fresh memory comes page by page: large pages are 512 times fewer. Where the system has none, nothing is lost.
    if isLarge { madvise(raw, size, MADV_HUGEPAGE) }
    base = raw.bindMemory(to: Float.self, capacity: max(self.count, 1))
  }

  /// Has the allocator keep what large blocks took for the next ones: the same sizes come again in every layer, and memory
  /// from the system has to be cleared each time.
  private static let keepMemory: Void = a2c_keep_memory(256 << 20)

  private static let hugePage = 2 << 20
  /// Bytes from which on large pages are asked for.
  private static let large = 4 << 20

  deinit { UnsafeMutableRawPointer(base).deallocate() }
}
