import Glibc

/// The processor time of the thread that asks, for bounds that hold on a busy machine too.
package enum ThreadTime {
  /// Seconds; only differences within one thread have a meaning.
  package static var seconds: Double {
    var now = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) * 1e-9
  }
}
