import Support

/// What the server computes, one piece after the other on a few threads. As many pieces as the queue is long wait; more
/// are refused at once, with the time after which another try may succeed.
package final class WorkQueue: Sendable {
  private struct Piece: Sendable {
    let id: Int
    let flag: CancelFlag
    /// Told whether the piece is run or given up.
    let body: @Sendable (Bool) -> Void
  }

  private struct State {
    var waiting: [Piece] = []
    var running: [Int: CancelFlag] = [:]
    var isStopped = false
    var last = 0
    /// Of the latest pieces, in seconds.
    var mean = 1.0
  }

  package let threads: Int
  package let length: Int
  private let gate = Gate(State())
  private let freed = FreedMemory()

  /// - Parameter length: pieces that may wait.
  package init(threads: Int, length: Int) {
    self.threads = max(1, threads)
    self.length = max(0, length)
    let started = (0..<self.threads).count { _ in
      WorkerThread.start(stack: WorkerThread.programStack) { [gate, freed] in while Self.runNext(gate, freed) {} }
    }
    // Where the system has no thread left, nothing that waits would ever run.
    if started == 0 { stop() }
  }

  deinit { stop() }

  package var waiting: Int { gate.change { $0.waiting.count } }
  package var running: Int { gate.change { $0.running.count } }

  /// - Returns: whether there may be more.
  private static func runNext(_ gate: Gate<State>, _ freed: FreedMemory) -> Bool {
    let next = gate.wait { state -> Piece?? in
      if !state.waiting.isEmpty {
        let piece = state.waiting.removeFirst()
        state.running[piece.id] = piece.flag
        return .some(.some(piece))
      }
      return state.isStopped ? .some(.none) : nil
    }
    guard case .some(.some(let piece)) = next else { return false }
    let start = ResourceUse.seconds
    piece.body(!piece.flag.isCancelled)
    let seconds = ResourceUse.seconds - start
    let isIdle = gate.change { state in
      state.running[piece.id] = nil
      state.mean = 0.8 * state.mean + 0.2 * seconds
      return state.running.isEmpty && state.waiting.isEmpty
    }
    freed.give(isIdle: isIdle)
    return true
  }

  /// Puts a piece of work into the queue.
  /// - Parameters:
  ///   - flag: set when the work is not wanted any more; a piece that still waits then leaves with ``prune()``.
  ///   - body: told whether it is to be run, or was given up before it began.
  /// - Throws: where as many wait as may, or the server stops.
  package func add(_ flag: CancelFlag, _ body: @escaping @Sendable (Bool) -> Void) throws(ServerError) {
    prune()
    let refusal = gate.change { state -> ServerError? in
      if state.isStopped { return Self.stopping }
      guard state.waiting.count < length || (length == 0 && state.running.count < threads) else {
        let seconds = Double(state.waiting.count + state.running.count) * state.mean / Double(threads)
        return Self.full(waiting: state.waiting.count, retryAfter: min(120, max(1, Int(seconds.rounded(.up)))))
      }
      state.last += 1
      state.waiting.append(Piece(id: state.last, flag: flag, body: body))
      return nil
    }
    if let refusal { throw refusal }
  }

  /// Gives up what waits and is not wanted any more, so that it takes nobody's place.
  package func prune() {
    let gone = gate.change { state in
      let gone = state.waiting.filter(\.flag.isCancelled)
      if !gone.isEmpty { state.waiting.removeAll(where: \.flag.isCancelled) }
      return gone
    }
    for piece in gone { piece.body(false) }
  }

  /// Runs a piece of work and waits for its result.
  /// - Throws: what the work throws; ``ServerError/cancelled`` where the caller is cancelled.
  package func run<R: Sendable>(_ flag: CancelFlag, _ work: @escaping @Sendable () throws -> R) async throws -> R {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        do throws(ServerError) {
          try add(flag) { isWanted in
            continuation.resume(
              with: Result {
                guard isWanted else { throw ServerError.cancelled }
                return try work()
              })
          }
        } catch {
          continuation.resume(throwing: error)
        }
      }
    } onCancel: {
      flag.cancel()
      prune()
    }
  }

  /// Takes nothing more; what runs and waits is finished.
  package func stop() { gate.change { $0.isStopped = true } }

  /// Gives up what runs and waits.
  package func cancel() {
    for flag in gate.change({ $0.waiting.map(\.flag) + $0.running.values }) { flag.cancel() }
    prune()
  }

  /// Waits until nothing runs or waits.
  /// - Returns: whether that came to pass within the time.
  package func drain(seconds: Double) -> Bool {
    gate.wait(seconds: seconds) { $0.running.isEmpty && $0.waiting.isEmpty ? true : nil } ?? false
  }

  private static func full(waiting: Int, retryAfter: Int) -> ServerError {
    ServerError(
      503, "queue_full", "\(waiting) requests are waiting already", hint: "try again in \(retryAfter) s",
      headers: [("retry-after", String(retryAfter))])
  }

  private static let stopping = ServerError(
    503, "stopping", "this server is being stopped", headers: [("retry-after", "10")])
}
