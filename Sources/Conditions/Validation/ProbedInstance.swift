import CA2CPlugin
import Glibc
import Manifests
import Support

/// An adapter's instance with every call watched: which function runs, whether it writes where it must not. Used by one
/// thread at a time.
final class ProbedInstance {
  /// What an encode came to.
  enum Answer {
    case blocks([Block])
    case refused(Refusal)

    var blocks: [Block]? { if case .blocks(let blocks) = self { blocks } else { nil } }
  }

  /// What an adapter says where it does not succeed.
  struct Refusal {
    let status: a2c_status
    let message: String
  }

  private let subject: ValidationSubject
  private let services: HostServices
  private let host: UnsafePointer<a2c_host>
  private let adapter: UnsafePointer<a2c_adapter>
  private let functions: a2c_adapter
  private let record = GuardedRecord()

  /// - Parameter host: another table than the usual one, made from it.
  init(
    _ subject: ValidationSubject, _ options: HostOptions = HostOptions(isolation: .none),
    host change: (UnsafePointer<a2c_host>) -> UnsafePointer<a2c_host> = { $0 }
  ) throws {
    self.subject = subject
    let bundle = try subject.bundle()
    let library = try subject.library()
    services = HostServices(
      adapter: bundle.id, folder: bundle.folder, facts: subject.facts, options: options, logLimit: 1000,
      memory: bundle.manifest.limits.memoryMB << 20)
    host = change(services.pointer)
    var made: UnsafePointer<a2c_adapter>?
    let parameters = try subject.parameters().text()
    let refusal = try record.call("create", subject) { [host] record in
      library.functions.create?(library.entry, bundle.id, host, parameters, &made, record) ?? A2C_INTERNAL
    }
    if let refusal { throw Refused(function: "create", refusal: refusal) }
    guard let made else { throw Finding.failed("create succeeded and gave no instance") }
    adapter = made
    functions = known(made, as: a2c_adapter())
    guard functions.encode != nil, functions.destroy != nil else {
      throw Finding.failed("the instance lacks encode or destroy", hint: "set struct_size, encode and destroy")
    }
  }

  /// A function that has to succeed did not.
  struct Refused: Error {
    let function: String
    let refusal: Refusal
  }

  func prepare() throws {
    guard let prepare = functions.prepare else { return }
    services.begin("prepare")
    defer { services.closeAll() }
    if let refusal = try record.call("prepare", subject, { prepare(adapter, $0) }) {
      throw Refused(function: "prepare", refusal: refusal)
    }
  }

  /// - Parameter table: makes another sink table from the usual one.
  func encode(
    _ paths: [String], sink change: (UnsafePointer<a2c_sink>) -> UnsafePointer<a2c_sink> = { $0 }, stride: Int? = nil
  ) throws -> Answer {
    let maxTokens = try subject.bundle().manifest.limits.maxTokens
    let sink = BlockSink(destination: .model(subject.facts), limits: BlockLimits(), maxTokens: maxTokens)
    let table = SinkTable(sink)
    services.begin("encode")
    defer { services.closeAll() }
    let list = InputArray(paths, stride: stride)
    let refusal = try record.call("encode", subject) { record in
      functions.encode?(adapter, list.pointer, change(table.pointer), record) ?? A2C_INTERNAL
    }
    withExtendedLifetime(table) {}
    guard list.isUntouched else {
      throw Finding.failed("encode wrote into its inputs", hint: "inputs are borrowed: copy what you change")
    }
    do throws(SinkError) {
      if let refused = sink.failure { throw refused }
      if refusal == nil { try sink.finish() }
    } catch {
      // What the host cannot take for reasons of its own is told to the adapter as any other error.
      if case .unsupported = error { return .refused(Refusal(status: A2C_UNSUPPORTED, message: error.message)) }
      throw Finding.failed("encode pushed what the host refuses: \(error.message)", hint: error.hint)
    }
    if let refusal { return .refused(refusal) }
    guard !sink.blocks.isEmpty else { throw Finding.failed("encode succeeded and pushed no block") }
    return .blocks(sink.blocks)
  }

  /// The blocks of the sample, where they have to come.
  func blocks(_ paths: [String]) throws -> [Block] {
    switch try encode(paths) {
    case .blocks(let blocks): return blocks
    case .refused(let refusal): throw Refused(function: "encode", refusal: refusal)
    }
  }

