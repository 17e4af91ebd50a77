import Qwen2VL
import Support
import Tensors
import Testing
import Training

/// Each operation's gradient against central differences of what it computes.
struct GradientTests {
  /// A named operation of a variable [rows, columns] and of parameters.
  struct Operation: CustomTestStringConvertible, Sendable {
    let name: String
    let rows: Int
    let columns: Int
    let weights: [(name: String, shape: [Int])]
    let body: @Sendable (Tape, Variable, [Parameter]) -> Variable
    var testDescription: String { name }
  }

  static let rotary = RotaryTables(
    cosines: Matrix(rows: 7, columns: 2, (0..<14).map { cosine(Float($0)) }),
    sines: Matrix(rows: 7, columns: 2, (0..<14).map { sine(Float($0)) }))

  static let operations: [Operation] = [
    Operation(name: "linear", rows: 5, columns: 6, weights: [("w", [4, 6]), ("b", [4])]) {
      $0.linear($1, $2[0], $2[1])
    },
    Operation(name: "linear without bias", rows: 3, columns: 19, weights: [("w", [17, 19])]) { $0.linear($1, $2[0]) },
    Operation(name: "RMSNorm", rows: 3, columns: 21, weights: [("w", [21])]) { $0.rmsNorm($1, $2[0], epsilon: 1e-2) },
    Operation(name: "LayerNorm", rows: 3, columns: 21, weights: [("w", [21]), ("b", [21])]) {
      $0.layerNorm($1, $2[0], $2[1], epsilon: 1e-2)
    },
    Operation(name: "QuickGELU", rows: 3, columns: 19, weights: []) { tape, x, _ in tape.quickGELU(x) },
    Operation(name: "GELU", rows: 3, columns: 19, weights: []) { tape, x, _ in tape.gelu(x) },
    Operation(name: "SwiGLU", rows: 3, columns: 5, weights: [("g", [18, 5]), ("u", [18, 5])]) {
      $0.siluProduct($0.linear($1, $2[0]), $0.linear($1, $2[1]))
    },
    Operation(name: "residual", rows: 4, columns: 6, weights: [("n", [6]), ("w", [6, 6])]) {
      $0.residual($1, $0.linear($0.rmsNorm($1, $2[0], epsilon: 1e-2), $2[1]))
    },
    Operation(
      name: "causal attention of two samples, two query heads to a key head", rows: 7, columns: 6,
      weights: [("q", [16, 6]), ("k", [8, 6]), ("v", [8, 6])]
    ) { tape, x, w in
      tape.attention(
        queries: HeadColumns(tape.linear(x, w[0]), heads: 4), keys: HeadColumns(tape.linear(x, w[1]), heads: 2),
        values: HeadColumns(tape.linear(x, w[2]), heads: 2), rotary: rotary, segments: [0..<3, 3..<7], isCausal: true,
        headWidth: 4)
    },
    Operation(name: "attention inside of slices", rows: 7, columns: 6, weights: [("w", [24, 6])]) { tape, x, w in
      let qkv = tape.linear(x, w[0])
      return tape.attention(
        queries: HeadColumns(qkv, heads: 2), keys: HeadColumns(qkv, column: 8, heads: 2),
        values: HeadColumns(qkv, column: 16, heads: 2), rotary: rotary, segments: [0..<5, 5..<7], isCausal: false,
        headWidth: 4)
    },
    Operation(name: "merging of rows", rows: 6, columns: 4, weights: [("w", [5, 8])]) {
      $0.linear($0.reshaped($1, columns: 8), $2[0])
    },
    Operation(name: "chosen rows", rows: 6, columns: 4, weights: []) { tape, x, _ in tape.rows(x, [4, 0, 3]) },
    Operation(name: "embedding with placed tokens", rows: 4, columns: 3, weights: [("table", [9, 3])]) { tape, x, w in
      tape.sequence(
        [8, 0, 0, 2, 2, 0], w[0],
        [
          Placement(row: 1, source: x, sourceRow: 2, count: 2), Placement(row: 5, source: x, sourceRow: 0, count: 1),
        ])
    },
    Operation(name: "pooling", rows: 7, columns: 5, weights: [("q", [3, 5])]) { $0.pool($1, $2[0], [0..<3, 3..<7]) },
  ]

