package import Support

/// Matrix products by OpenBLAS, divided among the threads of ``Parallel``.
package enum BLAS {
  /// Opens the library. Products do so by themselves and are computed slowly where it is missing; who is about to compute
  /// much asks first.
  /// - Throws: ``Unavailable``
  package static func load() throws(Unavailable) {
    if case .failure(let missing) = OpenBLAS.shared { throw Unavailable(missing: missing) }
  }

  /// OpenBLAS cannot be opened.
  package struct Unavailable: ExplainedError {
    package let missing: SystemLibrary.Missing

    package var message: String {
      "models need \(missing.library), which cannot be opened: \(TerminalText.safe(missing.detail))"
    }
    package var hint: String? { "install OpenBLAS (Debian: apt install libopenblas0-pthread)" }
    package var exitStatus: ExitStatus { .unavailable }
  }

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
    withExtendedLifetime((a, c)) {
      product(a.base, a.stride, b, bStride, bTransposed: true, into: c.base, c.stride, m: m, n: n, k: k)
    }
  }

  /// c = a · b
  /// - Parameters:
  ///   - a: [m, k]
  ///   - b: [k, n]
  ///   - c: [m, n]
  package static func multiply(_ a: Operand, _ b: Operand, into c: Operand, m: Int, n: Int, k: Int) {
    withExtendedLifetime((a, b, c)) {
      product(a.base, a.stride, b.base, b.stride, into: c.base, c.stride, m: m, n: n, k: k)
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
    let whole = ProductPart(
      a: a, aStride: aStride, aTransposed: aTransposed, b: b, bStride: bStride, bTransposed: bTransposed, c: c,
      cStride: cStride, m: m, n: n, k: k, factor: factor, kept: kept)
    // The longer side is divided; what each thread packs for itself of the other one is less.
    let work = Double(m) * Double(n) * Double(k)
    let side = max(m, n)
    let grain = max(64, Int(Double(side) * Double(leastWork) / max(work, 1)))
    Parallel.ranges(side, grain: grain, step: 16) { range in
      (n >= m ? whole.columns(range) : whole.rows(range)).compute()
    }
  }

  /// Products of numbers that a thread computes at least; fewer take less time than telling another thread.
  private static let leastWork = 1 << 20

  /// Has OpenBLAS take the memory that it works in, which it keeps for good.
  package static func takeBuffers() {
    let side = 128
    let ones = [Float](repeating: 1, count: side * side)
    var product = [Float](repeating: 0, count: side * side)
    Self.product(ones, side, ones, side, into: &product, side, m: side, n: side, k: side)
  }

  /// The processor family that OpenBLAS chose its kernels for, such as `SkylakeX`; empty where it is missing.
  package static var core: String { (try? OpenBLAS.shared.get().core) ?? "" }
}
