import Glibc
import Support
import Tensors

/// Starts this program over where OpenBLAS did not recognise the processor: its kernels are chosen before `main`, by the
/// environment alone.
enum Restart {
  /// Does not return where it starts over. Where that fails, or the user chose, this process goes on with what it has.
  static func withFastKernels() {
    guard Environment.variable(BLAS.coreVariable) == nil, let core = BLAS.missedCore,
      let program = Environment.executable, setenv(BLAS.coreVariable, core, 0) == 0
    else { return }
    execv(program, CommandLine.unsafeArgv)
  }
}
