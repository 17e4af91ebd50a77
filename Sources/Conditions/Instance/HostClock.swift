import Support
import Synchronization

/// How long an adapter's function may still take. An adapter in this process cannot be ended; it hears that it is too late
/// as it would hear of a cancellation, and media end in the middle. Used from any thread.
final class HostClock: Sendable {
  /// When it ends, as the bits of a number of seconds.
  private let end = Atomic<UInt64>(Double.infinity.bitPattern)

  func start(_ seconds: Double) { end.store((ResourceUse.seconds + seconds).bitPattern, ordering: .relaxed) }

  var isLate: Bool { ResourceUse.seconds >= Double(bitPattern: end.load(ordering: .relaxed)) }
}
