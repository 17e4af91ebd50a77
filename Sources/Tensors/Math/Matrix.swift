/// A dense f32 matrix, row after row. Copies share storage: it is a handle, written to by the one who made it, and only
/// read once it has been passed on.
///
/// ``base`` and ``row(_:)`` are addresses into the storage; who uses one keeps the matrix alive around the use
/// (`withExtendedLifetime`), as the operations of this module do.
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

  /// A matrix each number of which is written before anybody reads it: large ones are not gone over twice.
  package init(unwritten rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    storage = FloatBuffer(unwritten: rows * columns)
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
  package var values: [Float] {
    withExtendedLifetime(storage) { Array(UnsafeBufferPointer(start: base, count: count)) }
  }

  /// A matrix of its own with rows `range` of this one.
  package func rows(_ range: Range<Int>) -> Matrix {
    let part = Matrix(unwritten: range.count, columns: columns)
    withExtendedLifetime((self, part)) { part.base.update(from: row(range.lowerBound), count: part.count) }
    return part
  }

  /// Writes numbers over those from `row` on; those that do not fit are left out.
  package func write(_ values: [Float], row: Int) {
    let room = count - row * columns
    withExtendedLifetime(self) {
      values.withUnsafeBufferPointer { source in
        if let start = source.baseAddress, room > 0 {
          self.row(row).update(from: start, count: min(source.count, room))
        }
      }
    }
  }

  /// Writes the rows of another matrix of the same width over those from `row` on.
  package func write(_ other: Matrix, row: Int) {
    let kept = min(other.count, count - row * columns)
    guard kept > 0 else { return }
    withExtendedLifetime((self, other)) { self.row(row).update(from: other.base, count: kept) }
  }

  /// The same numbers with another number of columns.
  package func reshaped(columns: Int) -> Matrix {
    let shaped = Matrix(rows: count / columns, columns: columns)
    shaped.write(values, row: 0)
    return shaped
  }

  /// Whether every number is finite.
  package var isFinite: Bool {
    // Zero times anything finite is zero; infinities and not-a-numbers carry through.
    withExtendedLifetime(self) {
      let lanes = SIMD16<Float>.scalarCount
      let whole = count - count % lanes
      var sums = SIMD16<Float>.zero
      for index in stride(from: 0, to: whole, by: lanes) {
        sums += UnsafeRawPointer(base + index).loadUnaligned(as: SIMD16<Float>.self) * 0
      }
      var sum = sums.sum()
      for index in whole..<count { sum += base[index] * 0 }
      return sum == 0
    }
  }

  /// A part of the matrix as BLAS takes it: what stands right of `column` and below `row`.
  package func operand(row: Int = 0, column: Int = 0) -> Operand {
    Operand(buffer: storage, offset: row * columns + column, stride: columns)
  }

  /// The matrix as room for rows of another width, from its first number on.
  package func operand(width: Int) -> Operand { Operand(buffer: storage, offset: 0, stride: width) }
}
