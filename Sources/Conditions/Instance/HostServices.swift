import CA2CPlugin
import Manifests
import Support
import Synchronization

/// The host's side of the ABI for one adapter instance: the C table and what stands behind it.
///
/// Log, progress, cancellation, facts and encoders may be used from any thread; the rest by the thread that the instance
/// works on.
final class HostServices {
  let adapter: String
  /// Relative paths of the adapter name files in here.
  let folder: String
  let options: HostOptions
  let files: HostFiles
  let media: HostMedia
  let weights: HostWeights
  let scratch: HostScratch
  let parallel: HostParallel
  let encoders: HostEncoders
  var random: HostRandom
  let clock = HostClock()
  private let limits: AdapterLimits?

  private let logLimit: Int
  private let log = Mutex<Log>(Log())
  private let table: UnsafeMutablePointer<a2c_host>
  private let facts: UnsafeMutablePointer<a2c_model_facts>

  private struct Log {
    var lines: [String] = []
    var dropped = 0
  }

  /// The names of the extensions of this host.
  static let extensions: Set<String> = [
    A2C_EXT_LOG, A2C_EXT_PROGRESS, A2C_EXT_MEDIA, A2C_EXT_FILES, A2C_EXT_MODEL, A2C_EXT_TOKENIZER, A2C_EXT_RANDOM,
    A2C_EXT_SCRATCH, A2C_EXT_PARALLEL, A2C_EXT_WEIGHTS, A2C_EXT_ENCODERS,
  ]

  /// - Parameters:
  ///   - memory: bytes of scratch memory that one call may have.
  ///   - limits: the adapter's times; without them there are none.
  init(
    adapter: String, folder: String, facts: ModelFacts, options: HostOptions, logLimit: Int, memory: Int = 1 << 30,
    limits: AdapterLimits? = nil
  ) {
    self.adapter = adapter
    self.folder = folder
    self.options = options
    self.logLimit = logLimit
    files = HostFiles(folder: folder, memory: options.memory)
    self.limits = limits
    media = HostMedia(memory: options.memory, clock: clock)
    weights = HostWeights(folder: folder)
    scratch = HostScratch(limit: memory)
    parallel = HostParallel(width: options.threads)
    encoders = HostEncoders(facts)
    random = HostRandom(seed: options.seed, adapter: adapter)
    self.facts = .allocate(capacity: 1)
    self.facts.initialize(to: facts.record)
    table = .allocate(capacity: 1)
    table.initialize(
      to: a2c_host(
        struct_size: UInt32(MemoryLayout<a2c_host>.size), reserved: 0, host_data: nil,
        name: HostTables.name, version: HostTables.version,
        get_extension: { host, id in
          guard host != nil, let id = CText.text(id, limit: 256) else { return nil }
          return HostTables.find(id)
        }))
    // Unretained: the instance keeps this object until the adapter's destroy has returned.
    table.pointee.host_data = Unmanaged.passUnretained(self).toOpaque()
  }

  deinit {
    table.deallocate()
    facts.deallocate()
  }

  /// What the adapter gets; valid as long as this object.
  var pointer: UnsafePointer<a2c_host> { UnsafePointer(table) }

  /// The object behind a host table.
  static func of(_ host: UnsafePointer<a2c_host>?) -> HostServices? {
    guard let data = host?.pointee.host_data else { return nil }
    return Unmanaged<HostServices>.fromOpaque(data).takeUnretainedValue()
  }

  var factsPointer: UnsafePointer<a2c_model_facts> { UnsafePointer(facts) }

  func write(_ level: Int32, _ text: String) {
    let level = HostOptions.LogLevel(rawValue: level) ?? .info
    let isKept = log.withLock { log in
      guard log.lines.count < logLimit else {
        log.dropped += 1
        return false
      }
      log.lines.append("\(level): \(text)")
      return true
    }
    if isKept { options.log(adapter, level, text) }
  }

  /// The lines so far, which are then forgotten.
  func takeLog() -> [String] {
    log.withLock { log in
      var lines = log.lines
      if log.dropped > 0 { lines.append("warning: \(log.dropped) more lines were left out") }
      log = Log()
      return lines
    }
  }

  /// The last lines, for an error.
  func lastLines(_ count: Int) -> [String] { log.withLock { Array($0.lines.suffix(count)) } }

  /// A function is about to be called.
  func begin(_ function: String) {
    random.begin(function)
    if let seconds = seconds(function) { clock.start(seconds) }
  }

  /// The time that a function has.
  func seconds(_ function: String) -> Double? { function == "prepare" ? limits?.prepareS : limits?.encodeS }

  /// Whether the adapter shall give up.
  var isCancelled: Bool { options.isCancelled() || clock.isLate }

  /// A function has returned: closes what the adapter left open, frees its scratch memory. Weights stay.
  func closeAll() {
    files.closeAll()
    media.closeAll()
    scratch.freeAll()
  }
}
