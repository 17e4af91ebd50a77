import CA2CPlugin
import Support
import Synchronization

/// Work of an adapter on several threads. They live as long as one call: what an adapter does in them cannot outlast it,
/// and a start costs little beside the work that is worth dividing.
final class HostParallel {
  /// How many threads work at once.
  let width: Int
  private let isRunning = Atomic<Bool>(false)

  /// Bytes of a thread's stack: address space counts as an adapter's memory.
  private static let stack = 1 << 20

  init(width: Int) { self.width = max(1, min(width, 256)) }

  /// What one call of `run` shares between its threads.
  private final class Work: @unchecked Sendable {
    // checked: the adapter promises that its body may be called from several threads with this context.
    let body: a2c_parallel_body
    let context: UnsafeMutableRawPointer?
    let count: Int64
    let next = Atomic<Int64>(0)
    let hasFailed = Atomic<Bool>(false)
    let failure = Mutex<(index: Int64, status: a2c_status)?>(nil)

    init(_ body: @escaping a2c_parallel_body, _ context: UnsafeMutableRawPointer?, _ count: Int64) {
      self.body = body
      self.context = context
      self.count = count
    }

    /// Takes one index after the other until none is left.
    func drain() {
      while !hasFailed.load(ordering: .relaxed) {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        let status = body(context, index)
        guard status != A2C_OK else { continue }
        hasFailed.store(true, ordering: .relaxed)
        failure.withLock { failure in
          if failure.map({ index < $0.index }) ?? true { failure = (index, status) }
        }
      }
    }
  }

  /// Calls `body` for each index.
  /// - Returns: the lowest index that failed with its status, `nil` where none did.
  func run(
    _ count: Int64, _ context: UnsafeMutableRawPointer?, _ body: @escaping a2c_parallel_body
  ) -> (index: Int64, status: a2c_status)? {
    let work = Work(body, context, count)
    // Inside a body all threads are busy already.
    let isOutermost = !isRunning.exchange(true, ordering: .acquiring)
    let threads = isOutermost ? Int(min(Int64(width), count)) : 1
    WorkerThread.run(threads, stack: Self.stack) { _ in work.drain() }
    if isOutermost { isRunning.store(false, ordering: .releasing) }
    return work.failure.withLock { $0 }
  }
}
