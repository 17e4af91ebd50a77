/// A matrix that a step computes, with room for the loss's gradient with respect to it. Its numbers lie in the arena of
/// its ``Tape`` and end with the step.
package final class Variable {
  package let rows: Int
  package let columns: Int
  /// [rows, columns]
  package let values: UnsafeMutablePointer<Float>
  /// Whether anything below it is trained.
  let needsGradient: Bool
  /// [rows, columns]; `nil` until something is added.
  var gradient: UnsafeMutablePointer<Float>?

  init(rows: Int, columns: Int, values: UnsafeMutablePointer<Float>, needsGradient: Bool) {
    self.rows = rows
    self.columns = columns
    self.values = values
    self.needsGradient = needsGradient
  }

  package var count: Int { rows * columns }

  /// All numbers, row after row.
  package var array: [Float] { Array(UnsafeBufferPointer(start: values, count: count)) }
}
