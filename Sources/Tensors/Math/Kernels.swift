package import CKernels

/// The C kernels of the best instruction set that this processor has.
package enum Kernels {
  /// Chosen once a process.
  package static let best: a2c_kernels = {
    let level = a2c_kernels_best()
    // checked: a2c_kernels_at answers nil only for levels above a2c_kernels_best().
    return a2c_kernels_at(level)!.pointee
  }()

  /// The kernels of training, of the same instruction set.
  package static let training: a2c_training_kernels = {
    // checked: as for `best`.
    return a2c_training_kernels_at(a2c_kernels_best())!.pointee
  }()

  /// What `best` is called.
  package static let name: String =
    switch Int(a2c_kernels_best()) {
    case A2C_AVX512: "AVX-512"
    case A2C_AVX2: "AVX2"
    default: "portable"
    }
}
