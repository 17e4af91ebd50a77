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

  /// Query rows whose scores are held at once.
  private static let queryBlock = 256

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

  /// - Parameters:
  ///   - x: [n, width], changed in place
  ///   - rotary: cosines and sines, each [n, headWidth / 2]
  ///   - layer: keys and values so far; those of x are written behind them
  func apply(
    _ x: Matrix, _ rotary: (cosines: Matrix, sines: Matrix), _ layer: DecoderState.Layer, past: Int, capacity: Int,
    precision: Precision
  ) {
    let normed = inputNorm(x)
    let queries = query(normed, precision: precision)
    let keys = key(normed, precision: precision)
    let values = value(normed, precision: precision)
    let (cosines, sines) = rotary
    queries.rotate(heads: config.heads, headWidth: config.headWidth, cosines: cosines, sines: sines)
    keys.rotate(heads: config.keyValueHeads, headWidth: config.headWidth, cosines: cosines, sines: sines)
    store(keys, in: layer.keys, past: past, capacity: capacity)
    store(values, in: layer.values, past: past, capacity: capacity)
    x.add(output(attention(queries, layer, past: past, capacity: capacity), precision: precision))

    let hidden = mlpNorm(x)
    let gated = gate(hidden, precision: precision)
    gated.applySiLU(times: up(hidden, precision: precision))
    x.add(down(gated, precision: precision))
  }

  /// Writes [n, keyValueHeads·headWidth] behind the `past` entries of each head.
  private func store(_ x: Matrix, in buffer: FloatBuffer, past: Int, capacity: Int) {
    let headWidth = config.headWidth
    withExtendedLifetime((x, buffer)) {
      for row in 0..<x.rows {
        for head in 0..<config.keyValueHeads {
          (buffer.base + (head * capacity + past + row) * headWidth).update(
            from: x.row(row) + head * headWidth, count: headWidth)
        }
      }
    }
  }

  /// Causal attention of n queries to past + n keys.
  /// - Parameter queries: [n, heads·headWidth]
  /// - Returns: [n, heads·headWidth]
  private func attention(_ queries: Matrix, _ layer: DecoderState.Layer, past: Int, capacity: Int) -> Matrix {
    let (headWidth, group) = (config.headWidth, config.heads / config.keyValueHeads)
    let result = Matrix(rows: queries.rows, columns: queries.columns)
    let scale = 1 / Float(headWidth).squareRoot()
    let scores = Matrix(rows: min(queries.rows, Self.queryBlock), columns: past + queries.rows)
    for head in 0..<config.heads {
      let offset = head / group * capacity * headWidth
      let keys = Operand(buffer: layer.keys, offset: offset, stride: headWidth)
      let values = Operand(buffer: layer.values, offset: offset, stride: headWidth)
      for first in stride(from: 0, to: queries.rows, by: Self.queryBlock) {
        let count = min(Self.queryBlock, queries.rows - first)
        // The last query of the block sees the most keys; the others' surplus gets no weight.
        let length = past + first + count
        let weights = scores.operand(width: length)
        BLAS.multiplyTransposed(
          queries.operand(row: first, column: head * headWidth), keys, into: weights, m: count, n: length, k: headWidth)
        scores.softmax(rows: count, width: length, scale: scale) { past + first + $0 + 1 }
        BLAS.multiply(
          weights, values, into: result.operand(row: first, column: head * headWidth), m: count, n: headWidth, k: length
        )
      }
    }
    return result
  }
}
