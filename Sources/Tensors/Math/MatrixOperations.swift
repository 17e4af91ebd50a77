import CKernels

/// Operations row by row or number by number, divided over the cores where they are worth it.
extension Matrix {
  /// Numbers below which dividing the work costs more than it saves.
  private static let grain = 1 << 14

  /// Runs `body` for ranges of rows.
  private func overRows(_ body: @Sendable (Range<Int>) -> Void) {
    Parallel.ranges(rows, grain: max(1, Self.grain / max(columns, 1)), body)
  }

  /// self += other, of the same shape.
  package func add(_ other: Matrix) { add(other, row: 0) }

  /// Adds the rows of a matrix of the same width to those from `row` on.
  package func add(_ other: Matrix, row: Int) {
    Parallel.ranges(min(other.count, count - row * columns), grain: Self.grain) { range in
      Kernels.best.add(self.row(row) + range.lowerBound, other.base + range.lowerBound, Int64(range.count))
      withExtendedLifetime((self, other)) {}
    }
  }

  /// Adds a vector to every row, from `column` on.
  package func add(toRows vector: [Float], column: Int = 0) {
    guard column + vector.count <= columns else { return }
    overRows { range in
      for index in range { Kernels.best.add(row(index) + column, vector, Int64(vector.count)) }
      withExtendedLifetime(self) {}
    }
  }

  /// x / sqrt(mean(x²) + epsilon) · weight, row by row.
  /// - Parameter weight: [columns]
  package func rmsNormed(_ weight: [Float], epsilon: Float) -> Matrix {
    let result = Matrix(unwritten: rows, columns: columns)
    overRows { range in
      for index in range { Kernels.best.rms_norm(row(index), weight, Int64(columns), epsilon, result.row(index)) }
      withExtendedLifetime((self, result)) {}
    }
    return result
  }

  /// (x − mean) / sqrt(variance + epsilon) · weight + bias, row by row.
  /// - Parameters:
  ///   - weight: [columns]
  ///   - bias: [columns]
  package func layerNormed(_ weight: [Float], _ bias: [Float], epsilon: Float) -> Matrix {
    let result = Matrix(unwritten: rows, columns: columns)
    overRows { range in
      for index in range {
        Kernels.best.layer_norm(row(index), weight, bias, Int64(columns), epsilon, result.row(index))
      }
      withExtendedLifetime((self, result)) {}
    }
    return result
  }

  /// Softmax of scale · x over the first `length(row)` numbers of each row, seen as `width` wide; the rest of the row
  /// becomes zero.
  package func softmax(rows count: Int, width: Int, scale: Float, length: @Sendable (Int) -> Int) {
    Parallel.ranges(count, grain: max(1, Self.grain / max(width, 1))) { range in
      for index in range {
        let line = base + index * width
        let seen = min(length(index), width)
        Kernels.best.softmax(line, Int64(seen), scale)
        (line + seen).update(repeating: 0, count: width - seen)
      }
      withExtendedLifetime(self) {}
    }
  }

  /// Turns pairs half a head apart in the first `heads` heads of each row.
  /// - Parameters:
  ///   - cosines: [period, headWidth / 2]; row i of this matrix uses row i modulo the period
  ///   - sines: likewise
  package func rotate(heads: Int, headWidth: Int, cosines: Matrix, sines: Matrix) {
    overRows { range in
      for index in range {
        let place = index % cosines.rows
        for head in 0..<heads {
          Kernels.best.rotate(
            row(index) + head * headWidth, cosines.row(place), sines.row(place), Int64(headWidth / 2))
        }
      }
      withExtendedLifetime((self, cosines, sines)) {}
    }
  }

  /// Runs `body` for the address and the count of consecutive parts.
  private func overNumbers(_ body: @Sendable (UnsafeMutablePointer<Float>, Int) -> Void) {
    Parallel.ranges(count, grain: Self.grain) { range in
      body(base + range.lowerBound, range.count)
      withExtendedLifetime(self) {}
    }
  }

  /// x / (1 + exp(−1.702 x))
  package func applyQuickGELU() { overNumbers { Kernels.best.quick_gelu($0, Int64($1)) } }

  /// x / 2 · (1 + erf(x / √2))
  package func applyGELU() { overNumbers { Kernels.best.gelu($0, Int64($1)) } }

  /// x / (1 + exp(−x)) · up
  package func applySiLU(times up: Matrix) {
    Parallel.ranges(count, grain: Self.grain) { range in
      Kernels.best.silu_multiply(base + range.lowerBound, up.base + range.lowerBound, Int64(range.count))
      withExtendedLifetime((self, up)) {}
    }
  }

  /// The numbers rounded to bf16, in a matrix of its own.
  package func roundedToBF16() -> Matrix {
    let copy = rows(0..<rows)
    withExtendedLifetime(copy) { Kernels.best.round_bf16(copy.base, Int64(copy.count)) }
    return copy
  }
}
