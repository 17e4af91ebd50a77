import Support
import Tensors
import Testing

/// Products that are divided among threads, against sums taken in double precision.
@Suite struct ProductTests {
  @Test(
    "Divided products are right, whichever way the matrices lie",
    arguments: [(300, 40, 200), (3, 700, 900), (130, 130, 130), (1, 1, 5), (5, 4, 0)])
  func divided(_ m: Int, _ n: Int, _ k: Int) {
    let before = Parallel.threads
    Parallel.setThreads(3)
    defer { Parallel.setThreads(before) }
    let (a, b) = (KernelTests.numbers(m * k, seed: 1), KernelTests.numbers(n * k, seed: 2))
    for aTransposed in [false, true] {
      for bTransposed in [false, true] {
        var c = [Float](repeating: 2, count: m * n)
        BLAS.product(
          a, aTransposed ? m : max(k, 1), aTransposed: aTransposed, b, bTransposed ? max(k, 1) : n,
          bTransposed: bTransposed,
          into: &c, n, m: m, n: n, k: k, factor: 0.5, kept: 3)
        var worst = 0.0
        for row in stride(from: 0, to: m, by: max(1, m / 7)) {
          for column in stride(from: 0, to: n, by: max(1, n / 5)) {
            var sum = 6.0
            for inner in 0..<k {
              sum +=
                0.5 * Double(aTransposed ? a[inner * m + row] : a[row * k + inner])
                * Double(bTransposed ? b[column * k + inner] : b[inner * n + column])
            }
            worst = max(worst, abs(sum - Double(c[row * n + column])))
          }
        }
        #expect(worst < 2e-4)
      }
    }
  }

  @Test func processorsThatOpenBLASDoesNotKnowGetKernelsOfWhatTheyHave() {
    #expect(BLAS.missedCore("Prescott", level: 2) == "SKYLAKEX")
    #expect(BLAS.missedCore("Barcelona", level: 1) == "HASWELL")
    #expect(BLAS.missedCore("Prescott", level: 0) == nil)
    #expect(BLAS.missedCore("Zen", level: 1) == nil)
  }

  @Test(
    "Attention is softmax of scaled products times values", arguments: [(1, 20), (3, 9), (8, 1), (20, 5), (300, 1)])
  func attention(queries: Int, first: Int) {
    attention(queries, first, .f32, tolerance: 1e-4)
    // Rounding to 8 bits of mantissa costs a few thousandths of numbers near one.
    attention(queries, first, .bf16, tolerance: 3e-2)
  }

  private func attention(_ queries: Int, _ first: Int, _ precision: Precision, tolerance: Double) {
    let (heads, width, groups) = (3, 24, 2)
    let keys = first + queries - 1
    let q = Matrix(rows: queries, columns: groups * heads * width, KernelTests.numbers(queries * 144, seed: 3))
    let k = Matrix(rows: groups * keys, columns: width, KernelTests.numbers(groups * keys * width, seed: 4))
    let v = Matrix(rows: groups * keys, columns: width, KernelTests.numbers(groups * keys * width, seed: 5))
    let result = Matrix(rows: queries, columns: groups * heads * width)
    Attention(heads: heads, headWidth: width, precision: precision)(
      (0..<groups).map {
        Attention.Group(
          queries: q.operand(column: $0 * heads * width), keys: k.operand(row: $0 * keys),
          values: v.operand(row: $0 * keys), result: result.operand(column: $0 * heads * width))
      }, queries: queries, first: first, step: 1)
    let (qs, ks, vs, found) = (q.values, k.values, v.values, result.values)
    for query in Set([0, queries / 2, queries - 1]) {
      for head in 0..<groups * heads {
        let group = head / heads
        let seen = first + query
        let from = query * 144 + head * width
        let weights = (0..<seen).map { key in
          (0..<width).reduce(0.0) { $0 + Double(qs[from + $1]) * Double(ks[(group * keys + key) * width + $1]) }
            / Double(width).squareRoot()
        }
        let shares = Self.softmax(weights)
        for index in 0..<width {
          let sum = (0..<seen).reduce(0.0) { $0 + shares[$1] * Double(vs[(group * keys + $1) * width + index]) }
          #expect(abs(sum - Double(found[from + index])) < tolerance, "\(precision)")
        }
      }
    }
  }

  private static func softmax(_ values: [Double]) -> [Double] {
    let top = values.max() ?? 0
    let parts = values.map { Self.exp($0 - top) }
    let sum = parts.reduce(0, +)
    return parts.map { $0 / sum }
  }

  /// e to a number that is not above zero, by its series.
  private static func exp(_ x: Double) -> Double {
    let small = x / 1024
    var (term, sum) = (1.0, 1.0)
    for order in 1..<20 {
      term *= small / Double(order)
      sum += term
    }
    for _ in 0..<10 { sum *= sum }
    return sum
  }
}
