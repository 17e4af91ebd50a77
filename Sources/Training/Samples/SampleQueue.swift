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
  ///   - batch: samples of a step
  ///   - threads: samples that are made at the same time
  ///   - make: a sample of a step
  init(
    _ steps: Range<Int>, batch: Int, threads: Int, _ make: @escaping @Sendable (Int, Int) throws -> TrainingSample
  ) {
    for _ in 0..<Self.ahead { room.signal() }
    DispatchQueue(label: "a2c.samples").async { [self] in
      for step in steps {
        room.wait()
        if state.withLock({ $0.isCancelled }) { return }
        let result = Self.batch(batch, threads: threads) { try make(step, $0) }
        state.withLock { $0.ready.append(result) }
        filled.signal()
        if case .failure = result { return }
      }
    }
  }

  /// The samples of a step, made by several threads.
  private static func batch(
    _ count: Int, threads: Int, _ make: @Sendable (Int) throws -> TrainingSample
  ) -> Result<[TrainingSample], any Error> {
    let made = Mutex<[Int: Result<TrainingSample, any Error>]>([:])
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: max(1, threads)) { _ in
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        let result = Result { try make(index) }
        made.withLock { $0[index] = result }
      }
    }
    return Result {
      try made.withLock { made in
        // checked: each index below count was made by some thread.
        try (0..<count).compactMap { try made[$0]?.get() }
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
