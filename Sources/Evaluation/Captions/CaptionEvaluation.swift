package import Conditions
import Dispatch
import Synchronization
import Tensors

/// Captions many samples and judges them, several at once. What comes out does not depend on how many.
package struct CaptionEvaluation: Sendable {
  private let model: CaptionModel
  private let source: any EvaluationSource
  private let options: EvaluationOptions
  private let registry: AdapterRegistry
  /// Samples of one batch.
  private static let batch = 16

  package init(
    _ model: CaptionModel, _ source: any EvaluationSource, _ options: EvaluationOptions, registry: AdapterRegistry
  ) {
    self.model = model
    self.source = source
    self.options = options
    self.registry = registry
  }

  /// - Parameter progress: called after each sample, from any thread, with how many there are by now
  /// - Returns: the outcomes in the order of the samples
  package func run(progress: @escaping @Sendable (Int) -> Void) throws -> [SampleOutcome] {
    let jobs = max(1, min(options.jobs, source.count, 256))
    // Each thread works on a sample of its own: products of a small model are too small to be divided as well.
    let threads = Parallel.threads
    Parallel.setThreads(max(1, threads / jobs))
    defer { Parallel.setThreads(threads) }
    // Captions of as many samples as are decoded together; fewer where threads would have none.
    let batch = max(1, min(Self.batch, (source.count + jobs - 1) / jobs))
    let next = Mutex(0)
    let done = Mutex<[Int: SampleOutcome]>([:])
    let failure = Mutex<(any Error)?>(nil)
    DispatchQueue.concurrentPerform(iterations: jobs) { _ in
      do {
        let worker = try CaptionWorker(model, source, options, registry: registry)
        while failure.withLock({ $0 == nil }) {
          let first = next.withLock { value in
            value += batch
            return value - batch
          }
          guard first < source.count else { return }
          let numbers = first..<min(first + batch, source.count)
          let outcomes = try worker.work(numbers)
          progress(
            done.withLock { all in
              for (number, outcome) in zip(numbers, outcomes) { all[number] = outcome }
              return all.count
            })
        }
      } catch {
        failure.withLock { $0 = $0 ?? error }
      }
    }
    if let error = failure.withLock({ $0 }) { throw error }
    let found = done.withLock { $0 }
    var outcomes = (0..<source.count).compactMap { found[$0] }
    try options.metrics?.complete(&outcomes)
    return outcomes
  }
}
