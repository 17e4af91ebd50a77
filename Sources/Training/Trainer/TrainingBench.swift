package import Qwen2VL

/// Steps on samples that are at hand, with all parameters trained: to measure speed, and for tests.
package final class TrainingBench {
  private let workers: StepWorkers
  private let optimiser: AdamW
  private let threads: Int

  package init(
    _ model: NewModel, _ parameters: ParameterSet, heads: [AttributeHead] = [], workers: Int,
    settings: AdamW.Settings = AdamW.Settings(clip: 1)
  ) throws {
    threads = workers
    optimiser = AdamW(parameters, settings) { _ in 1 }
    self.workers = StepWorkers(
      try Network(model, parameters, heads: heads), parameters, count: workers, parts: 1, trained: { _ in true })
  }

  /// One step.
  /// - Returns: the losses before it
  package func step(_ samples: [TrainingSample], rate: Double) throws -> LossReport {
    let (report, gradients) = try workers.run(samples, backward: true)
    optimiser.step(gradients, rate: rate, threads: threads)
    return report
  }
}
