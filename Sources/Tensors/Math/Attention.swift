import CKernels

/// softmax(scale · Q Kᵀ) V for many heads. Heads and blocks of queries are divided among the threads; each thread holds the
/// scores of one block at a time, so that memory grows with the number of keys and not with its square.
package struct Attention: Sendable {
  /// Query rows whose scores are held at once.
  private static let queryBlock = 128
  /// Up to this many queries are computed one by one, by kernels that read keys and values once for a group of heads.
  private static let fewQueries = 8

  /// Where the heads of a group of queries are, which share keys and values.
  package struct Group: Sendable {
    /// The first query of the first head: rows of `count` queries, heads side by side.
    let queries: Operand
    /// Keys and values, [any, headWidth] each.
    let keys: Operand
    let values: Operand
    /// Where the result goes, laid out as the queries.
    let result: Operand

    package init(queries: Operand, keys: Operand, values: Operand, result: Operand) {
      self.queries = queries
      self.keys = keys
      self.values = values
      self.result = result
    }
  }

  private let heads: Int
  private let headWidth: Int
  private let scale: Float
  /// Where many queries are computed in bf16.
  private let products: a2c_product_kernels?

  /// - Parameters:
  ///   - heads: of each group
  ///   - precision: of the products of many queries; scores and sums are f32
  package init(heads: Int, headWidth: Int, precision: Precision = .f32) {
    self.heads = heads
    self.headWidth = headWidth
    products = precision == .bf16 ? Kernels.products : nil
    scale = 1 / Float(headWidth).squareRoot()
  }

  /// - Parameters:
  ///   - count: queries of each head
  ///   - first: keys that the first query sees; `count - 1` more queries see `step` more each
  package func callAsFunction(_ groups: [Group], queries count: Int, first: Int, step: Int) {
    guard count > 0, first > 0 else { return }
    if count <= Self.fewQueries, groups.allSatisfy({ $0.keys.stride == headWidth && $0.values.stride == headWidth }) {
      Parallel.ranges(groups.count * count, grain: max(1, 16_384 / max(first * heads * headWidth, 1))) { range in
        let scores = FloatBuffer(count: heads * (first + (count - 1) * step))
        for unit in range {
          let (group, query) = unit.quotientAndRemainder(dividingBy: count)
          single(groups[group], query, keys: first + query * step, scores)
        }
      }
      return
    }
    let blocks = (count + Self.queryBlock - 1) / Self.queryBlock
    Parallel.ranges(groups.count * heads * blocks, grain: 1) { range in
      let keys = first + (count - 1) * step
      let scores = Matrix(unwritten: min(count, Self.queryBlock), columns: keys)
      let narrow = products.map { NarrowAttention($0, headWidth: headWidth, queries: Self.queryBlock, keys: keys) }
      for unit in range {
        // Blocks of one head follow each other: its keys are then near.
        let (head, block) = unit.quotientAndRemainder(dividingBy: blocks)
        let start = block * Self.queryBlock
        self.block(
          groups[head / heads], head: head % heads, start..<min(start + Self.queryBlock, count), first, step, scores,
          narrow)
      }
    }
  }

  /// One head's queries of a block.
  private func block(
    _ group: Group, head: Int, _ rows: Range<Int>, _ first: Int, _ step: Int, _ scores: Matrix,
    _ narrow: NarrowAttention?
  ) {
    // The last query sees the most keys; the others' surplus gets no weight.
    let length = first + (rows.upperBound - 1) * step
    let weights = scores.operand(width: length)
    let queries = group.queries.moved(row: rows.lowerBound, column: head * headWidth)
    let result = group.result.moved(row: rows.lowerBound, column: head * headWidth)
    if let narrow {
      narrow.scores(queries, group.keys, into: weights, m: rows.count, n: length)
    } else {
      BLAS.multiplyTransposed(queries, group.keys, into: weights, m: rows.count, n: length, k: headWidth)
    }
    scores.softmax(rows: rows.count, width: length, scale: scale) { first + (rows.lowerBound + $0) * step }
    if let narrow {
      narrow.mix(weights, group.values, into: result, m: rows.count, k: length)
    } else {
      BLAS.multiply(weights, group.values, into: result, m: rows.count, n: headWidth, k: length)
    }
  }

  /// All heads of a group for one query.
  private func single(_ group: Group, _ query: Int, keys count: Int, _ scores: FloatBuffer) {
    let kernels = Kernels.best
    let from = group.queries.base + query * group.queries.stride
    let to = group.result.base + query * group.result.stride
    let (width, rows, heads) = (Int64(headWidth), Int64(count), Int64(heads))
    kernels.rows_f32(group.keys.base, rows, width, from, heads, scores.base, rows)
    for head in 0..<self.heads { kernels.softmax(scores.base + head * count, rows, scale) }
    kernels.mix(scores.base, rows, heads, group.values.base, width, to)
    withExtendedLifetime((group, scores)) {}
  }
}
