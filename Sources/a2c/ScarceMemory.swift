import Glibc
import Support
import Tensors

/// Address space that is limited (`ulimit -v`).
enum ScarceMemory {
  /// What the program takes at least beyond what it has when it starts: buffers of OpenBLAS, the model's state, pictures.
  private static let least = 256 << 20

  struct TooLittle: ExplainedError {
    var message: String {
      "there is too little memory: less than \(ScarceMemory.least >> 20) MiB of address space are left"
    }
    var hint: String? { "raise the limit (ulimit -v), or free memory" }
    var exitStatus: ExitStatus { .retryLater }
  }

  /// Takes what OpenBLAS keeps for good while it is there. Later it would wait for memory without end where there is
  /// none. Nothing is done where there is no limit.
  /// - Throws: ``TooLittle``
  static func prepare() throws(TooLittle) {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0, limit.rlim_cur != rlim_t.max else { return }
    let trial = mmap(nil, least, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
    guard let trial, trial != MAP_FAILED else { throw TooLittle() }
    munmap(trial, least)
    BLAS.takeBuffers()
  }
}
