/// A dense f32 matrix, row after row. Copies share storage: it is a handle, written to through ``base`` by the one who
/// made it, and only read once it has been passed on.
package struct Matrix: Sendable {
  package let rows: Int
  package let columns: Int
  private let storage: FloatBuffer

  /// A matrix of zeros.
  package init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    storage = FloatBuffer(count: rows * columns)
  }

  /// A matrix of the given numbers; those missing are zero, those too many are left out.
  package init(rows: Int, columns: Int, _ values: some Collection<Float>) {
    self.init(rows: rows, columns: columns)
    for (index, value) in values.prefix(rows * columns).enumerated() { base[index] = value }
  }

  package var base: UnsafeMutablePointer<Float> { storage.base }
  package var count: Int { rows * columns }

  /// The address of a row.
  package func row(_ index: Int) -> UnsafeMutablePointer<Float> { base + index * columns }

  /// All numbers, row after row.
  package var values: [Float] { Array(UnsafeBufferPointer(start: base, count: count)) }

  /// A matrix of its own with rows `range` of this one.
  package func rows(_ range: Range<Int>) -> Matrix {
    let part = Matrix(rows: range.count, columns: columns)
    part.base.update(from: row(range.lowerBound), count: part.count)
    return part
  }

  /// Whether every number is finite.
  package var isFinite: Bool {
    // Zero times anything finite is zero; infinities and not-a-numbers carry through.
    var sum: Float = 0
    for index in 0..<count { sum += base[index] * 0 }
    return sum == 0
  }
}
