import Dispatch
import Synchronization
import Tensors
import Testing

/// The threads of all arithmetic.
@Suite(.serialized) struct ParallelTests {
  /// How often each of `count` places was worked on.
  private static func visits(_ count: Int, grain: Int, step: Int = 1) -> [Int] {
    let seen = Mutex([Int](repeating: 0, count: count))
    Parallel.ranges(count, grain: grain, step: step) { range in
      seen.withLock { seen in for index in range { seen[index] += 1 } }
    }
    return seen.withLock { $0 }
  }

  @Test(arguments: [1, 2, 3, 7]) func everyPlaceIsWorkedOnOnce(_ threads: Int) {
    let before = Parallel.threads
    Parallel.setThreads(threads)
    defer { Parallel.setThreads(before) }
    for count in [0, 1, 2, 15, 16, 17, 1000] {
      for (grain, step) in [(1, 1), (3, 4), (16, 16), (2000, 1)] {
        #expect(Self.visits(count, grain: grain, step: step) == [Int](repeating: 1, count: count))
      }
    }
  }

  @Test func workInsideOfWorkIsDone() {
    let sum = Atomic<Int>(0)
    Parallel.ranges(8, grain: 1) { outer in
      for _ in outer { Parallel.ranges(100, grain: 1) { sum.wrappingAdd($0.count, ordering: .relaxed) } }
    }
    #expect(sum.load(ordering: .relaxed) == 800)
  }

  @Test func manyMayAskAtOnce() {
    let sum = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: 8) { _ in
      for _ in 0..<200 { Parallel.ranges(64, grain: 1) { sum.wrappingAdd($0.count, ordering: .relaxed) } }
    }
    #expect(sum.load(ordering: .relaxed) == 8 * 200 * 64)
  }
}
