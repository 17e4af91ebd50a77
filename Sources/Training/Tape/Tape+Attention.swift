import CKernels
package import Tensors

/// Heads that lie side by side in a matrix: those of queries, keys or values.
package struct HeadColumns {
  let variable: Variable
  /// The first head's first column.
  let column: Int
  let heads: Int

  package init(_ variable: Variable, column: Int = 0, heads: Int) {
    self.variable = variable
    self.column = column
    self.heads = heads
  }

  /// The address of a head in a row, of the values or of a gradient.
  func place(_ base: UnsafeMutablePointer<Float>, row: Int, head: Int, width: Int) -> UnsafeMutablePointer<Float> {
    base + row * variable.columns + column + head * width
  }
}

/// Rotary tables of all rows of a packed sequence.
package struct RotaryTables {
  package let cosines: Matrix  // [n, headWidth / 2]
  package let sines: Matrix  // [n, headWidth / 2]

  package init(cosines: Matrix, sines: Matrix) {
    self.cosines = cosines
    self.sines = sines
  }
}

extension Tape {
  /// Query rows whose scores are held at once: they stay in the processor's second cache.
  private static let queryBlock = 64

  /// Attention inside of segments, of turned queries to turned keys; several query heads may share one of keys and values.
  /// Queries and keys are turned in place.
  ///
  /// The weights are not kept: the backward pass computes them again, which costs less than writing and reading them.
  /// - Parameters:
  ///   - segments: ranges of rows that see each other: samples of a packed batch, temporal slices of clips
  ///   - isCausal: whether a row sees only rows up to itself
  /// - Returns: [n, heads·headWidth]
  package func attention(
    queries: HeadColumns, keys: HeadColumns, values: HeadColumns, rotary: RotaryTables, segments: [Range<Int>],
    isCausal: Bool, headWidth: Int
  ) -> Variable {
    let rows = queries.variable.rows
    let shape = AttentionShape(
      queries: queries, keys: keys, values: values, segments: segments, isCausal: isCausal, headWidth: headWidth)
    for part in [queries, keys] { turn(part, part.variable.values, rotary, headWidth, direction: 1) }
    let y = make(
      rows: rows, columns: queries.heads * headWidth,
      needsGradient: [queries, keys, values].contains { $0.variable.needsGradient })
    let longest = segments.reduce(0) { max($0, $1.count) }
    let scratch = Matrix(rows: 2 * Self.queryBlock, columns: max(longest, 1))
    withExtendedLifetime(scratch) { forward(shape, scratch.base, y) }
    record(y) { [self] dy in
      let (dq, dk, dv) = (
        accumulator(of: queries.variable), accumulator(of: keys.variable), accumulator(of: values.variable)
      )
      withExtendedLifetime(scratch) { backward(shape, scratch.base, dy, dq, dk, dv) }
      turn(queries, dq, rotary, headWidth, direction: -1)
      turn(keys, dk, rotary, headWidth, direction: -1)
    }
    return y
  }

  private func turn(
    _ part: HeadColumns, _ base: UnsafeMutablePointer<Float>, _ rotary: RotaryTables, _ headWidth: Int,
    direction: Float
  ) {
    withExtendedLifetime((rotary.cosines, rotary.sines)) {
      kernels.rotate_rows(
        part.place(base, row: 0, head: 0, width: headWidth), Int64(part.variable.columns), Int64(part.variable.rows),
        Int64(part.heads), Int64(headWidth / 2), rotary.cosines.base, rotary.sines.base, direction)
    }
  }

  /// Softmaxed scores of a block of queries, in `weights`: [count, length].
  private func weigh(
    _ shape: AttentionShape, head: Int, segment: Range<Int>, first: Int, count: Int, length: Int,
    into weights: UnsafeMutablePointer<Float>
  ) {
    let (q, k, width) = (shape.queries, shape.keys, shape.headWidth)
    BLAS.product(
      q.place(q.variable.values, row: first, head: head, width: width), q.variable.columns,
      k.place(k.variable.values, row: segment.lowerBound, head: head / shape.group, width: width), k.variable.columns,
      bTransposed: true, into: weights, length, m: count, n: length, k: width)
    let seen = shape.isCausal ? first - segment.lowerBound + 1 : length
    kernels.softmax_rows(
      weights, Int64(length), Int64(count), Int64(length), Int64(seen), shape.isCausal ? 1 : 0, shape.scale)
  }

