import CWorker
import Glibc
import Support
import Synchronization

/// The worker's end of the connection, used by the thread that runs the adapter, by threads of its own, and by the one
/// that listens.
final class WorkerConnection: AdapterTokenizer {
  private let out = Mutex(WorkerLink(CWORKER_SOCKET))
  private let incoming = Mutex(WorkerLink(CWORKER_SOCKET))
  private let request = Mutex<WorkerFrame?>(nil)
  private let cancelled = Atomic<Bool>(false)
  /// One question at a time.
  private let asking = Mutex(())
  private let answer = Mutex<JSON?>(nil)
  // checked: a semaphore may be used from any thread, and lives as long as the process.
  nonisolated(unsafe) private let requested = semaphore()
  nonisolated(unsafe) private let answered = semaphore()

  private static func semaphore() -> UnsafeMutablePointer<sem_t> {
    let made = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)
    sem_init(made, 0, 0)
    return made
  }

  var isCancelled: Bool { cancelled.load(ordering: .relaxed) }

  @discardableResult
  func send(_ frame: WorkerFrame, passing descriptor: CInt = -1) -> Bool {
    guard frame.body.count <= frame.kind.limit else { return false }
    return out.withLock { $0.send(frame, passing: descriptor) }
  }

  /// Says which function of the adapter comes next.
  func enter(_ function: String) { send(WorkerFrame(.stage, JSON.string(function))) }

  /// Waits for the next request; `nil` where something else came.
  func nextRequest() -> WorkerRequest? {
    while sem_wait(requested) != 0 && errno == EINTR {}
    guard let frame = request.withLock({ $0 }), let json = try? frame.json() else { return nil }
    return WorkerRequest(json)
  }

  // MARK: Listening

  /// Waits for the first frame, in the only thread there is: what a worker may read is settled by it, and that holds for
  /// the thread that settles it and for those that it starts.
  /// - Returns: `nil` where the host is gone, or what came is no frame.
  func first() -> WorkerFrame? {
    let frame = incoming.withLock { link -> WorkerFrame? in
      while (try? link.receive()) == .bytes {
        guard let frame = try? link.next() else { continue }
        return frame
      }
      return nil
    }
    if let frame { take(frame) }
    return frame
  }

  /// Listens from now on: to requests, cancellations, answers, and to the end of the host, which is the end of this
  /// process and of all it has started.
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
        repeat {
          while let frame = try link.next() { take(frame) }
        } while try link.receive() != .end
      } catch {
        // What is no frame is left of one that the adapter has read itself.
      }
    }
    cworker_end_group()
  }

  private func take(_ frame: WorkerFrame) {
    switch frame.kind {
    case .request:
      cancelled.store(false, ordering: .relaxed)
      request.withLock { $0 = frame }
      sem_post(requested)
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