  func reset() {
    subject.stage("reset")
    functions.reset?(adapter)
  }

  func unprepare() {
    subject.stage("unprepare")
    functions.unprepare?(adapter)
  }

  func destroy() {
    subject.stage("destroy")
    functions.destroy?(adapter)
  }

  /// The address behind an id, as [any-thread] functions may be asked for.
  func find(_ id: String) -> UnsafeRawPointer? { functions.get_extension?(adapter, id) }
}

/// The inputs of one call, in memory whose change is noticed.
private final class InputArray {
  private let list: UnsafeMutablePointer<a2c_inputs>
  private let records: UnsafeMutableRawPointer
  private let texts: [UnsafeMutablePointer<CChar>]
  private let paths: [String]
  private let before: [UInt8]
  private let size: Int

  /// - Parameter stride: bytes from one to the next; a host whose struct has grown has more.
  init(_ paths: [String], stride: Int? = nil) {
    let stride = stride ?? MemoryLayout<a2c_input>.stride
    self.paths = paths
    texts = paths.map { text in
      let copy = UnsafeMutablePointer<CChar>.allocate(capacity: text.utf8.count + 1)
      copy.initialize(from: Array(text.utf8CString), count: text.utf8.count + 1)
      return copy
    }
    size = max(1, paths.count) * stride
    records = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    records.initializeMemory(as: UInt8.self, repeating: 0, count: size)
    for (index, text) in texts.enumerated() {
      records.storeBytes(
        of: a2c_input(struct_size: UInt32(stride), reserved: 0, path: UnsafePointer(text)),
        toByteOffset: index * stride, as: a2c_input.self)
    }
    list = .allocate(capacity: 1)
    list.initialize(
      to: a2c_inputs(
        struct_size: UInt32(MemoryLayout<a2c_inputs>.size), count: UInt32(paths.count), stride: UInt32(stride),
        reserved: 0, first: UnsafePointer(records.assumingMemoryBound(to: a2c_input.self))))
    before = Array(UnsafeRawBufferPointer(start: records, count: size))
  }

  deinit {
    for text in texts { text.deallocate() }
    records.deallocate()
    list.deallocate()
  }

  var pointer: UnsafePointer<a2c_inputs> { UnsafePointer(list) }

  var isUntouched: Bool {
    Array(UnsafeRawBufferPointer(start: records, count: size)) == before && list.pointee.count == paths.count
      && zip(texts, paths).allSatisfy { String(cString: $0) == $1 }
  }
}

/// An error record with marked memory around it.
private final class GuardedRecord {
  private static let margin = 256
  private static let mark: UInt8 = 0xA7
  private let memory: UnsafeMutableRawPointer
  private let size = MemoryLayout<a2c_error>.size

  init() { memory = .allocate(byteCount: size + 2 * Self.margin, alignment: 16) }

  deinit { memory.deallocate() }

  /// - Returns: what the function says where it does not succeed.
  func call(
    _ function: String, _ subject: ValidationSubject, _ body: (UnsafeMutablePointer<a2c_error>) -> a2c_status
  ) throws -> ProbedInstance.Refusal? {
    subject.stage(function)
    memory.initializeMemory(as: UInt8.self, repeating: Self.mark, count: size + 2 * Self.margin)
    let record = (memory + Self.margin).bindMemory(to: a2c_error.self, capacity: 1)
    var empty = a2c_error()
    empty.struct_size = UInt32(size)
    record.initialize(to: empty)
    let status = body(record)
    let bytes = UnsafeRawBufferPointer(start: memory, count: size + 2 * Self.margin)
    guard bytes.prefix(Self.margin).allSatisfy({ $0 == Self.mark }),
      bytes.suffix(Self.margin).allSatisfy({ $0 == Self.mark })
    else {
      throw Finding.failed(
        "\(function) wrote past the error record", hint: "fill it with a2c_fail, or stay within each array's size")
    }
    guard status != A2C_OK else { return nil }
    let texts = [
      FixedText.read(&record.pointee.place), FixedText.read(&record.pointee.message),
      FixedText.read(&record.pointee.hint),
    ]
    guard texts[0].utf8.count < 256, texts[1].utf8.count < 512, texts[2].utf8.count < 256 else {
      throw Finding.failed("\(function) left a text of the error record without its NUL")
    }
    return ProbedInstance.Refusal(status: status, message: TerminalText.safe(texts[1], limit: 400))
  }
}
