import Glibc
import Serving
import Support
import Synchronization
import Testing

@Suite struct QueueTests {
  @Test func aFullQueueRefusesAtOnceAndSaysWhenToTryAgain() async throws {
    let queue = WorkQueue(threads: 1, length: 2)
    let hold = CancelFlag()
    let started = Atomic(false)
    try queue.add(CancelFlag()) { _ in
      started.store(true, ordering: .relaxed)
      while !hold.isCancelled { usleep(1_000) }
    }
    while !started.load(ordering: .relaxed) { try await Task.sleep(for: .milliseconds(1)) }
    let done = Atomic(0)
    for _ in 0..<2 { try queue.add(CancelFlag()) { _ in done.add(1, ordering: .relaxed) } }
    let error = #expect(throws: ServerError.self) { try queue.add(CancelFlag()) { _ in } }
    #expect(error?.status == 503 && error?.code == "queue_full")
    #expect(error?.headers.contains { $0.name == "retry-after" && (Int($0.value) ?? 0) > 0 } == true)
    hold.cancel()
    queue.stop()
    #expect(queue.drain(seconds: 30))
    #expect(done.load(ordering: .relaxed) == 2)
    #expect(throws: ServerError.self) { try queue.add(CancelFlag()) { _ in } }
  }

  /// Whoever leaves while waiting takes nobody's place.
  @Test func whatIsNotWantedLeavesTheQueue() async throws {
    let queue = WorkQueue(threads: 1, length: 1)
    let hold = CancelFlag()
    let started = Atomic(false)
    try queue.add(CancelFlag()) { _ in
      started.store(true, ordering: .relaxed)
      while !hold.isCancelled { usleep(1_000) }
    }
    while !started.load(ordering: .relaxed) { try await Task.sleep(for: .milliseconds(1)) }
    let task = Task { try await queue.run(CancelFlag()) { 1 } }
    while queue.waiting == 0 { try await Task.sleep(for: .milliseconds(1)) }
    task.cancel()
    await #expect(throws: ServerError.self) { try await task.value }
    #expect(queue.waiting == 0)
    let next = Task { try await queue.run(CancelFlag()) { 2 } }
    while queue.waiting == 0 { try await Task.sleep(for: .milliseconds(1)) }
    hold.cancel()
    #expect(try await next.value == 2)
  }

  @Test func timeRunsFromTheBeginningOfTheWork() {
    let flag = CancelFlag(seconds: 0)
    #expect(!flag.isCancelled)
    flag.begin()
    while !flag.isLate { usleep(1_000) }
    #expect(flag.isCancelled)
    let error = #expect(throws: ServerError.self) { try flag.check() }
    #expect(error?.status == 504)
    let endless = CancelFlag()
    endless.begin()
    #expect(!endless.isCancelled)
  }
}
