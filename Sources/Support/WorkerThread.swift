import Glibc
import Synchronization

/// A thread of its own for work that waits, which Dispatch's few threads are not for.
package enum WorkerThread {
  private final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Starts a thread that nobody waits for. Where the system has none left the work is done here.
  package static func start(_ body: @escaping @Sendable () -> Void) {
    var thread = pthread_t()
    let work = Unmanaged.passRetained(Work(body))
    let failed = pthread_create(
      &thread, nil,
      { work in
        guard let work else { return nil }
        Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body()
        return nil
      }, work.toOpaque())
    guard failed == 0 else {
      work.takeRetainedValue().body()
      return
    }
    pthread_detach(thread)
  }

  /// Runs the same work on several threads at once and waits for all of them.
  package static func run(_ count: Int, _ body: @escaping @Sendable () -> Void) {
    let bell = Bell()
    let shared = Counter(left: max(1, count), bell)
    for _ in 1..<max(1, count) {
      start {
        body()
        shared.end()
      }
    }
    body()
    shared.end()
    while !shared.isOver { bell.wait() }
  }

  private final class Counter: Sendable {
    private let left: Mutex<Int>
    private let bell: Bell

    init(left: Int, _ bell: Bell) {
      self.left = Mutex(left)
      self.bell = bell
    }

    var isOver: Bool { left.withLock { $0 == 0 } }

    func end() {
      left.withLock { $0 -= 1 }
      bell.ring()
    }
  }
}

/// Wakes who waits for it; a ring before the wait counts.
package final class Bell: @unchecked Sendable {
  // checked: a semaphore may be used from any thread; it never moves.
  private let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

  /// - Parameter rings: how often may be waited at once.
  package init(rings: Int = 0) { sem_init(semaphore, 0, UInt32(clamping: rings)) }

  deinit {
    sem_destroy(semaphore)
    semaphore.deallocate()
  }

  package func ring() { sem_post(semaphore) }

  package func wait() {
    while sem_wait(semaphore) != 0 && errno == EINTR {}
  }
}
