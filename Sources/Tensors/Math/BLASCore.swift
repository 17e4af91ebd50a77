import CKernels

/// Whose kernels OpenBLAS takes. It knows processors by their model numbers and gives those that came after it kernels
/// without AVX (OpenBLAS 0.3.21 on Emerald Rapids; SPEED.md has what this costs).
extension BLAS {
  /// The environment variable that names another processor family. OpenBLAS reads it when it is loaded, and only then.
  package static let coreVariable = "OPENBLAS_CORETYPE"

  /// What it gives to processors of Intel and AMD that it does not know.
  package static let coresOfUnknown = ["Prescott", "Barcelona"]

  /// The family whose kernels this processor runs, where OpenBLAS took `core`, which it gives to unknown ones; `nil`
  /// where its choice is good.
  package static func missedCore(_ core: String, level: Int = Int(a2c_kernels_best())) -> String? {
    guard coresOfUnknown.contains(core) else { return nil }
    return switch level {
    case A2C_AVX512, A2C_AVX512_BF16: "SKYLAKEX"
    case A2C_AVX2: "HASWELL"
    default: nil
    }
  }
}
