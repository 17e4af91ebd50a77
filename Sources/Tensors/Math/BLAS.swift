import COpenBLAS

/// Matrix products. The one file that knows BLAS.
package enum BLAS {
  /// c = alpha · a · bᵀ + beta · c
  /// - Parameters:
  ///   - a: [m, k], rows `aStride` numbers apart
  ///   - b: [n, k], rows `bStride` numbers apart
  ///   - c: [m, n], rows `cStride` numbers apart
  package static func multiplyTransposed(
    m: Int, n: Int, k: Int, alpha: Float = 1, a: UnsafePointer<Float>, aStride: Int, b: UnsafePointer<Float>,
    bStride: Int, beta: Float = 0, c: UnsafeMutablePointer<Float>, cStride: Int
  ) {
    guard m > 0, n > 0 else { return }
    cblas_sgemm(
      CblasRowMajor, CblasNoTrans, CblasTrans, blasint(m), blasint(n), blasint(k), alpha, a, blasint(aStride), b,
      blasint(bStride), beta, c, blasint(cStride))
  }

  /// c = alpha · a · b + beta · c
  /// - Parameters:
  ///   - a: [m, k], rows `aStride` numbers apart
  ///   - b: [k, n], rows `bStride` numbers apart
  ///   - c: [m, n], rows `cStride` numbers apart
  package static func multiply(
    m: Int, n: Int, k: Int, alpha: Float = 1, a: UnsafePointer<Float>, aStride: Int, b: UnsafePointer<Float>,
    bStride: Int, beta: Float = 0, c: UnsafeMutablePointer<Float>, cStride: Int
  ) {
    guard m > 0, n > 0 else { return }
    cblas_sgemm(
      CblasRowMajor, CblasNoTrans, CblasNoTrans, blasint(m), blasint(n), blasint(k), alpha, a, blasint(aStride), b,
      blasint(bStride), beta, c, blasint(cStride))
  }

  /// Threads that products may use.
  package static var threads: Int { Int(openblas_get_num_threads()) }

  package static func setThreads(_ count: Int) { openblas_set_num_threads(CInt(max(1, min(count, 256)))) }

  /// The processor family that OpenBLAS chose its kernels for, such as `SkylakeX`.
  package static var core: String { String(cString: openblas_get_corename()) }
}
