import CKernels
import Glibc
import Synchronization

/// The threads of all arithmetic. They start with the first work, wait a moment for more before they sleep, and take what
/// there is part by part: the caller works too, and where the system holds up a thread the others do its share.
final class ThreadPool: @unchecked Sendable {  // checked: what is no atomic is used under `lock`.
  static let shared = ThreadPool()

  /// What is to be done for each part. It ends with its call of ``run(_:threads:_:)``, so that threads only borrow it.
  private final class Work: Sendable {
    let parts: Int
    let body: @Sendable (Int) -> Void

    init(_ parts: Int, _ body: @escaping @Sendable (Int) -> Void) {
      self.parts = parts
      self.body = body
    }
  }

  private struct Job {
    let work: Unmanaged<Work>
    /// Threads beside the caller that may still join.
    var room: Int
  }

  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let wake = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private let finished = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  /// Under `lock`.
  private var job: Job?
  private var started = 0
  private var sleeping = 0
  private var isWaitedFor = false

  /// Counts jobs; changes under `lock`.
  private let number = Atomic<Int>(0)
  /// Threads beside the caller that work on the job; changes under `lock`.
  private let working = Atomic<Int>(0)
  /// The part that comes next.
  private let next = Atomic<Int>(0)
  /// Whether somebody's work is under way. Who comes meanwhile works alone, also from inside of a part.
  private let isBusy = Atomic<Bool>(false)

  /// How often a thread looks for more before it sleeps: some 30 µs, longer than what lies between two products of a
  /// layer and shorter than waking takes.
  private static let looks = 1_000

  private init() {
    pthread_mutex_init(lock, nil)
    pthread_cond_init(wake, nil)
    pthread_cond_init(finished, nil)
  }

  /// Calls `body` for 0..<parts on up to `threads` threads, and returns when all calls have.
  func run(_ parts: Int, threads: Int, _ body: @Sendable (Int) -> Void) {
    guard threads > 1, isBusy.compareExchange(expected: false, desired: true, ordering: .acquiring).exchanged else {
      for part in 0..<parts { body(part) }
      return
    }
    withoutActuallyEscaping(body) { body in
      let work = Work(parts, body)
      withExtendedLifetime(work) {
        begin(Job(work: .passUnretained(work), room: threads - 1))
        take(.passUnretained(work))
        end()
      }
    }
    isBusy.store(false, ordering: .releasing)
  }

  private func begin(_ new: Job) {
    pthread_mutex_lock(lock)
    while started < new.room, start() { started += 1 }
    job = new
    next.store(0, ordering: .relaxed)
    number.wrappingAdd(1, ordering: .releasing)
    let isAnyoneAsleep = sleeping > 0
    pthread_mutex_unlock(lock)
    if isAnyoneAsleep { pthread_cond_broadcast(wake) }
  }

  /// Does parts until there are none left. Never inlined, so that nothing of the work is held when it returns.
  @inline(never) private func take(_ work: Unmanaged<Work>) {
    work._withUnsafeGuaranteedRef { work in
      while true {
        let part = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard part < work.parts else { return }
        work.body(part)
      }
    }
  }

  /// Lets nobody join any more and waits for those that have.
  private func end() {
    pthread_mutex_lock(lock)
    job = nil
    pthread_mutex_unlock(lock)
    for _ in 0..<Self.looks {
      if working.load(ordering: .acquiring) == 0 { return }
      a2c_pause()
    }
    pthread_mutex_lock(lock)
    isWaitedFor = true
    while working.load(ordering: .acquiring) > 0 { pthread_cond_wait(finished, lock) }
    isWaitedFor = false
    pthread_mutex_unlock(lock)
  }

  // MARK: Threads

  /// Starts a thread. Where the system gives none, those that there are do the work.
  private func start() -> Bool {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setdetachstate(&attributes, CInt(PTHREAD_CREATE_DETACHED))
    pthread_attr_setstacksize(&attributes, 1 << 20)
    // Signals are for the threads that were there before.
    var all = sigset_t()
    var before = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    var thread = pthread_t()
    return pthread_create(
      &thread, &attributes,
      { _ in
        ThreadPool.shared.serve()
        return nil
      }, nil) == 0
  }

  private func serve() {
    var seen = 0
    while true {
      for _ in 0..<Self.looks {
        if number.load(ordering: .acquiring) != seen { break }
        a2c_pause()
      }
      pthread_mutex_lock(lock)
      sleeping += 1
      while number.load(ordering: .relaxed) == seen { pthread_cond_wait(wake, lock) }
      sleeping -= 1
      seen = number.load(ordering: .relaxed)
      guard let work = job?.work, let room = job?.room, room > 0 else {
        pthread_mutex_unlock(lock)
        continue
      }
      job?.room -= 1
      working.wrappingAdd(1, ordering: .relaxed)
      pthread_mutex_unlock(lock)
      take(work)
      pthread_mutex_lock(lock)
      let left = working.wrappingSubtract(1, ordering: .releasing).newValue
      if left == 0, isWaitedFor { pthread_cond_signal(finished) }
      pthread_mutex_unlock(lock)
    }
  }
}
