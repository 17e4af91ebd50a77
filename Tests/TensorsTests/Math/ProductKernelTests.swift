import CKernels
import Support
import Tensors
import Testing

/// Products in bf16, for every instruction set of this machine that has them, against sums taken in double precision.
@Suite struct ProductKernelTests {
  static let levels = KernelTests.levels.filter { a2c_product_kernels_at($0) != nil }

  static func kernels(_ level: Int32) throws -> a2c_product_kernels {
    try #require(a2c_product_kernels_at(level)).pointee
  }

  static func wide(_ bits: UInt16) -> Double { Double(Float(bitPattern: UInt32(bits) << 16)) }

  /// Weights, vectors, and their products taken in double precision: [vectors, rows].
  private struct Problem {
    let rows: Int
    let columns: Int
    let vectors: Int
    let weights: [UInt16]
    let x: [Float]

    init(_ rows: Int, _ columns: Int, _ vectors: Int) {
      (self.rows, self.columns, self.vectors) = (rows, columns, vectors)
      weights = HalfPrecision.bfloat16(KernelTests.numbers(rows * columns, seed: 1))
      x = KernelTests.numbers(vectors * columns, seed: 2)
    }

    var wideWeights: [Float] { weights.map { Float(bitPattern: UInt32($0) << 16) } }
    /// [columns, rows]
    var turnedWeights: [Float] {
      let wide = wideWeights
      return (0..<columns).flatMap { column in (0..<rows).map { wide[$0 * columns + column] } }
    }
    var narrow: [UInt16] { HalfPrecision.bfloat16(x) }

    /// The largest difference between `y` and the exact sums.
    func error(_ y: [Float]) -> Double {
      let narrow = narrow
      var worst = 0.0
      for vector in 0..<vectors {
        for row in 0..<rows {
          var sum = 0.0
          for column in 0..<columns {
            sum += wide(weights[row * columns + column]) * wide(narrow[vector * columns + column])
          }
          let difference = abs(Double(y[vector * rows + row]) - sum)
          worst = difference.isNaN ? .infinity : max(worst, difference)
        }
      }
      return worst
    }
  }

  @Test("Few vectors", arguments: levels, [1, 2, 4, 7, 8, 13])
  func few(_ level: Int32, vectors: Int) throws {
    let kernels = try Self.kernels(level)
    for (rows, columns) in [(1, 1), (3, 31), (9, 33), (18, 200), (6, 2_000)] {
      let problem = Problem(rows, columns, vectors)
      var y = [Float](repeating: .nan, count: vectors * rows)
      kernels.rows(
        problem.weights, Int64(rows), Int64(columns), problem.narrow, Int64(vectors), &y, Int64(rows))
      #expect(problem.error(y) < 2e-4, "\(rows) × \(columns)")
    }
  }

  @Test("Many vectors, whatever their number and that of the columns", arguments: levels, [1, 8, 9, 50])
  func many(_ level: Int32, vectors: Int) throws {
    let kernels = try Self.kernels(level)
    for (rows, columns) in [(1, 1), (5, 31), (16, 64), (47, 90), (48, 1_536), (48, 1_537), (33, 3_200)] {
      let problem = Problem(rows, columns, vectors)
      let side = Int(A2C_TILE_VECTORS)
      let tile = side * (columns + columns % 2)
      var packed = [UInt16](repeating: 0xffff, count: (vectors + side - 1) / side * tile)
      packed.withUnsafeMutableBufferPointer { packed in
        for first in stride(from: 0, to: vectors, by: side) {
          problem.x.withUnsafeBufferPointer { x in
            kernels.pack(
              x.baseAddress! + first * columns, Int64(columns), Int64(min(side, vectors - first)), Int64(columns),
              packed.baseAddress! + first / side * tile)
          }
        }
      }
      var y = [Float](repeating: .nan, count: vectors * rows)
      var scratch = [UInt16](repeating: 0, count: Int(A2C_PANEL_BYTES) / 2)
      let (r, c, n) = (Int64(rows), Int64(columns), Int64(vectors))
      kernels.panel(problem.weights, r, c, packed, n, &y, r, 0, nil, &scratch)
      #expect(problem.error(y) < 4e-4, "\(rows) × \(columns)")

      let bias = (0..<rows).map { Float($0) }
      var added = [Float](repeating: 3, count: y.count)
      kernels.panel(problem.weights, r, c, packed, n, &added, r, 1, bias, &scratch)
      for (index, value) in added.enumerated() {
        #expect(abs(value - (y[index] + 3 + Float(index % rows))) < 1e-3)
      }

      var f32 = [Float](repeating: .nan, count: y.count)
      kernels.panel_f32(problem.wideWeights, c, r, c, packed, n, &f32, r, &scratch)
      #expect(f32 == y)
      var turned = [Float](repeating: .nan, count: y.count)
      kernels.panel_turned(problem.turnedWeights, r, r, c, packed, n, &turned, r, &scratch)
      #expect(turned == y)
    }
  }

