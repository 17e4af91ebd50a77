import CKernels
import Glibc
import Support
import Tensors
import Testing

/// Every instruction set that this machine has, against sums taken in double precision.
@Suite struct KernelTests {
  static let levels = (0...a2c_kernels_best()).map { $0 }

  /// Numbers that repeat for the same seed.
  static func numbers(_ count: Int, seed: UInt64) -> [Float] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in Float(generator.normal()) }
  }

  static func kernels(_ level: Int32) throws -> a2c_kernels {
    try #require(a2c_kernels_at(level)).pointee
  }

  @Test("Rows of bf16, f16 and f32 times few vectors", arguments: levels, [1, 3, 4, 5, 9])
  func rows(level: Int32, vectors: Int) throws {
    let kernels = try Self.kernels(level)
    let (rows, columns) = (7, 83)
    let exact = Self.numbers(rows * columns, seed: 1)
    let bf16 = exact.map { UInt16(truncatingIfNeeded: $0.bitPattern >> 16) }
    let f16 = exact.map { Float16($0).bitPattern }
    let x = Self.numbers(vectors * columns, seed: 2)
    func check(_ weights: [Float], _ run: (UnsafeMutablePointer<Float>) -> Void) {
      var y = [Float](repeating: .nan, count: vectors * rows)
      y.withUnsafeMutableBufferPointer { run($0.baseAddress!) }
      for vector in 0..<vectors {
        for row in 0..<rows {
          var sum = 0.0
          for column in 0..<columns {
            sum += Double(weights[row * columns + column]) * Double(x[vector * columns + column])
          }
          #expect(abs(Double(y[vector * rows + row]) - sum) < 2e-5)
        }
      }
    }
    check(exact) { kernels.rows_f32(exact, 7, 83, x, Int64(vectors), $0, 7) }
    check(bf16.map { Float(bitPattern: UInt32($0) << 16) }) {
      kernels.rows_bf16(bf16, 7, 83, x, Int64(vectors), $0, 7)
    }
    check(f16.map { Float(Float16(bitPattern: $0)) }) { kernels.rows_f16(f16, 7, 83, x, Int64(vectors), $0, 7) }
  }

  @Test("A row's sum does not depend on how many vectors come with it", arguments: levels)
  func independence(level: Int32) throws {
    let kernels = try Self.kernels(level)
    let weights = Self.numbers(5 * 200, seed: 3)
    let x = Self.numbers(6 * 200, seed: 4)
    var together = [Float](repeating: 0, count: 30)
    kernels.rows_f32(weights, 5, 200, x, 6, &together, 5)
    for vector in 0..<6 {
      var alone = [Float](repeating: 0, count: 5)
      kernels.rows_f32(weights, 5, 200, Array(x[vector * 200..<(vector + 1) * 200]), 1, &alone, 5)
      #expect(alone == Array(together[vector * 5..<(vector + 1) * 5]))
    }
  }

  @Test("Widening gives every bf16 and f16 number its value", arguments: levels)
  func widening(level: Int32) throws {
    let kernels = try Self.kernels(level)
    let all = (0...UInt16.max).map { $0 }
    var wide = [Float](repeating: 0, count: all.count)
    kernels.widen_bf16(all, Int64(all.count), &wide)
    #expect(zip(all, wide).allSatisfy { $1.bitPattern == UInt32($0) << 16 })
    kernels.widen_f16(all, Int64(all.count), &wide)
    #expect(
      zip(all, wide).allSatisfy { bits, value in
        let expected = Float(Float16(bitPattern: bits))
        return expected.isNaN ? value.isNaN : value == expected
      })
  }

  @Test("Rounding to bf16 takes the nearest, ties to even, and keeps what is not finite", arguments: levels)
  func rounding(level: Int32) throws {
    let kernels = try Self.kernels(level)
    var x: [Float] = [1, Float(bitPattern: 0x3F80_8000), Float(bitPattern: 0x3F81_8000), -3.1415927, .infinity, .nan]
    kernels.round_bf16(&x, Int64(x.count))
    #expect(x[0] == 1)
    #expect(x[1].bitPattern == 0x3F80_0000)
    #expect(x[2].bitPattern == 0x3F82_0000)
    #expect(x[3] == -3.140625)
    #expect(x[4] == .infinity)
    #expect(x[5].isNaN)
  }

  @Test("Norms", arguments: levels)
  func norms(level: Int32) throws {
    let kernels = try Self.kernels(level)
    let n = 101
    let (x, weight, bias) = (Self.numbers(n, seed: 5), Self.numbers(n, seed: 6), Self.numbers(n, seed: 7))
    var y = [Float](repeating: 0, count: n)
    let wide = x.map(Double.init)
    let square = wide.map { $0 * $0 }.reduce(0, +) / Double(n)
    kernels.rms_norm(x, weight, Int64(n), 1e-6, &y)
    for i in 0..<n { #expect(abs(Double(y[i]) - wide[i] / (square + 1e-6).squareRoot() * Double(weight[i])) < 1e-5) }
    let mean = wide.reduce(0, +) / Double(n)
    let variance = wide.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(n)
    kernels.layer_norm(x, weight, bias, Int64(n), 1e-6, &y)
    for i in 0..<n {
      let expected = (wide[i] - mean) / (variance + 1e-6).squareRoot() * Double(weight[i]) + Double(bias[i])
      #expect(abs(Double(y[i]) - expected) < 1e-5)
    }
  }

  @Test("Softmax sums to one, holds for large scores and carries damage on", arguments: levels)
  func softmax(level: Int32) throws {
    let kernels = try Self.kernels(level)
    var x = Self.numbers(77, seed: 8).map { $0 * 30 + 500 }
    let wide = x.map { exp(Double($0 - (x.max() ?? 0)) * 0.5) }
    let total = wide.reduce(0, +)
    kernels.softmax(&x, 77, 0.5)
    for (value, expected) in zip(x, wide) { #expect(abs(Double(value) - expected / total) < 1e-6) }
    var damaged: [Float] = [0, .nan, 1]
    kernels.softmax(&damaged, 3, 1)
    #expect(damaged.contains { $0.isNaN })
  }

  @Test("Activations", arguments: levels)
  func activations(level: Int32) throws {
    let kernels = try Self.kernels(level)
    let points = stride(from: Float(-30), through: 30, by: 0.37).map { $0 }
    let count = Int64(points.count)
    var gate = points
    kernels.silu_multiply(&gate, [Float](repeating: 2, count: points.count), count)
    var quick = points
    kernels.quick_gelu(&quick, count)
    var exact = points
    kernels.gelu(&exact, count)
    for (index, point) in points.enumerated() {
      let x = Double(point)
      #expect(abs(Double(gate[index]) - 2 * x / (1 + exp(-x))) < 1e-5)
      #expect(abs(Double(quick[index]) - x / (1 + exp(-1.702 * x))) < 1e-5)
      #expect(abs(Double(exact[index]) - x / 2 * (1 + erf(x / 2.0.squareRoot()))) < 1e-5)
    }
  }

  @Test("Rotation turns pairs half a head apart", arguments: levels)
  func rotation(level: Int32) throws {
    let kernels = try Self.kernels(level)
    var x: [Float] = [1, 2, 3, 4]
    kernels.rotate(&x, [0, 1], [1, 0], 2)
    #expect(x == [-3, 2, 1, 4])
  }

  @Test("A level above the machine's is refused")
  func refused() {
    #expect(a2c_kernels_at(a2c_kernels_best() + 1) == nil)
    #expect(a2c_kernels_at(-1) == nil)
  }
}
