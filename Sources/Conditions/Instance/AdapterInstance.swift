import CA2CPlugin
package import Claims
import Manifests
import Media
package import Support

/// A running adapter: create, prepare, encode through the C ABI, in an order that is checked. Used by one thread at a
/// time.
package final class AdapterInstance {
  private enum State: String {
    case created = "it is only created"
    case prepared = "it is prepared"
  }

  /// What one condition became.
  package struct Output: Sendable {
    package var blocks: [Block]
    package var decisions: [Decision]
    package var log: [String]
    /// Without their source, which who reads the condition knows.
    package var claims: [Claim]
  }

  package let id: String
  private let maxTokens: Int
  private let destination: Destination
  private let limits: BlockLimits
  private let services: HostServices
  private let adapter: UnsafePointer<a2c_adapter>
  private let functions: a2c_adapter
  private var state = State.created

  /// Loads the bundle's library (once a process) and makes an instance.
  /// - Parameters:
  ///   - parameters: an object with the members that the manifest declares, defaults filled in.
  ///   - hash: the SHA-256 that the library was trusted by; without it only the manifest's counts.
  /// - Throws: ``LoadError``, ``RegistryError`` or ``AdapterFailure``.
  package init(
    _ bundle: AdapterBundle, parameters: JSON, destination: Destination, options: HostOptions = HostOptions(),
    limits: BlockLimits = BlockLimits(), hash: String? = nil
  ) throws {
    let manifest = bundle.manifest
    try HostServices.check(manifest)
    let file = try DynamicLibrary.open(
      bundle.libraryPath(), adapter: bundle.id, sha256: hash ?? manifest.platformLibrary?.sha256)
    let library = try AdapterLibrary(file)
    try library.verify(id: manifest.id, version: manifest.version)

    id = bundle.id
    maxTokens = manifest.limits.maxTokens
    self.destination = destination
    self.limits = limits
    services = HostServices(
      adapter: bundle.id, folder: bundle.folder, facts: destination.facts, options: options, logLimit: limits.logLines,
      memory: manifest.limits.memoryMB << 20, limits: manifest.limits)
    (adapter, functions) = try Self.create(library, id: bundle.id, services, parameters)
  }

  private static func create(
    _ library: AdapterLibrary, id: String, _ services: HostServices, _ parameters: JSON
  ) throws(AdapterFailure) -> (UnsafePointer<a2c_adapter>, a2c_adapter) {
    var made: UnsafePointer<a2c_adapter>?
    let failure = ErrorRecord.call { record in
      library.functions.create?(library.entry, id, services.pointer, parameters.text(), &made, record) ?? A2C_INTERNAL
    }
    if let failure { throw Self.reported(failure, id, "create", services) }
    guard let made else {
      throw .contract(adapter: id, function: "create", detail: "it succeeded and gave no instance")
    }
    let functions = known(made, as: a2c_adapter())
    guard functions.encode != nil, functions.destroy != nil else {
      throw .contract(adapter: id, function: "create", detail: "the instance lacks encode or destroy")
    }
    return (made, functions)
  }

  deinit {
    if state == .prepared { functions.unprepare?(adapter) }
    functions.destroy?(adapter)
  }

  /// Gets ready; called once before ``encode(_:)``, and again only after ``unprepare()``.
  package func prepare() throws(AdapterFailure) {
    guard state == .created else { throw .lifecycle(adapter: id, function: "prepare", state: state.rawValue) }
    if let prepare = functions.prepare {
      services.begin("prepare")
      let failure = ErrorRecord.call { prepare(adapter, $0) }
      services.closeAll()
      if let failure { throw Self.reported(failure, id, "prepare", services) }
    }
    state = .prepared
  }

  /// Turns the inputs of one condition into blocks.
  /// - Parameters:
  ///   - paths: absolute paths of files and folders, or printf patterns.
  ///   - memory: where the numbers of the blocks go, in a worker.
  /// - Throws: ``AdapterFailure``; nothing of a failed condition is kept.
  package func encode(_ paths: [String], memory: BlockMemory? = nil) throws(AdapterFailure) -> Output {
    guard state == .prepared else { throw .lifecycle(adapter: id, function: "encode", state: state.rawValue) }
    let sink = BlockSink(destination: destination, limits: limits, maxTokens: maxTokens, memory: memory)
    let table = SinkTable(sink)
    services.begin("encode")
    let failure = InputList.with(paths) { inputs in
      ErrorRecord.call { record in functions.encode?(adapter, inputs, table.pointer, record) ?? A2C_INTERNAL }
    }
    // The adapter holds the table's address for the whole of encode.
    withExtendedLifetime(table) {}
    services.closeAll()
    let media = services.media.takeNotes()
    for note in media where note.isWarning {
      services.write(HostOptions.LogLevel.warning.rawValue, "only \(note.value) decode: \(note.reason)")
    }
    for note in sink.notes { services.write(HostOptions.LogLevel.info.rawValue, note) }
    do throws(SinkError) {
      if let refused = sink.failure { throw refused }
      // What the adapter says goes before the block that it left open because of it.
      if failure == nil { try sink.finish() }
    } catch {
      let log = services.takeLog()
      switch error {
      case .unsupported, .media:
        throw .reported(
          adapter: id, function: "encode", status: StatusCode.status(error.exitStatus), message: error.message,
          place: paths.first, hint: error.hint, log: log)
      default: throw .contract(adapter: id, function: "encode", detail: error.message)
      }
    }
    if let failure { throw Self.reported(failure, id, "encode", services) }
    guard !sink.blocks.isEmpty else {
      throw .contract(adapter: id, function: "encode", detail: "it succeeded and pushed no block")
    }
    return Output(
      blocks: sink.blocks,
      decisions: sink.decisions + media.map { Decision(key: $0.key, value: $0.value, reason: $0.reason) },
      log: services.takeLog(), claims: sink.claims)
  }

  /// Forgets what the last condition left behind.
  package func reset() throws(AdapterFailure) {
    guard state == .prepared else { throw .lifecycle(adapter: id, function: "reset", state: state.rawValue) }
    functions.reset?(adapter)
  }

  /// Gives back what ``prepare()`` took.
  package func unprepare() throws(AdapterFailure) {
    guard state == .prepared else { throw .lifecycle(adapter: id, function: "unprepare", state: state.rawValue) }
    functions.unprepare?(adapter)
    state = .created
  }

  private static func reported(
    _ content: ErrorRecord.Content, _ id: String, _ function: String, _ services: HostServices
  ) -> AdapterFailure {
    if services.clock.isLate, let seconds = services.seconds(function) {
      let limit = function == "prepare" ? "prepare_s" : "encode_s"
      return .reported(
        adapter: id, function: function, status: A2C_TIMEOUT,
        message: "it was still in \(function) after \(Decimal.text(seconds, digits: seconds < 10 ? 1 : 0)) s",
        place: content.place, hint: "give it less to do, or raise limits.\(limit) in the adapter.yaml of \(id)",
        log: services.takeLog())
    }
    return .reported(
      adapter: id, function: function,
      status: StatusCode.settled(content.status, isCancelled: services.options.isCancelled()), message: content.message,
      place: content.place,
      hint: content.hint, log: services.takeLog())
  }
}

/// The inputs as the C ABI has them.
private enum InputList {
  /// Calls `body` with the list, valid until it returns.
  static func with<R>(_ paths: [String], _ body: (UnsafePointer<a2c_inputs>) -> R) -> R {
    let texts = paths.map { Array($0.utf8CString) }
    let total = texts.reduce(0) { $0 + $1.count }
    let characters = UnsafeMutablePointer<CChar>.allocate(capacity: max(total, 1))
    let records = UnsafeMutablePointer<a2c_input>.allocate(capacity: max(paths.count, 1))
    defer {
      records.deallocate()
      characters.deallocate()
    }
    var offset = 0
    for (index, text) in texts.enumerated() {
      (characters + offset).initialize(from: text, count: text.count)
      (records + index).initialize(
        to: a2c_input(
          struct_size: UInt32(MemoryLayout<a2c_input>.size), reserved: 0, path: UnsafePointer(characters + offset)))
      offset += text.count
    }
    var list = a2c_inputs(
      struct_size: UInt32(MemoryLayout<a2c_inputs>.size), count: UInt32(paths.count),
      stride: UInt32(MemoryLayout<a2c_input>.stride), reserved: 0, first: UnsafePointer(records))
    return body(&list)
  }
}
