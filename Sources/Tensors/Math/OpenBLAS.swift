import Glibc
import Support

/// OpenBLAS, opened when the first product is computed. The one file that knows its functions.
///
/// It works on the thread that calls it: the threads of ``Parallel`` divide the work, so that no other pool of threads
/// stands beside them and waits.
struct OpenBLAS: @unchecked Sendable {  // checked: the functions may be called from any thread.
  /// `cblas_sgemm`: order, transpositions, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc.
  typealias Product =
    @convention(c) (
      CInt, CInt, CInt, CInt, CInt, CInt, Float, UnsafePointer<Float>, CInt, UnsafePointer<Float>, CInt, Float,
      UnsafeMutablePointer<Float>, CInt
    ) -> Void

  let product: Product
  /// The processor family that it chose its kernels for, such as `SkylakeX`.
  let core: String

  /// The values of `CBLAS_ORDER` and `CBLAS_TRANSPOSE` (the reference implementation's `cblas.h`).
  static let rowMajor: CInt = 101
  static let asItLies: CInt = 111
  static let transposed: CInt = 112

  /// Opened once a process.
  static let shared: Result<OpenBLAS, SystemLibrary.Missing> = {
    do throws(SystemLibrary.Missing) { return .success(try open()) } catch { return .failure(error) }
  }()

  /// It chooses its kernels when it is opened, and only the environment can tell it others: where it did not recognise
  /// the processor, it is opened again.
  private static func open() throws(SystemLibrary.Missing) -> OpenBLAS {
    let (first, library) = try bind()
    guard Environment.variable(BLAS.coreVariable) == nil, let better = BLAS.missedCore(first.core),
      setenv(BLAS.coreVariable, better, 0) == 0
    else { return first }
    library.close()
    return try bind().0
  }

  private static func bind() throws(SystemLibrary.Missing) -> (OpenBLAS, SystemLibrary) {
    let library = try SystemLibrary.open("libopenblas.so.0", "libopenblas.so")
    let product = unsafeBitCast(try library.function("cblas_sgemm"), to: Product.self)
    let name = unsafeBitCast(
      try library.function("openblas_get_corename"), to: (@convention(c) () -> UnsafePointer<CChar>?).self)
    let setThreads = unsafeBitCast(
      try library.function("openblas_set_num_threads"), to: (@convention(c) (CInt) -> Void).self)
    setThreads(1)
    return (OpenBLAS(product: product, core: name().map { String(cString: $0) } ?? ""), library)
  }
}
