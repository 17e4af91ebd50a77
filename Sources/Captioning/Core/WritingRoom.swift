import Glibc
import Manifests
import Support
import Synchronization

/// Writes captions for several callers with one model, a token of each at a time, so that the weights are read once for
/// all of them. A caption is the one that is written alone.
package final class WritingRoom: Sendable {
  private struct Waiting {
    let request: EmbeddedCore.Request
    let ticket: Ticket
  }

  /// Where a caller waits for its answer.
  private final class Ticket: Sendable {
    private let answer = Mutex<Result<CoreAnswer, any Error>?>(nil)
    private let bell = Bell()

    func set(_ result: Result<CoreAnswer, any Error>) {
      answer.withLock { $0 = $0 ?? result }
      bell.ring()
    }

    func wait() throws -> CoreAnswer {
      while true {
        if let result = answer.withLock({ $0 }) { return try result.get() }
        bell.wait()
      }
    }
  }

  private struct State {
    var waiting: [Waiting] = []
    var isWriting = false
  }

  private let core: EmbeddedCore
  private let state = Mutex(State())

  package init(_ core: EmbeddedCore) { self.core = core }

  /// Writes a caption; waits for it. Who finds the room empty writes for all who come while captions are being written.
  package func write(_ request: EmbeddedCore.Request) throws -> CoreAnswer {
    let ticket = Ticket()
    let writes = state.withLock { state in
      state.waiting.append(Waiting(request: request, ticket: ticket))
      defer { state.isWriting = true }
      return !state.isWriting
    }
    if writes { WorkerThread.start { self.writeAll() } }
    return try ticket.wait()
  }

  private func writeAll() {
    var tickets: [Ticket] = []
    while true {
      tickets = []
      do {
        try core.writeEach(
          next: { _ in
            let next = state.withLock { $0.waiting.isEmpty ? nil : $0.waiting.removeFirst() }
            if let next { tickets.append(next.ticket) }
            return next?.request
          },
          done: { number, answer in tickets[number].set(answer) })
      } catch {
        for ticket in tickets { ticket.set(.failure(error)) }
      }
      // Somebody may have come between the last look and now.
      let isOver = state.withLock { state in
        if state.waiting.isEmpty { state.isWriting = false }
        return state.waiting.isEmpty
      }
      if isOver { return }
    }
  }
}
