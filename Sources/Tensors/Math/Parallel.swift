import CKernels
import Support
import Synchronization

/// Work divided over the processor's cores, on the threads that the program has for all of its arithmetic.
package enum Parallel {
  /// The environment variable that says how many threads to work on.
  package static let variable = "A2C_THREADS"
  /// More than any machine has use for.
  private static let most = 256

  private static let chosen = Atomic<Int>(standard)

  /// What the user asked for, also in the variable that OpenBLAS has for it, else the processors that the process may
  /// run on.
  package static let standard: Int = {
    for name in [variable, "OPENBLAS_NUM_THREADS"] {
      if let value = Environment.variable(name).flatMap({ Int($0) }), value > 0 { return min(value, most) }
    }
    return max(1, min(Int(a2c_processors()), most))
  }()

  /// Threads that work may be divided over.
  package static var threads: Int { chosen.load(ordering: .relaxed) }

  /// Changes how many threads work may be divided over, 1 to 256.
  package static func setThreads(_ count: Int) { chosen.store(max(1, min(count, most)), ordering: .relaxed) }

  /// Parts that a thread gets, so that one which is held up leaves the rest to the others.
  private static let partsOfThread = 4

  /// Calls `body` for consecutive ranges that together are `0..<count`, each at least about `grain` long, on all threads
  /// that ``threads`` allows. Called inside of such work it runs on the thread that calls.
  /// - Parameter step: ranges begin at its multiples
  package static func ranges(_ count: Int, grain: Int, step: Int = 1, _ body: @Sendable (Range<Int>) -> Void) {
    guard count > 0 else { return }
    let threads = threads
    let parts = min(threads * partsOfThread, count / max(grain, 1))
    guard threads > 1, parts > 1 else { return body(0..<count) }
    ThreadPool.shared.run(parts, threads: min(threads, parts)) { part in
      let start = place(count, part, parts, step)
      let end = place(count, part + 1, parts, step)
      if start < end { body(start..<end) }
    }
  }

  private static func place(_ count: Int, _ part: Int, _ parts: Int, _ step: Int) -> Int {
    part == parts ? count : count * part / parts / step * step
  }
}
