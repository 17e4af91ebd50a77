import Dispatch

/// Work divided over the processor's cores.
package enum Parallel {
  /// Calls `body` for consecutive ranges that together are `0..<count`, each at least `grain` long, on all threads that
  /// ``BLAS/threads`` allows.
  package static func ranges(_ count: Int, grain: Int, _ body: @Sendable (Range<Int>) -> Void) {
    let parts = max(1, min(BLAS.threads, count / max(grain, 1)))
    guard parts > 1 else {
      if count > 0 { body(0..<count) }
      return
    }
    DispatchQueue.concurrentPerform(iterations: parts) { part in
      body((count * part / parts)..<(count * (part + 1) / parts))
    }
  }
}
