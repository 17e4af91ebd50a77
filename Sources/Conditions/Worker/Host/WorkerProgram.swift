import Glibc
import Support
import Tensors

/// How the server that makes workers is started: this same program, with a subcommand that nobody else calls.
package struct WorkerProgram: Sendable, Hashable {
  package static let subcommand = "__worker"

  /// The file to run, absolute.
  package var file: String
  /// The name that it sees as its own.
  package var name: String
  /// Seconds until its first answer. A start takes a tenth of one, and many on a machine that is busy with other things;
  /// one that ends instead of answering is noticed at once.
  package var handshake = 30.0

  package init(file: String, name: String? = nil) {
    self.file = file
    self.name = name ?? file
  }

  /// This program, also where its file was replaced since it started.
  package static let own = WorkerProgram(file: "/proc/self/exe", name: Environment.executable)

  var arguments: [String] { [name, Self.subcommand, String(getpid())] }

  /// What a worker needs of the environment, and no more: an adapter's result is not to depend on it.
  var environment: [String] {
    let kept = ["PATH", "HOME", "TMPDIR", "TZ", "LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH", BLAS.coreVariable]
    let passed = kept.compactMap { name in Environment.variable(name).map { "\(name)=\($0)" } }
    return passed + [
      // Threads and arenas take address space, which is what the limit of memory counts.
      "OPENBLAS_NUM_THREADS=1", "MALLOC_ARENA_MAX=2",
      // A trap says where it happened; what it writes ends up in the error.
      "SWIFT_BACKTRACE=enable=yes,color=no,interactive=no,threads=crashed,registers=none,images=none,limit=8,top=2,"
        + "cache=no,symbolicate=fast,demangle=yes,sanitize=yes,timeout=5s",
    ]
  }
}

/// Where adapters run.
package enum Isolation: Sendable, Equatable {
  /// Trusted adapters in this process, all others in a worker; `nil` refuses these.
  case untrusted(WorkerProgram?)
  /// All of them in a worker.
  case all(WorkerProgram)
  /// All of them in a worker, and strangers' only behind a whole fence.
  case strict(WorkerProgram)
  /// All of them in this process: for the worker itself, and for tests of adapters.
  case none

  /// Whether a stranger's adapter is refused where the kernel does not give the whole fence.
  var isStrict: Bool { if case .strict = self { true } else { false } }

  /// The program of the workers, `nil` where there are none.
  var program: WorkerProgram? {
    switch self {
    case .untrusted(let program): program
    case .all(let program), .strict(let program): program
    case .none: nil
    }
  }

  /// Where an adapter runs; `nil` where all run in this process.
  func place(_ bundle: AdapterBundle) -> AdapterPlace? {
    switch self {
    case .untrusted: AdapterPlace(bundle)
    case .all, .strict: AdapterPlace(bundle, all: true)
    case .none: nil
    }
  }
}
