import CWorker
import Glibc
import Support
import Synchronization

/// Gives memory back to the system. The allocator keeps what was freed, in every one of its arenas the most that was ever used
/// there: of clips that were read once, hundreds of mebibytes.
package final class FreedMemory: Sendable {
  /// Seconds between two times.
  private let whenIdle: Double
  private let whenBusy: Double
  private let last: Mutex<Double>

  package init(whenIdle: Double = 1, whenBusy: Double = 30) {
    self.whenIdle = whenIdle
    self.whenBusy = whenBusy
    last = Mutex(-.infinity)
  }

  /// Gives it back where it is time.
  /// - Parameter isIdle: whether nothing else is worked on.
  /// - Returns: whether it was.
  @discardableResult
  package func give(isIdle: Bool, now: Double = ResourceUse.seconds) -> Bool {
    let isTime = last.withLock { last in
      guard now - last >= (isIdle ? whenIdle : whenBusy) else { return false }
      last = now
      return true
    }
    if isTime { cworker_give_memory_back() }
    return isTime
  }

  /// Has threads share arenas, as many as there are cores; the allocator would make eight for each. Before the first thread.
  package static func shareArenas() {
    cworker_share_arenas(Int32(clamping: max(2, sysconf(CInt(_SC_NPROCESSORS_ONLN)))))
  }
}
