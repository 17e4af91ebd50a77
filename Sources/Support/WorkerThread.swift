import Glibc

/// A thread of its own for work that waits, which Dispatch's few threads are not for.
package struct WorkerThread {
  private let thread: pthread_t

  /// The stack of a program's first thread, for work that recurses as deeply as a program's own.
  package static let programStack = 16 << 20

  private final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Starts a thread that is waited for with ``join()``; `nil` where the system has none left.
  /// - Parameter stack: bytes; `nil` for what the system gives
  package init?(stack: Int? = nil, _ body: @escaping @Sendable () -> Void) {
    guard let thread = Self.made(stack, body) else { return nil }
    self.thread = thread
  }

  /// Waits for the thread's end. At most once.
  package func join() { pthread_join(thread, nil) }

  /// Starts a thread that nobody waits for.
  /// - Returns: whether the system gave one
  package static func start(stack: Int? = nil, _ body: @escaping @Sendable () -> Void) -> Bool {
    guard let thread = made(stack, body) else { return false }
    pthread_detach(thread)
    return true
  }

  /// Runs work on this thread and `count - 1` others, and waits for all of them. Where the system has fewer, those that
  /// there are run: work is to be taken from what they share.
  /// - Parameter body: gets the thread's number, from 0 for this one
  package static func run(_ count: Int, stack: Int? = nil, _ body: @escaping @Sendable (Int) -> Void) {
    var others: [WorkerThread] = []
    for number in 1..<max(1, count) {
      guard let other = WorkerThread(stack: stack, { body(number) }) else { break }
      others.append(other)
    }
    body(0)
    for other in others { other.join() }
  }

  private static func made(_ stack: Int?, _ body: @escaping @Sendable () -> Void) -> pthread_t? {
    var attributes = pthread_attr_t()
    guard pthread_attr_init(&attributes) == 0 else { return nil }
    defer { pthread_attr_destroy(&attributes) }
    if let stack { pthread_attr_setstacksize(&attributes, stack) }
    let work = Unmanaged.passRetained(Work(body))
    var thread = pthread_t()
    let code = pthread_create(
      &thread, &attributes,
      { work in
        // checked: it is the work that was passed along with this function.
        if let work { Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body() }
        return nil
      }, work.toOpaque())
    guard code == 0 else {
      work.release()
      return nil
    }
    return thread
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
