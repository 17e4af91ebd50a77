/// An adapter instance behind the C struct `a2c_adapter`.
///
/// The struct and this object are one allocation chain: the struct's `adapter_data` retains the object, `destroy`
/// releases it and frees the struct.
final class Instance {
  private var adapter: any Adapter
  private let host: Host

  private init(_ adapter: any Adapter, _ host: Host) {
    self.adapter = adapter
    self.host = host
  }

  /// Makes an instance of `type` for the host's `create`.
  static func make(
    _ type: any Adapter.Type, _ host: UnsafePointer<a2c_host>, parameters: String
  ) throws -> UnsafePointer<a2c_adapter> {
    let host = Host(host)
    let instance = Instance(try type.init(parameters: JSONParser.parse(parameters), host: host), host)
    let table = UnsafeMutablePointer<a2c_adapter>.allocate(capacity: 1)
    table.initialize(
      to: a2c_adapter(
        struct_size: UInt32(MemoryLayout<a2c_adapter>.size), reserved: 0,
        adapter_data: Unmanaged.passRetained(instance).toOpaque(),
        prepare: { table, error in Instance.guarded(table, error) { try $0.adapter.prepare() } },
        encode: { table, inputs, sink, error in
          Instance.guarded(table, error) { try $0.encode(inputs, sink) }
        },
        reset: { table in Instance.of(table)?.adapter.reset() },
        unprepare: { table in Instance.of(table)?.adapter.unprepare() },
        destroy: { table in Instance.destroy(table) },
        get_extension: { _, _ in nil }))
    return UnsafePointer(table)
  }

  private static func of(_ table: UnsafePointer<a2c_adapter>?) -> Instance? {
    guard let data = table?.pointee.adapter_data else { return nil }
    return Unmanaged<Instance>.fromOpaque(data).takeUnretainedValue()
  }

  private static func guarded(
    _ table: UnsafePointer<a2c_adapter>?, _ error: UnsafeMutablePointer<a2c_error>?, _ body: (Instance) throws -> Void
  ) -> a2c_status {
    do {
      guard let instance = of(table) else { throw AdapterError(.internal, "called without an instance") }
      try body(instance)
      return A2C_OK
    } catch let thrown {
      return ErrorRecord.fill(error, thrown)
    }
  }

  private static func destroy(_ table: UnsafePointer<a2c_adapter>?) {
    guard let table, let data = table.pointee.adapter_data else { return }
    Unmanaged<Instance>.fromOpaque(data).release()
    UnsafeMutablePointer(mutating: table).deallocate()
  }

  private func encode(_ inputs: UnsafePointer<a2c_inputs>?, _ sink: UnsafePointer<a2c_sink>?) throws {
    guard let inputs, let sink else { throw AdapterError(.internal, "encode was called without inputs or a sink") }
    let list = known(inputs, as: a2c_inputs())
    var paths: [Input] = []
    if let first = list.first {
      let base = UnsafeRawPointer(first)
      for index in 0..<Int(list.count) {
        // The host's struct may have another length than the one known here: its stride tells.
        let input = known(base + index * Int(list.stride), as: a2c_input())
        guard let path = input.path else { throw AdapterError(.internal, "input \(index) has no path") }
        paths.append(Input(path: String(cString: path)))
      }
    }
    let session = SinkSession(sink, host)
    defer { session.end() }
    try adapter.encode(paths, into: Sink(session))
  }
}
