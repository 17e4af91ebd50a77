import CWorker
import Glibc
import Support
import Synchronization

/// The worker's end of the connection, used by the thread that runs the adapter, by threads of its own, and by the one
/// that listens.
final class WorkerConnection: TextTokenizer {
  private let out = Mutex(WorkerLink(CWORKER_SOCKET))
  /// Read by the thread that takes the request, then by the one that listens.
  private let incoming = Mutex(WorkerLink(CWORKER_SOCKET))
  private let cancelled = Atomic<Bool>(false)
  /// One question at a time.
  private let asking = Mutex(())
  private let answer = Mutex<JSON?>(nil)
  // checked: a semaphore may be used from any thread, and lives as long as the process.
  nonisolated(unsafe) private let answered: UnsafeMutablePointer<sem_t>

  init() {
    answered = .allocate(capacity: 1)
    sem_init(answered, 0, 0)
  }

  var isCancelled: Bool { cancelled.load(ordering: .relaxed) }

  @discardableResult
  func send(_ frame: WorkerFrame, passing descriptor: CInt = -1) -> Bool {
    guard frame.body.count <= frame.kind.limit else { return false }
    return out.withLock { $0.send(frame, passing: descriptor) }
  }

  /// Says which function of the adapter comes next.
  func enter(_ function: String) { send(WorkerFrame(.stage, JSON.string(function))) }

  /// Waits for the request; `nil` where something else came.
  func receiveRequest() -> WorkerFrame? {
    incoming.withLock { link in
      do throws(WorkerProtocolError) {
        while true {
          if let frame = try link.next() { return frame.kind == .request ? frame : nil }
          guard try link.receive() == .bytes else { return nil }
        }
      } catch {
        return nil
      }
    }
  }

  // MARK: Listening

  /// Listens from now on: to a cancellation, to answers, and to the end of the host, which is the end of this process
  /// and of all it has started.
  func listen() {
    let own = Unmanaged.passRetained(self).toOpaque()
    var thread = pthread_t()
    let code = pthread_create(
      &thread, nil,
      { own in
        guard let own else { return nil }
        Unmanaged<WorkerConnection>.fromOpaque(own).takeUnretainedValue().takeFrames()
        return nil
      }, own)
    if code == 0 { pthread_detach(thread) }
  }

  private func takeFrames() {
    incoming.withLock { link in
      do throws(WorkerProtocolError) {
        while true {
          while let frame = try link.next() { take(frame) }
          guard try link.receive() != .end else { break }
        }
      } catch {
        // What is no frame comes from an adapter that writes into the connection of its own process.
      }
    }
    cworker_end_group()
  }

  private func take(_ frame: WorkerFrame) {
    switch frame.kind {
    case .cancel: cancelled.store(true, ordering: .relaxed)
    case .answer:
      answer.withLock { $0 = try? frame.json() }
      sem_post(answered)
    default: break
    }
  }

  // MARK: The tokenizer

  func encode(_ text: String) -> [Int32]? { TokenizerQuestion.ids(ask(TokenizerQuestion.encode(text))) }

  func special(_ token: String) -> Int32? { TokenizerQuestion.ids(ask(TokenizerQuestion.special(token)))?.first }

  private func ask(_ question: JSON) -> JSON {
    asking.withLock { _ in
      guard send(WorkerFrame(.question, question)) else { return .null }
      while sem_wait(answered) != 0 && errno == EINTR {}
      return answer.withLock { $0 } ?? .null
    }
  }
}
