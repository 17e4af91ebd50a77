import CKernels
import Tensors

/// One layer of the language model: x + attention(norm(x)), then x + mlp(norm(x)).
struct DecoderLayer: Sendable {
  private let inputNorm: RMSNormWeights
  let query: LinearWeights  // [heads·headWidth, width]
  let key: LinearWeights  // [keyValueHeads·headWidth, width]
  let value: LinearWeights  // [keyValueHeads·headWidth, width]
  let output: LinearWeights  // [width, heads·headWidth]
  private let mlpNorm: RMSNormWeights
  let gate: LinearWeights  // [mlpWidth, width]
  let up: LinearWeights  // [mlpWidth, width]
  let down: LinearWeights  // [width, mlpWidth]
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
    turn(queries, heads: config.heads, rotary)
    turn(keys, heads: config.keyValueHeads, rotary)
    store(keys, in: layer.keys, past: past, capacity: capacity)
    store(values, in: layer.values, past: past, capacity: capacity)
    let mixed = attention(queries, layer, past: past, capacity: capacity)
    Kernels.best.add(x.base, output(mixed, precision: precision).base, Int64(x.count))

    let hidden = mlpNorm(x)
    let gated = gate(hidden, precision: precision)
    let raised = up(hidden, precision: precision)
    Parallel.ranges(gated.count, grain: 1 << 14) {
      Kernels.best.silu_multiply(gated.base + $0.lowerBound, raised.base + $0.lowerBound, Int64($0.count))
    }
    Kernels.best.add(x.base, down(gated, precision: precision).base, Int64(x.count))
  }

  private func turn(_ x: Matrix, heads: Int, _ rotary: (cosines: Matrix, sines: Matrix)) {
    let headWidth = config.headWidth
    for row in 0..<x.rows {
      for head in 0..<heads {
        Kernels.best.rotate(
          x.row(row) + head * headWidth, rotary.cosines.row(row), rotary.sines.row(row), Int64(headWidth / 2))
      }
    }
  }

  /// Writes [n, keyValueHeads·headWidth] behind the `past` entries of each head.
  private func store(_ x: Matrix, in buffer: FloatBuffer, past: Int, capacity: Int) {
    let headWidth = config.headWidth
    for row in 0..<x.rows {
      for head in 0..<config.keyValueHeads {
        (buffer.base + (head * capacity + past + row) * headWidth).update(
          from: x.row(row) + head * headWidth, count: headWidth)
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
      let keys = layer.keys.base + head / group * capacity * headWidth
      let values = layer.values.base + head / group * capacity * headWidth
      for first in stride(from: 0, to: queries.rows, by: Self.queryBlock) {
        let count = min(Self.queryBlock, queries.rows - first)
        // The last query of the block sees the most keys; the others' surplus is set to zero weight.
        let length = past + first + count
        if count == 1 {
          Kernels.best.rows_f32(
            keys, Int64(length), Int64(headWidth), queries.row(first) + head * headWidth, 1, scores.base, Int64(length))
        } else {
          BLAS.multiplyTransposed(
            m: count, n: length, k: headWidth, a: queries.row(first) + head * headWidth, aStride: queries.columns,
            b: keys, bStride: headWidth, c: scores.base, cStride: length)
        }
        for row in 0..<count {
          let seen = past + first + row + 1
          let line = scores.base + row * length
          Kernels.best.softmax(line, Int64(seen), scale)
          (line + seen).update(repeating: 0, count: length - seen)
        }
        BLAS.multiply(
          m: count, n: headWidth, k: length, a: scores.base, aStride: length, b: values, bStride: headWidth,
          c: result.row(first) + head * headWidth, cStride: result.columns)
      }
    }
    return result
  }
}