  @Test(arguments: operations)
  func gradientsAreThoseOfDifferences(_ operation: Operation) throws {
    var generator = SeededGenerator(seed: 3)
    let input = (0..<operation.rows * operation.columns).map { _ in Float(generator.normal()) }
    let parameters = try ParameterSet(
      operation.weights.map { weight in
        let count = weight.shape.reduce(1, *)
        return (weight.name, weight.shape, (0..<count).map { _ in Float(0.6 * generator.normal()) })
      })
    // The input is the table of an embedding, so that it is a parameter like the others.
    let source = try ParameterSet([("x", [operation.rows, operation.columns], input)])
    let outputs = try value(operation, parameters, source, probe: nil).count
    let probe = (0..<outputs).map { _ in Float(generator.normal()) }

    let gradients = GradientSet(parameters) { _ in true }
    let inputGradients = try inputGradient(operation, parameters, source, gradients, probe)
    var worst = 0.0
    func compare(_ parameter: Parameter, _ computed: [Float]) throws {
      let original = parameter.values
      for index in 0..<parameter.count {
        let step: Float = 1e-2
        func at(_ change: Float) throws -> Double {
          var changed = original
          changed[index] += change
          parameter.values = changed
          return try value(operation, parameters, source, probe: probe).sum
        }
        // Fourth order, so that the step may be large against f32's rounding.
        let slope =
          (8 * (try at(step) - (try at(-step))) - (try at(2 * step) - (try at(-2 * step)))) / (12 * Double(step))
        parameter.values = original
        worst = max(worst, abs(slope - Double(computed[index])) / (1 + abs(slope)))
      }
    }
    try compare(source.parameters[0], inputGradients)
    for parameter in parameters.parameters {
      try compare(parameter, try #require(gradients.values(of: parameter)))
    }
    #expect(worst < 3e-3, "\(operation.name): \(worst)")
  }

  /// The sum of the operation's results, each times the number of `probe`.
  private func value(
    _ operation: Operation, _ parameters: ParameterSet, _ source: ParameterSet, probe: [Float]?
  ) throws -> (sum: Double, count: Int) {
    let tape = Tape(nil)
    let x = tape.constant(source.parameters[0].values, rows: operation.rows, columns: operation.columns)
    let result = operation.body(tape, x, parameters.parameters).array
    guard let probe else { return (0, result.count) }
    return (zip(result, probe).reduce(0) { $0 + Double($1.0) * Double($1.1) }, result.count)
  }

  /// The gradient of that sum with respect to the input; those of the parameters are added to `gradients`.
  private func inputGradient(
    _ operation: Operation, _ parameters: ParameterSet, _ source: ParameterSet, _ gradients: GradientSet,
    _ probe: [Float]
  ) throws -> [Float] {
    // One set holds both, so that one tape trains both.
    let all = try ParameterSet(
      (parameters.parameters + source.parameters).map { ($0.name, $0.shape, $0.values) })
    let own = GradientSet(all) { _ in true }
    let tape = Tape(own)
    let table = try all.named("x")
    let x = tape.sequence((0..<Int32(operation.rows)).map { $0 }, table, [])
    let result = operation.body(tape, x, all.parameters.dropLast())
    tape.backward(from: result, gradient: probe)
    for parameter in parameters.parameters {
      let computed = try #require(own.values(of: try all.named(parameter.name)))
      gradients.write(computed, to: parameter)
    }
    return try #require(own.values(of: table))
  }

  private static func cosine(_ x: Float) -> Float { 1 - x * x / 400 }
  private static func sine(_ x: Float) -> Float { (1 - cosine(x) * cosine(x)).squareRoot() }

  @Test func crossEntropyIsThatOfDifferences() throws {
    let scores: [Float] = [0.3, -1, 2, 0.5, 1.5, 0.1, 0, -0.4, 0.9, 0.2]
    let labels: [Int32] = [2, -1]
    func loss(_ values: [Float], _ columns: Range<Int>) -> Double {
      let tape = Tape(nil)
      return tape.crossEntropy(
        tape.constant(values, rows: 2, columns: 5), columns: columns, labels: labels, weight: 1
      ).loss
    }
    for columns in [0..<5, 1..<4] {
      let set = try ParameterSet([("x", [2, 5], scores)])
      let gradients = GradientSet(set) { _ in true }
      let tape = Tape(gradients)
      let x = tape.sequence([0, 1], set.parameters[0], [])
      let sum = tape.crossEntropy(x, columns: columns, labels: labels, weight: 0.5)
      #expect(sum.count == 1)
      let computed = x.array
      for index in 0..<5 where columns.contains(index) {
        var (up, down) = (scores, scores)
        up[index] += 1e-2
        down[index] -= 1e-2
        let slope = (loss(up, columns) - loss(down, columns)) / 2e-2
        #expect(abs(0.5 * slope - Double(computed[index])) < 1e-4)
      }
      #expect(columns.allSatisfy { computed[5 + $0] == 0 })
    }
  }

  @Test func frozenPartsGetNoGradient() throws {
    let set = try ParameterSet([
      ("low", [3, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9]), ("high", [2, 3], [1, 0, -1, 2, 1, 0]),
    ])
    let gradients = GradientSet(set) { $0.name == "high" }
    let tape = Tape(gradients)
    let x = tape.constant([1, 2, 3], rows: 1, columns: 3)
    let middle = tape.linear(x, try set.named("low"))
    let result = tape.linear(middle, try set.named("high"))
    tape.backward(from: result, gradient: [1, 1])
    #expect(gradients.values(of: try set.named("low")) == nil)
    #expect(gradients.values(of: try set.named("high")) == [14, 32, 50, 14, 32, 50])
  }
}
