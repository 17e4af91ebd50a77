#if Server
  import NIOCore
  import Synchronization

  /// Closes the connection of a body that trickles in; what sends nothing at all is closed elsewhere.
  final class BodyPace: Sendable {
    /// Bytes that have to come in a second, once the first time is over.
    private static let bytesPerSecond = 1024

    private let channel: any Channel
    private let start = NIODeadline.now()
    private let first: TimeAmount
    private struct State {
      var bytes = 0
      var isDone = false
      var next: Scheduled<Void>?
    }

    private let state = Mutex(State())

    /// - Parameter first: time in which it may come as slowly as it likes.
    init(_ channel: any Channel, first: TimeAmount) {
      self.channel = channel
      self.first = first
      look(at: start + first)
    }

    func add(_ count: Int) { state.withLock { $0.bytes += count } }

    /// The body is there.
    func end() {
      state.withLock { state in
        state.isDone = true
        state.next?.cancel()
      }
    }

    private func look(at time: NIODeadline) {
      let next = channel.eventLoop.scheduleTask(deadline: time) { [weak self] in
        guard let self, let bytes = state.withLock({ $0.isDone ? nil : $0.bytes }) else { return }
        let allowed = start + first + .seconds(Int64(bytes / Self.bytesPerSecond))
        if allowed <= .now() {
          channel.close(promise: nil)
        } else {
          look(at: allowed)
        }
      }
      state.withLock { $0.next = next }
    }
  }
#endif
