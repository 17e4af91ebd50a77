import Dispatch
import Synchronization

/// Makes the samples of coming steps while the step before them is computed.
final class SampleQueue: Sendable {
  /// Steps that may wait.
  private static let ahead = 4

  private struct State {
    var ready: [Result<[TrainingSample], any Error>] = []
    var isCancelled = false
  }

  private let state = Mutex(State())
  /// Begins at zero and is raised: a semaphore that ends below what it began with is a fault.
  private let room = DispatchSemaphore(value: 0)
  private let filled = DispatchSemaphore(value: 0)

  /// - Parameters:
  ///   - steps: which steps' samples are wanted, in order
  ///   - make: the samples of a step
  init(_ steps: Range<Int>, _ make: @escaping @Sendable (Int) throws -> [TrainingSample]) {
    for _ in 0..<Self.ahead { room.signal() }
    DispatchQueue(label: "a2c.samples").async { [self] in
      for step in steps {
        room.wait()
        if state.withLock({ $0.isCancelled }) { return }
        let result = Result { try make(step) }
        state.withLock { $0.ready.append(result) }
        filled.signal()
        if case .failure = result { return }
      }
    }
  }

  /// The samples of the next step.
  func next() throws -> [TrainingSample] {
    filled.wait()
    let result = state.withLock { $0.ready.removeFirst() }
    room.signal()
    return try result.get()
  }

  /// Stops making samples.
  func cancel() {
    state.withLock { $0.isCancelled = true }
    room.signal()
  }
}
