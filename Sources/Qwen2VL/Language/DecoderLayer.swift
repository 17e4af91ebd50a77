import Tensors

/// One layer of the language model: x + attention(norm(x)), then x + mlp(norm(x)).
struct DecoderLayer: Sendable {
  private let held: DecoderWeights<WeightBinder>
  private let config: TextConfig

  init(_ held: DecoderWeights<WeightBinder>, _ config: TextConfig) {
    self.held = held
    self.config = config
  }

  /// The large weights, to look for damage.
  var weights: [WeightView] {
    [held.query, held.key, held.value, held.output, held.gate, held.up, held.down].map(\.weight)
  }

  /// The rows of one sequence among those that pass through the layer together.
  struct Rows {
    let range: Range<Int>
    /// Keys and values so far, `past` of them; those of the rows are written behind them.
    let layer: DecoderState.Layer
    let past: Int
    let capacity: Int
  }

  /// - Parameters:
  ///   - x: [n, width], changed in place
  ///   - rotary: cosines and sines, each [n, headWidth / 2]
  ///   - sequences: that together have all rows
  func apply(
    _ x: Matrix, _ rotary: (cosines: Matrix, sines: Matrix), _ sequences: [Rows], precision: Precision
  ) {
    let normed = held.inputNorm(x)
    let queries = held.query(normed, precision: precision)
    let keys = held.key(normed, precision: precision)
    let values = held.value(normed, precision: precision)
    let (cosines, sines) = rotary
    queries.rotate(heads: config.heads, headWidth: config.headWidth, cosines: cosines, sines: sines)
    keys.rotate(heads: config.keyValueHeads, headWidth: config.headWidth, cosines: cosines, sines: sines)
    let attended = Matrix(unwritten: queries.rows, columns: queries.columns)
    for rows in sequences {
      store(keys, rows, in: rows.layer.keys)
      store(values, rows, in: rows.layer.values)
      attend(queries, rows, into: attended, precision)
    }
    held.output.add(attended, to: x, precision: precision)

    let hidden = held.mlpNorm(x)
    let gated = held.gate(hidden, precision: precision)
    gated.applySiLU(times: held.up(hidden, precision: precision))
    held.down.add(gated, to: x, precision: precision)
  }

  /// Writes the sequence's rows of [n, keyValueHeads·headWidth] behind the `past` entries of each head.
  private func store(_ x: Matrix, _ rows: Rows, in buffer: FloatBuffer) {
    let headWidth = config.headWidth
    withExtendedLifetime((x, buffer)) {
      for (number, row) in rows.range.enumerated() {
        for head in 0..<config.keyValueHeads {
          (buffer.base + (head * rows.capacity + rows.past + number) * headWidth).update(
            from: x.row(row) + head * headWidth, count: headWidth)
        }
      }
    }
  }

  /// Causal attention of a sequence's n queries to its past + n keys.
  /// - Parameters:
  ///   - queries: rows of [heads·headWidth]
  ///   - result: the same rows are written
  private func attend(_ queries: Matrix, _ rows: Rows, into result: Matrix, _ precision: Precision) {
    let (headWidth, group) = (config.headWidth, config.heads / config.keyValueHeads)
    let groups = (0..<config.keyValueHeads).map { head in
      let (offset, column) = (head * rows.capacity * headWidth, head * group * headWidth)
      return Attention.Group(
        queries: queries.operand(row: rows.range.lowerBound, column: column),
        keys: Operand(buffer: rows.layer.keys, offset: offset, stride: headWidth),
        values: Operand(buffer: rows.layer.values, offset: offset, stride: headWidth),
        result: result.operand(row: rows.range.lowerBound, column: column))
    }
    Attention(heads: group, headWidth: headWidth, precision: precision)(
      groups, queries: rows.range.count, first: rows.past + 1, step: 1)
  }
}
