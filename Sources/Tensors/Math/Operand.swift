/// A rectangle inside of a block of numbers, kept alive while it is in use.
package struct Operand: Sendable {
  package let buffer: FloatBuffer
  /// Numbers in front of the first of the rectangle.
  package let offset: Int
  /// Numbers from one row to the next.
  package let stride: Int

  package init(buffer: FloatBuffer, offset: Int, stride: Int) {
    self.buffer = buffer
    self.offset = offset
    self.stride = stride
  }

  /// The rectangle that begins further down and to the right.
  package func moved(row: Int, column: Int) -> Operand {
    Operand(buffer: buffer, offset: offset + row * stride + column, stride: stride)
  }

  var base: UnsafeMutablePointer<Float> { buffer.base + offset }
}
