package import Manifests
package import Support

/// Reads conditions: finds the adapter, checks parameters and inputs, runs it, and hands back its blocks. Made once for a
/// run: workers are kept between its conditions.
package struct ConditionReader: Sendable {
  package let registry: AdapterRegistry
  package var destination: Destination
  package var options: HostOptions
  package var limits: BlockLimits
  /// Shared by the copies of this value.
  private let pool = WorkerPool()

  package init(
    _ registry: AdapterRegistry, for destination: Destination, options: HostOptions = HostOptions(),
    limits: BlockLimits = BlockLimits()
  ) {
    self.registry = registry
    self.destination = destination
    self.options = options
    self.limits = limits
  }

  /// Starts what takes time to start, where one of the conditions needs a process of its own. Does not wait for it, and
  /// says nothing of conditions that are wrong.
  package static func warmUp(_ entries: [ConditionEntry], _ registry: AdapterRegistry, _ options: HostOptions) {
    let needsWorker = entries.contains { entry in
      guard let bundle = try? registry.adapter(named: entry.adapter) else { return false }
      return options.isolation.place(bundle)?.isIsolated == true
    }
    if needsWorker, let program = options.isolation.program { WorkerServer.warmUp(program) }
  }

  /// The blocks of one condition.
  /// - Parameter file: the run manifest, for errors; `nil` where there is none.
  /// - Throws: ``RegistryError``, ``LoadError``, ``AdapterFailure``, ``WorkerError``, ``RelayedError``, or `ManifestError` for parameters and inputs.
  package func read(_ entry: ConditionEntry, in file: String? = nil) throws -> ConditionBlocks {
    let (bundle, parameters) = try check(entry, in: file)
    do {
      let request = ReadRequest(
        bundle: bundle, parameters: parameters, inputs: entry.inputs.map(\.resolved), destination: destination,
        options: options, limits: limits)
      let output = try AdapterRun.read(request, pool: pool)
      return ConditionBlocks(
        entry: entry, adapter: bundle.manifest, blocks: output.blocks, decisions: output.decisions, log: output.log,
        claims: output.claims)
    } catch let error as AdapterFailure {
      throw error.placed(at: place(entry.mark, entry.place, file))
    }
  }

  /// Checks a condition without running its adapter: that the adapter exists, that its parameters and inputs fit.
  /// - Returns: the adapter and the parameters it would get.
  @discardableResult
  package func check(
    _ entry: ConditionEntry, in file: String? = nil
  ) throws -> (bundle: AdapterBundle, parameters: JSON) {
    let bundle = try registry.adapter(
      named: entry.adapter, place: place(entry.adapterMark, entry.place.key("adapter"), file))
    let parameters = try bundle.manifest.resolve(entry, in: file)
    var diagnostics = Diagnostics(source: DocumentSource(path: file ?? "command line"))
    for input in entry.inputs {
      if let problem = input.problem { diagnostics.add(problem) }
    }
    try diagnostics.throwIfAny()
    return (bundle, parameters)
  }

  /// The same, and that the adapter's library is there, is one for this machine, and has the hash that its manifest
  /// names; under `isolation: strict` also that a stranger's can be held back here. None of its code runs.
  package func checkLibrary(_ entry: ConditionEntry, in file: String? = nil) throws {
    let bundle = try check(entry, in: file).bundle
    try DynamicLibrary.check(
      bundle.libraryPath(), adapter: bundle.id, sha256: bundle.manifest.platformLibrary?.sha256)
    guard case .strict(let program) = options.isolation, AdapterPlace(bundle).isConfined else { return }
    let gaps = try FenceProbe.report(program).gaps
    guard gaps.isEmpty else { throw FenceError(gaps: gaps) }
  }

  /// `combo.yaml:9:5: conditions[1].adapter`
  private func place(_ mark: Mark?, _ path: DocumentPath, _ file: String?) -> String {
    guard let file else { return path.description }
    let start = TerminalText.safe(file) + (mark.map { ":\($0)" } ?? "")
    return "\(start): \(path)"
  }
}

extension AdapterFailure {
  /// The same error with a place, where it has none of its own.
  fileprivate func placed(at place: String) -> AdapterFailure {
    guard case .reported(let adapter, let function, let status, let message, nil, let hint, let log) = self else {
      return self
    }
    return .reported(
      adapter: adapter, function: function, status: status, message: message, place: place, hint: hint, log: log)
  }
}
