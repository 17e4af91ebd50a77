import Manifests
import Support

/// Runs an adapter for one condition where it belongs: in this process or in one of its own.
enum AdapterRun {
  /// - Returns: what the adapter made, with the decision where it ran in front of its own.
  static func read(
    _ bundle: AdapterBundle, parameters: JSON, inputs: [String], destination: Destination, options: HostOptions,
    limits: BlockLimits, pool: WorkerPool
  ) throws -> AdapterInstance.Output {
    guard let place = options.isolation.place(bundle) else {
      return try inProcess(bundle, parameters, inputs, destination, options, limits)
    }
    var output: AdapterInstance.Output
    if place.isIsolated {
      guard let program = options.isolation.program else { throw WorkerError.noWorker(adapter: bundle.id) }
      output = try IsolatedRun.read(
        bundle, parameters: parameters, inputs: inputs, destination: destination, options: options, limits: limits,
        program: program, pool: pool)
    } else {
      output = try inProcess(bundle, parameters, inputs, destination, options, limits, hash: place.hash)
    }
    output.decisions.insert(place.decision, at: 0)
    return output
  }

  private static func inProcess(
    _ bundle: AdapterBundle, _ parameters: JSON, _ inputs: [String], _ destination: Destination, _ options: HostOptions,
    _ limits: BlockLimits, hash: String? = nil
  ) throws -> AdapterInstance.Output {
    let instance = try AdapterInstance(
      bundle, parameters: parameters, destination: destination, options: options, limits: limits, hash: hash)
    try instance.prepare()
    return try instance.encode(inputs)
  }
}