  @Test("A row's sum does not depend on how many vectors and rows come with it", arguments: levels)
  func independence(_ level: Int32) throws {
    let kernels = try Self.kernels(level)
    let problem = Problem(11, 210, 13)
    let narrow = problem.narrow
    var together = [Float](repeating: 0, count: 13 * 11)
    kernels.rows(problem.weights, 11, 210, narrow, 13, &together, 11)
    for vector in 0..<13 {
      var alone: [Float] = [0]
      for row in 0..<11 {
        kernels.rows(
          Array(problem.weights[row * 210..<(row + 1) * 210]), 1, 210,
          Array(narrow[vector * 210..<(vector + 1) * 210]), 1, &alone, 1)
        #expect(alone[0] == together[vector * 11 + row])
      }
    }
  }

  @Test("Numbers are rounded to the nearest bf16, ties to even", arguments: levels)
  func narrowing(_ level: Int32) throws {
    let kernels = try Self.kernels(level)
    // Exponents from 1 on: smaller numbers count as zero where processors compute so.
    let x = (0..<5_000).map { Float(bitPattern: 0x0080_0000 &+ UInt32($0) &* 0x0006_5432 % 0x7e80_0000) } + [0, -1.5]
    var out = [UInt16](repeating: 0, count: x.count)
    kernels.narrow(x, Int64(x.count), &out)
    #expect(out == HalfPrecision.bfloat16(x))
    kernels.narrow([.infinity, -.infinity, .nan], 3, &out)
    #expect(out[0] == 0x7f80 && out[1] == 0xff80 && Self.wide(out[2]).isNaN)
  }

  @Test("What is not finite reaches the sums", arguments: levels, [Float.infinity, .nan])
  func notFinite(_ level: Int32, bad: Float) throws {
    let kernels = try Self.kernels(level)
    var x = [Float](repeating: 1, count: 8 * 40)
    x[41] = bad
    var packed = [UInt16](repeating: 0, count: 8 * 40)
    kernels.pack(x, 40, 8, 40, &packed)
    var y = [Float](repeating: 0, count: 8)
    var scratch = [UInt16](repeating: 0, count: Int(A2C_PANEL_BYTES) / 2)
    let ones = HalfPrecision.bfloat16([Float](repeating: 1, count: 40))
    kernels.panel(ones, 1, 40, packed, 8, &y, 1, 0, nil, &scratch)
    #expect(y[0] == 40 && !y[1].isFinite && y[2] == 40)
  }

  @Test(
    "Weights in bf16 and in blocks give in bf16 what they give in f32, but for rounding", arguments: [1, 16, 17, 70])
  func layers(vectors: Int) throws {
    let (outputs, inputs) = (100, 256)
    let values = KernelTests.numbers(outputs * inputs, seed: 3).map { $0 / 16 }
    let x = Matrix(rows: vectors, columns: inputs, KernelTests.numbers(vectors * inputs, seed: 4))
    for format in [nil] + BlockFormat.allCases.map({ $0 }) {
      let view: WeightView
      if let format {
        view = try BlockKernelTests.view(
          format, BlockKernelTests.blocks(format, count: outputs * inputs / format.numbers, seed: 5),
          shape: [outputs, inputs])
      } else {
        view = try BF16Memory.view(values, shape: [outputs, inputs])
      }
      let layer = LinearWeights(weight: view, bias: nil, outputs: outputs, inputs: inputs)
      let (exact, rounded) = (layer(x, precision: .f32).values, layer(x, precision: .bf16).values)
      let sum = Matrix(rows: vectors, columns: outputs)
      layer.add(x, to: sum, precision: .bf16)
      layer.add(x, to: sum, precision: .bf16)
      #expect(zip(sum.values, rounded).allSatisfy { abs($0 - 2 * $1) <= 1e-3 * (1 + abs($1)) })
      let largest = exact.map(abs).max() ?? 0
      let worst = zip(exact, rounded).map { abs($0 - $1) }.max() ?? .infinity
      #expect(worst < 2e-2 * largest, "\(format.map(\.rawValue) ?? "bf16")")
    }
  }

  /// A tensor of bf16 numbers in memory of its own.
  private final class BF16Memory: @unchecked Sendable {  // checked: written once, in the initialiser.
    let bits: UnsafeMutableBufferPointer<UInt16>

    private init(_ values: [Float]) {
      bits = .allocate(capacity: values.count)
      _ = bits.initialize(from: HalfPrecision.bfloat16(values))
    }

    deinit { bits.deallocate() }

    static func view(_ values: [Float], shape: [Int]) throws -> WeightView {
      let memory = BF16Memory(values)
      return try #require(
        WeightView(name: "w", type: .bf16, shape: shape, bytes: UnsafeRawBufferPointer(memory.bits), owner: memory))
    }
  }
}
