import CKernels
import Support

/// What a machine can do at best, measured with this program's own threads: how fast memory is read, and how fast a
/// product of large matrices is computed.
package struct MachineLimits: Sendable {
  /// In 10⁹ bytes a second.
  package let bandwidth: Double
  /// In 10⁹ operations a second, a product and a sum being two.
  package let peak: Double
  /// The same of bf16 numbers, where the processor multiplies these.
  package let narrowPeak: Double?

  /// The better of several tries each; takes some tenths of a second.
  package static func measured() -> MachineLimits {
    // Far more than any cache holds.
    let (rows, columns) = (32_768, 2_048)
    let large = Matrix(rows: rows, columns: columns)
    let vector = Matrix(rows: 1, columns: columns)
    let sums = Matrix(rows: 1, columns: rows)
    withExtendedLifetime(large) { large.base.update(repeating: 1, count: large.count) }
    let reading = best(4) {
      Parallel.ranges(rows, grain: 256, step: 4) { range in
        Kernels.best.rows_f32(
          large.row(range.lowerBound), Int64(range.count), Int64(columns), vector.base, 1,
          sums.base + range.lowerBound, Int64(rows))
        withExtendedLifetime((large, vector, sums)) {}
      }
    }
    let side = 1_024
    let (a, b, c) = (
      Matrix(rows: side, columns: side), Matrix(rows: side, columns: side), Matrix(rows: side, columns: side)
    )
    let product = best(4) {
      BLAS.multiplyTransposed(a.operand(), b.operand(), into: c.operand(), m: side, n: side, k: side)
    }
    func rate(_ seconds: Double) -> Double { 2 * Double(side * side * side) / seconds / 1e9 }
    return MachineLimits(
      bandwidth: Double(4 * rows * columns) / reading / 1e9, peak: rate(product),
      narrowPeak: narrowProduct(side).map(rate))
  }

  /// The seconds that a product of bf16 matrices takes.
  private static func narrowProduct(_ side: Int) -> Double? {
    guard Kernels.products != nil else { return nil }
    let numbers = FloatBuffer(count: side * side / 2)
    let bytes = UnsafeRawBufferPointer(start: numbers.base, count: side * side * 2)
    guard
      let weight = WeightView(name: "", type: .bf16, shape: [side, side], bytes: bytes, owner: numbers)
    else { return nil }
    let layer = LinearWeights(weight: weight, bias: nil, outputs: side, inputs: side)
    let (x, y) = (Matrix(rows: side, columns: side), Matrix(rows: side, columns: side))
    return best(4) { layer.apply(x, to: y, precision: .bf16) }
  }

  private static func best(_ count: Int, _ work: () -> Void) -> Double {
    var least = Double.infinity
    for _ in 0..<count {
      let start = ResourceUse.seconds
      work()
      least = min(least, ResourceUse.seconds - start)
    }
    return max(least, 1e-9)
  }
}
