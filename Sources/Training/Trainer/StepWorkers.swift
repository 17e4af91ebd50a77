import Dispatch
import Synchronization
import Tensors

/// Computes steps on several cores: each worker takes a share of the samples, with activations and gradients of its own,
/// and products inside of a worker use one thread. Small matrices gain more from this than from dividing each product.
final class StepWorkers {
  private struct Worker {
    let arena = Arena()
    let gradients: GradientSet
  }

  private let workers: [Worker]
  private let network: Network
  private let parameters: ParameterSet
  private let parts: Int

  /// - Parameters:
  ///   - count: how many
  ///   - parts: into which each worker's share is divided, computed one after the other
  init(
    _ network: Network, _ parameters: ParameterSet, count: Int, parts: Int, trained: (Parameter) -> Bool
  ) {
    self.network = network
    self.parameters = parameters
    self.parts = max(1, parts)
    workers = (0..<max(1, count)).map { _ in Worker(gradients: GradientSet(parameters, trained: trained)) }
  }

  /// Losses and, where asked for, gradients of samples.
  /// - Returns: the losses, and the gradients of all samples together
  func run(_ samples: [TrainingSample], backward: Bool) throws -> (report: LossReport, gradients: GradientSet) {
    let counts = LabelCounts(samples, network.heads)
    let shares = Self.divide(samples, among: workers.count)
    let results = Mutex<[Int: Result<LossReport, any Error>]>([:])
    let work = Work(workers: workers, network: network, parts: parts)
    DispatchQueue.concurrentPerform(iterations: workers.count) { index in
      let result = Result { try work.run(index, shares[index], counts, backward: backward) }
      results.withLock { $0[index] = result }
    }
    var report = LossReport()
    for index in workers.indices {
      if let result = results.withLock({ $0[index] }) { report.add(try result.get()) }
    }
    if backward { addUp() }
    return (report, workers[0].gradients)
  }

  /// What the workers share while they run; each touches its own entry only.
  private struct Work: @unchecked Sendable {  // checked: see above.
    let workers: [Worker]
    let network: Network
    let parts: Int

    func run(_ index: Int, _ samples: [TrainingSample], _ counts: LabelCounts, backward: Bool) throws -> LossReport {
      let worker = workers[index]
      if backward { worker.gradients.clear() }
      var report = LossReport()
      let size = max(1, (samples.count + parts - 1) / parts)
      for first in stride(from: 0, to: samples.count, by: size) {
        worker.arena.reset()
        let tape = Tape(backward ? worker.gradients : nil, arena: worker.arena)
        report.add(
          try network.losses(Array(samples[first..<min(first + size, samples.count)]), counts, tape))
        if backward { tape.backward() }
      }
      return report
    }
  }

  /// Adds the gradients of all workers to those of the first, always in the same order.
  private func addUp() {
    guard workers.count > 1 else { return }
    let sets = workers.map(\.gradients)
    let ranges = parameters.balancedRanges(workers.count)
    DispatchQueue.concurrentPerform(iterations: ranges.count) { part in
      for other in sets.dropFirst() { sets[0].add(other, ranges[part]) }
    }
  }

  /// Samples in shares of about the same cost; the same samples always give the same shares.
  static func divide(_ samples: [TrainingSample], among count: Int) -> [[TrainingSample]] {
    var shares = [[TrainingSample]](repeating: [], count: count)
    var loads = [Int](repeating: 0, count: count)
    let order = samples.indices.sorted {
      (samples[$1].cost, $0) < (samples[$0].cost, $1)
    }
    for index in order {
      let lightest = loads.indices.reduce(0) { loads[$1] < loads[$0] ? $1 : $0 }
      shares[lightest].append(samples[index])
      loads[lightest] += samples[index].cost
    }
    return shares
  }
}

extension ParameterSet {
  /// The parameters' places in ranges of about as many numbers.
  func balancedRanges(_ count: Int) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var (start, numbers) = (0, 0)
    for (index, parameter) in parameters.enumerated() {
      numbers += parameter.count
      if numbers * count >= self.count * (ranges.count + 1), ranges.count < count - 1 {
        ranges.append(start..<index + 1)
        start = index + 1
      }
    }
    ranges.append(start..<parameters.count)
    return ranges
  }
}
