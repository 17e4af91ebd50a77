import Support
import Synchronization

/// Whether a piece of work is still wanted, and has time left. Asked often, from any thread.
package final class CancelFlag: Sendable {
  private let isSet = Atomic(false)
  /// On the clock of ``ResourceUse/seconds``, in nanoseconds; the largest number for no end.
  private let end = Atomic(Int.max)
  private let seconds: Double

  /// - Parameter seconds: that the work may take, counted from ``begin()``.
  package init(seconds: Double = .infinity) { self.seconds = seconds }

  /// Starts the clock.
  package func begin() {
    guard let end = Checked.rounded((ResourceUse.seconds + seconds) * 1e9) else { return }
    self.end.store(end, ordering: .relaxed)
  }

  package func cancel() { isSet.store(true, ordering: .relaxed) }

  /// Whether its time is up.
  package var isLate: Bool {
    let end = end.load(ordering: .relaxed)
    return end != .max && ResourceUse.seconds * 1e9 > Double(end)
  }

  package var isCancelled: Bool { isSet.load(ordering: .relaxed) || isLate }

  /// What its client is told when its time is up.
  package var late: ServerError {
    ServerError(
      504, "timeout", "the request took longer than \(Decimal.text(seconds, digits: 0)) s",
      hint: "give fewer or smaller conditions, or fewer tokens")
  }

  package func check() throws(ServerError) {
    if isLate { throw late }
    if isCancelled { throw .cancelled }
  }
}
