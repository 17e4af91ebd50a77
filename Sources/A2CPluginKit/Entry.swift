import Synchronization

/// The answer of a library with one adapter to `a2c_adapter_entry_v1`; see ``Adapter`` for the line that calls it.
/// - Returns: a table that lives until the process ends and is the same at every call; `nil` where the host's probe is
///   not this library's.
public func entry(_ adapter: any Adapter.Type, _ probe: UnsafePointer<a2c_abi_probe>?) -> UnsafePointer<a2c_entry>? {
  entry([adapter], probe)
}

/// The answer of a library with several adapters.
public func entry(_ adapters: [any Adapter.Type], _ probe: UnsafePointer<a2c_abi_probe>?) -> UnsafePointer<a2c_entry>? {
  guard a2c_probe_matches(probe) else { return nil }
  return Library.table(adapters)
}

/// What the entry table's `library_data` points to: the adapter types of one library and their descriptors.
private final class Library {
  let types: [any Adapter.Type]
  let descriptors: UnsafeMutablePointer<a2c_descriptor>

  /// The tables made so far, by the types they were made for. More than one stands here only where several adapter
  /// libraries are linked into one binary.
  private static let tables = Mutex<[[ObjectIdentifier]: Table]>([:])

  /// A table that is never changed or freed once it is made, and so may go to any thread.
  private struct Table: @unchecked Sendable { let pointer: UnsafePointer<a2c_entry> }

  static func table(_ types: [any Adapter.Type]) -> UnsafePointer<a2c_entry> {
    let key = types.map { ObjectIdentifier($0) }
    let made = tables.withLock { tables -> Table in
      if let table = tables[key] { return table }
      let table = Table(pointer: make(types))
      tables[key] = table
      return table
    }
    return made.pointer
  }

  private init(_ types: [any Adapter.Type]) {
    self.types = types
    descriptors = .allocate(capacity: max(types.count, 1))
    for (index, type) in types.enumerated() {
      (descriptors + index).initialize(
        to: a2c_descriptor(
          struct_size: UInt32(MemoryLayout<a2c_descriptor>.size), reserved: 0, id: permanent(type.id),
          version: permanent(type.version), name: nil))
    }
  }

  private static func make(_ types: [any Adapter.Type]) -> UnsafePointer<a2c_entry> {
    let table = UnsafeMutablePointer<a2c_entry>.allocate(capacity: 1)
    table.initialize(
      to: a2c_entry(
        struct_size: UInt32(MemoryLayout<a2c_entry>.size), adapter_count: UInt32(types.count),
        library_data: Unmanaged.passRetained(Library(types)).toOpaque(),
        describe: { table, index in
          guard let library = Library.of(table), Int(index) < library.types.count else { return nil }
          return UnsafePointer(library.descriptors + Int(index))
        },
        create: { table, id, host, parameters, out, error in
          do {
            guard let library = Library.of(table), let id, let host, let out else {
              throw AdapterError(.internal, "create was called without an id, a host or a place for the result")
            }
            let name = String(cString: id)
            guard let type = library.types.first(where: { $0.id == name }) else {
              throw AdapterError(.invalidArgument, "this library holds no adapter '\(name)'")
            }
            out.pointee = try Instance.make(type, host, parameters: parameters.map { String(cString: $0) } ?? "{}")
            return A2C_OK
          } catch let thrown {
            return ErrorRecord.fill(error, thrown)
          }
        },
        get_extension: { _, _ in nil }))
    return UnsafePointer(table)
  }

  private static func of(_ table: UnsafePointer<a2c_entry>?) -> Library? {
    guard let data = table?.pointee.library_data else { return nil }
    return Unmanaged<Library>.fromOpaque(data).takeUnretainedValue()
  }
}

/// A C copy of a text that is never freed.
private func permanent(_ text: String) -> UnsafePointer<CChar> {
  let bytes = text.utf8CString
  let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
  bytes.withUnsafeBufferPointer { source in
    for (index, byte) in source.enumerated() { (copy + index).initialize(to: byte) }
  }
  return UnsafePointer(copy)
}
