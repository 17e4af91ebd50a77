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
    let raw = UnsafeMutableRawPointer.allocate(byteCount: max(self.count, 1) * 4, alignment: 64)
    base = raw.bindMemory(to: Float.self, capacity: max(self.count, 1))
  }

  deinit { UnsafeMutableRawPointer(base).deallocate() }
}