  private func forward(_ shape: AttentionShape, _ scratch: UnsafeMutablePointer<Float>, _ y: Variable) {
    let (v, width) = (shape.values, shape.headWidth)
    for segment in shape.segments {
      for head in 0..<shape.queries.heads {
        for first in stride(from: segment.lowerBound, to: segment.upperBound, by: Self.queryBlock) {
          let count = min(Self.queryBlock, segment.upperBound - first)
          // The last query of the block sees the most keys; the others' surplus gets no weight.
          let length = shape.isCausal ? first + count - segment.lowerBound : segment.count
          weigh(shape, head: head, segment: segment, first: first, count: count, length: length, into: scratch)
          BLAS.product(
            scratch, length,
            v.place(v.variable.values, row: segment.lowerBound, head: head / shape.group, width: width),
            v.variable.columns, into: y.values + first * y.columns + head * width, y.columns, m: count, n: width,
            k: length)
        }
      }
    }
  }

  private func backward(
    _ shape: AttentionShape, _ scratch: UnsafeMutablePointer<Float>, _ dy: UnsafeMutablePointer<Float>,
    _ dq: UnsafeMutablePointer<Float>, _ dk: UnsafeMutablePointer<Float>, _ dv: UnsafeMutablePointer<Float>
  ) {
    let (q, k, v, width) = (shape.queries, shape.keys, shape.values, shape.headWidth)
    let columns = q.heads * width
    for segment in shape.segments {
      let start = segment.lowerBound
      for head in 0..<q.heads {
        let shared = head / shape.group
        for first in stride(from: start, to: segment.upperBound, by: Self.queryBlock) {
          let count = min(Self.queryBlock, segment.upperBound - first)
          let length = shape.isCausal ? first + count - start : segment.count
          let (weights, slopes) = (scratch, scratch + count * length)
          weigh(shape, head: head, segment: segment, first: first, count: count, length: length, into: weights)
          let output = dy + first * columns + head * width
          // d(values) += weightsᵀ · d(output)
          BLAS.product(
            weights, length, aTransposed: true, output, columns,
            into: v.place(dv, row: start, head: shared, width: width), v.variable.columns, m: length, n: width,
            k: count, kept: 1)
          // d(weights) = d(output) · valuesᵀ, then d(scores)
          BLAS.product(
            output, columns, v.place(v.variable.values, row: start, head: shared, width: width), v.variable.columns,
            bTransposed: true, into: slopes, length, m: count, n: length, k: width)
          kernels.softmax_backward_rows(
            weights, slopes, Int64(length), Int64(count), Int64(length), shape.scale)
          // d(queries) += d(scores) · keys; d(keys) += d(scores)ᵀ · queries
          BLAS.product(
            slopes, length, k.place(k.variable.values, row: start, head: shared, width: width), k.variable.columns,
            into: q.place(dq, row: first, head: head, width: width), q.variable.columns, m: count, n: width, k: length,
            kept: 1)
          BLAS.product(
            slopes, length, aTransposed: true, q.place(q.variable.values, row: first, head: head, width: width),
            q.variable.columns, into: k.place(dk, row: start, head: shared, width: width), k.variable.columns,
            m: length, n: width, k: count, kept: 1)
        }
      }
    }
  }
}

/// What the passes of one attention share.
private struct AttentionShape {
  let queries: HeadColumns
  let keys: HeadColumns
  let values: HeadColumns
  let segments: [Range<Int>]
  let isCausal: Bool
  let headWidth: Int
  /// Query heads for each head of keys and values.
  var group: Int { queries.heads / keys.heads }
  var scale: Float { 1 / Float(headWidth).squareRoot() }
}
