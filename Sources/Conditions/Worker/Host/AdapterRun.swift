import Manifests
import Support

/// Runs an adapter for one condition where it belongs: in this process or in one of its own.
enum AdapterRun {
  /// - Returns: what the adapter made, with the decision where it ran in front of its own.
  static func read(_ request: ReadRequest, pool: WorkerPool) throws -> AdapterInstance.Output {
    let isolation = request.options.isolation
    guard let place = isolation.place(request.bundle) else { return try inProcess(request) }
    var output: AdapterInstance.Output
    if place.isIsolated {
      guard let program = isolation.program else { throw WorkerError.noWorker(adapter: request.bundle.id) }
      output = try IsolatedRun.read(request, place, program: program, pool: pool)
    } else {
      output = try inProcess(request, hash: place.hash)
    }
    output.decisions.insert(place.decision, at: 0)
    return output
  }

  private static func inProcess(_ request: ReadRequest, hash: String? = nil) throws -> AdapterInstance.Output {
    let instance = try AdapterInstance(
      request.bundle, parameters: request.parameters, destination: request.destination, options: request.options,
      limits: request.limits, hash: hash)
    try instance.prepare()
    return try instance.encode(request.inputs)
  }
}
