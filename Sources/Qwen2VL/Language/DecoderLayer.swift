import Tensors

/// One layer of the language model: x + attention(norm(x)), then x + mlp(norm(x)).
struct DecoderLayer: Sendable {
  private let inputNorm: RMSNormWeights
  private let query: LinearWeights  // [heads·headWidth, width]
  private let key: LinearWeights  // [keyValueHeads·headWidth, width]
  private let value: LinearWeights  // [keyValueHeads·headWidth, width]
  private let output: LinearWeights  // [width, heads·headWidth]
  private let mlpNorm: RMSNormWeights
  private let gate: LinearWeights  // [mlpWidth, width]
  private let up: LinearWeights  // [mlpWidth, width]
  private let down: LinearWeights  // [width, mlpWidth]
  private let config: TextConfig

  init(_ binder: WeightBinder, _ name: String, _ config: TextConfig) throws {
    let (width, headWidth) = (config.width, config.headWidth)
    let keyWidth = config.keyValueHeads * headWidth
    inputNorm = try RMSNormWeights(binder, name + "input_layernorm", width, epsilon: config.normEpsilon)
    query = try binder.linear(name + "self_attn.q_proj", outputs: width, inputs: width, bias: true)
    key = try binder.linear(name + "self_attn.k_proj", outputs: keyWidth, inputs: width, bias: true)
    value = try binder.linear(name + "self_attn.v_proj", outputs: keyWidth, inputs: width, bias: true)
    output = try binder.linear(name + "self_attn.o_proj", outputs: width, inputs: width, bias: false)
    mlpNorm = try RMSNormWeights(binder, name + "post_attention_layernorm", width, epsilon: config.normEpsilon)
    gate = try binder.linear(name + "mlp.gate_proj", outputs: config.mlpWidth, inputs: width, bias: false)
    up = try binder.linear(name + "mlp.up_proj", outputs: config.mlpWidth, inputs: width, bias: false)
    down = try binder.linear(name + "mlp.down_proj", outputs: width, inputs: config.mlpWidth, bias: false)
    self.config = config
  }

  /// The large weights, to look for damage.
  var weights: [WeightView] { [query, key, value, output, gate, up, down].map(\.weight) }

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
    let normed = inputNorm(x)
    let queries = query(normed, precision: precision)
    let keys = key(normed, precision: precision)
    let values = value(normed, precision: precision)
    let (cosines, sines) = rotary
    queries.rotate(heads: config.heads, headWidth: config.headWidth, cosines: cosines, sines: sines)
    keys.rotate(heads: config.keyValueHeads, headWidth: config.headWidth, cosines: cosines, sines: sines)
    let attended = Matrix(rows: queries.rows, columns: queries.columns)
    for rows in sequences {
      store(keys, rows, in: rows.layer.keys)
      store(values, rows, in: rows.layer.values)
      attend(queries, rows, into: attended)
    }
    x.add(output(attended, precision: precision))

    let hidden = mlpNorm(x)
    let gated = gate(hidden, precision: precision)
    gated.applySiLU(times: up(hidden, precision: precision))
    x.add(down(gated, precision: precision))
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
  private func attend(_ queries: Matrix, _ rows: Rows, into result: Matrix) {
    let (headWidth, group) = (config.headWidth, config.heads / config.keyValueHeads)
    let groups = (0..<config.keyValueHeads).map { head in
      let (offset, column) = (head * rows.capacity * headWidth, head * group * headWidth)
      return Attention.Group(
        queries: queries.operand(row: rows.range.lowerBound, column: column),
        keys: Operand(buffer: rows.layer.keys, offset: offset, stride: headWidth),
        values: Operand(buffer: rows.layer.values, offset: offset, stride: headWidth),
        result: result.operand(row: rows.range.lowerBound, column: column))
    }
    Attention(heads: group, headWidth: headWidth)(groups, queries: rows.range.count, first: rows.past + 1, step: 1)
  }
}
