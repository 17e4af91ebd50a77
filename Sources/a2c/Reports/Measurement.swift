import Support
import Tensors

/// Figures of one measurement.
struct Measurement {
  let name: String
  let unit: String
  let values: [Double]

  private var sorted: [Double] { values.sorted() }
  var median: Double { PairedTimes.median(values) }

  func json(_ context: MeasurementContext) -> JSON {
    .object([
      "name": .string(name), "unit": .string(unit), "median": .double(median), "min": .double(sorted.first ?? 0),
      "max": .double(sorted.last ?? 0), "model": .string(context.model),
      "precision": .string(context.arithmetic),
      "threads": .int(Parallel.threads), "kernels": .string(Kernels.name),
      "bandwidth_gb_s": .double(context.limits.bandwidth), "peak_gflop_s": .double(context.limits.peak),
      "peak_bf16_gflop_s": context.limits.narrowPeak.map { .double($0) },
      "peak_memory_bytes": .int(ResourceUse.peakMemory),
    ])
  }

  func line(_ context: MeasurementContext) -> String {
    func text(_ value: Double) -> String { Decimal.text(value, digits: value < 10 ? 3 : 1) }
    return
      "\(name): \(text(median)) \(unit) (\(text(sorted.first ?? 0)) to \(text(sorted.last ?? 0))); \(context.model), "
      + "\(context.arithmetic), \(Parallel.threads) threads, \(Kernels.name); the machine: "
      + "\(text(context.limits.bandwidth)) GB/s, \(text(context.limits.peak)) GFLOP/s in f32"
      + (context.limits.narrowPeak.map { ", \(text($0)) in bf16" } ?? "")
  }
}

/// What was measured, and on what.
struct MeasurementContext {
  let model: String
  /// `nil` where each model chose its own.
  let precision: Precision?
  let limits: MachineLimits

  var arithmetic: String { precision?.rawValue ?? "auto" }
}
