package import CKernels
import Support

/// The C kernels of the best instruction set that this processor has, or of the one that the user wants.
package enum Kernels {
  /// The environment variable that names an instruction set: `portable`, `avx2`, `avx512` or `avx512bf16`. One that the
  /// processor lacks is not used.
  package static let variable = "A2C_KERNELS"

  /// The level that is used, of `kernels.h`. Chosen once a process.
  package static let level: Int32 = {
    let best = a2c_kernels_best()
    let wanted: Int32? =
      switch Environment.variable(variable)?.lowercased() {
      case "portable": Int32(A2C_PORTABLE)
      case "avx2": Int32(A2C_AVX2)
      case "avx512": Int32(A2C_AVX512)
      case "avx512bf16": Int32(A2C_AVX512_BF16)
      default: nil
      }
    return min(wanted ?? best, best)
  }()

  /// The kernels of inference.
  package static let best: a2c_kernels = {
    // checked: a2c_kernels_at answers nil only for levels above a2c_kernels_best().
    return a2c_kernels_at(level)!.pointee
  }()

  /// The kernels of weights in blocks, of the same instruction set.
  package static let blocks: a2c_block_kernels = {
    // checked: as for `best`.
    return a2c_block_kernels_at(level)!.pointee
  }()

  /// The kernels of training, of the same instruction set.
  package static let training: a2c_training_kernels = {
    // checked: as for `best`.
    return a2c_training_kernels_at(level)!.pointee
  }()

  /// The kernels of bf16 products; `nil` where the instruction set has none, and f32 is faster.
  package static let products: a2c_product_kernels? =
    level == Int32(A2C_PORTABLE) ? nil : a2c_product_kernels_at(level)?.pointee

  /// What `best` is called.
  package static let name: String =
    switch Int(level) {
    case A2C_AVX512_BF16: "AVX-512 BF16"
    case A2C_AVX512: "AVX-512"
    case A2C_AVX2: "AVX2"
    default: "portable"
    }
}
