import COpenBLAS

/// Matrix products. The one file that knows BLAS.
package enum BLAS {
  /// c = a · bᵀ
  /// - Parameters:
  ///   - a: [m, k]
  ///   - b: [n, k]
  ///   - c: [m, n]
  package static func multiplyTransposed(_ a: Operand, _ b: Operand, into c: Operand, m: Int, n: Int, k: Int) {
    withExtendedLifetime(b) { multiplyTransposed(a, b.base, b.stride, into: c, m: m, n: n, k: k) }
  }

  /// c = a · bᵀ
  /// - Parameters:
  ///   - a: [m, k]
  ///   - b: the address of [n, k], rows `bStride` numbers apart, which the caller keeps alive
  ///   - c: [m, n]
  package static func multiplyTransposed(
    _ a: Operand, _ b: UnsafePointer<Float>, _ bStride: Int, into c: Operand, m: Int, n: Int, k: Int
  ) {
    guard m > 0, n > 0 else { return }
    withExtendedLifetime((a, c)) {
      cblas_sgemm(
        CblasRowMajor, CblasNoTrans, CblasTrans, blasint(m), blasint(n), blasint(k), 1, a.base, blasint(a.stride), b,
        blasint(bStride), 0, c.base, blasint(c.stride))
    }
  }

  /// c = a · b
  /// - Parameters:
  ///   - a: [m, k]
  ///   - b: [k, n]
  ///   - c: [m, n]
  package static func multiply(_ a: Operand, _ b: Operand, into c: Operand, m: Int, n: Int, k: Int) {
    guard m > 0, n > 0 else { return }
    withExtendedLifetime((a, b, c)) {
      cblas_sgemm(
        CblasRowMajor, CblasNoTrans, CblasNoTrans, blasint(m), blasint(n), blasint(k), 1, a.base, blasint(a.stride),
        b.base, blasint(b.stride), 0, c.base, blasint(c.stride))
    }
  }

  /// c = factor · op(a) · op(b) + kept · c, where op transposes or not, on addresses that the caller keeps alive. Strides
  /// count numbers from one row to the next, as the matrices lie.
  /// - Parameters:
  ///   - a: [m, k], transposed [k, m]
  ///   - b: [k, n], transposed [n, k]
  ///   - c: [m, n]
  package static func product(
    _ a: UnsafePointer<Float>, _ aStride: Int, aTransposed: Bool = false, _ b: UnsafePointer<Float>,
    _ bStride: Int, bTransposed: Bool = false, into c: UnsafeMutablePointer<Float>, _ cStride: Int, m: Int,
    n: Int, k: Int, factor: Float = 1, kept: Float = 0
  ) {
    guard m > 0, n > 0 else { return }
    cblas_sgemm(
      CblasRowMajor, aTransposed ? CblasTrans : CblasNoTrans, bTransposed ? CblasTrans : CblasNoTrans, blasint(m),
      blasint(n), blasint(k), factor, a, blasint(aStride), b, blasint(bStride), kept, c, blasint(cStride))
  }

  /// Has OpenBLAS take the memory that it works in, which it keeps for good.
  package static func takeBuffers() {
    let side = 128
    let ones = [Float](repeating: 1, count: side * side)
    var product = [Float](repeating: 0, count: side * side)
    Self.product(ones, side, ones, side, into: &product, side, m: side, n: side, k: side)
  }

  /// Threads that products may use.
  package static var threads: Int { Int(openblas_get_num_threads()) }

  /// Threads that a product may use, 1 to 256.
  package static func setThreads(_ count: Int) { openblas_set_num_threads(CInt(max(1, min(count, 256)))) }

  /// The processor family that OpenBLAS chose its kernels for, such as `SkylakeX`.
  package static var core: String { String(cString: openblas_get_corename()) }
}
