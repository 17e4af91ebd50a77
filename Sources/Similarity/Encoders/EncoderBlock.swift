import Qwen2VL
import Tensors

/// A transformer block of BERT's kind: attention and a pair of layers, each added to what came in, with a norm behind.
struct EncoderBlock: Sendable {
  /// The names of a block's weights.
  struct Names {
    let query, key, value, projection, attentionNorm, up, down, norm: String
  }

  struct Shape {
    let width: Int
    let heads: Int
    let inner: Int
    let epsilon: Float
  }

  private let shape: Shape
  private let parts: [LinearWeights]
  private let projection: LinearWeights
  private let up: LinearWeights
  private let down: LinearWeights
  private let norm1: Norm
  private let norm2: Norm

  init(_ binder: WeightBinder, prefix: String, _ names: Names, _ shape: Shape) throws {
    self.shape = shape
    func linear(_ name: String, _ outputs: Int, _ inputs: Int) throws -> LinearWeights {
      LinearWeights(
        weight: try binder.weight(prefix + name + ".weight", shape: [outputs, inputs]),
        bias: try binder.vector(prefix + name + ".bias", outputs), outputs: outputs, inputs: inputs)
    }
    let width = shape.width
    parts = try [names.query, names.key, names.value].map { try linear($0, width, width) }
    projection = try linear(names.projection, width, width)
    up = try linear(names.up, shape.inner, width)
    down = try linear(names.down, width, shape.inner)
    norm1 = try Norm(binder, prefix + names.attentionNorm, width, epsilon: shape.epsilon)
    norm2 = try Norm(binder, prefix + names.norm, width, epsilon: shape.epsilon)
  }

  /// - Parameter x: [n, width]; changed in place
  /// - Returns: [n, width]
  func callAsFunction(_ x: Matrix) -> Matrix {
    x.add(projection(attention(x)))
    let middle = norm1(x)
    let hidden = up(middle)
    hidden.applyGELU()
    middle.add(down(hidden))
    return norm2(middle)
  }

  private func attention(_ x: Matrix) -> Matrix {
    let (width, headWidth) = (shape.width, shape.width / shape.heads)
    let qkv = Matrix(unwritten: x.rows, columns: 3 * width)
    for (index, part) in parts.enumerated() { part.apply(x, to: qkv, column: index * width) }
    let output = Matrix(unwritten: x.rows, columns: width)
    let groups = (0..<shape.heads).map { head in
      let column = head * headWidth
      return Attention.Group(
        queries: qkv.operand(column: column), keys: qkv.operand(column: width + column),
        values: qkv.operand(column: 2 * width + column), result: output.operand(column: column))
    }
    Attention(heads: 1, headWidth: headWidth)(
      groups, queries: x.rows, first: x.rows, step: 0)
    return output
  }
}

/// A layer norm with weight and bias.
struct Norm: Sendable {
  private let weight: [Float]
  private let bias: [Float]
  private let epsilon: Float

  init(_ binder: WeightBinder, _ name: String, _ width: Int, epsilon: Float) throws {
    weight = try binder.vector(name + ".weight", width)
    bias = try binder.vector(name + ".bias", width)
    self.epsilon = epsilon
  }

  func callAsFunction(_ x: Matrix) -> Matrix { x.layerNormed(weight, bias, epsilon: epsilon) }
}

/// Rows of a table.
struct EmbeddingTable: Sendable {
  private let view: WeightView
  let rows: Int
  let width: Int

  init(_ binder: WeightBinder, _ name: String, rows: Int, width: Int) throws {
    view = try binder.weight(name + ".weight", shape: [rows, width])
    (self.rows, self.width) = (rows, width)
  }

  /// - Parameter ids: rows of the table; another one gives nothing but zeros
  /// - Returns: [ids, width]
  func callAsFunction(_ ids: [Int]) -> Matrix {
    let result = Matrix(rows: ids.count, columns: width)
    for (row, id) in ids.enumerated() where (0..<rows).contains(id) {
      result.write(view.floats(from: id * width, count: width), row: row)
    }
    return result
  }
}
