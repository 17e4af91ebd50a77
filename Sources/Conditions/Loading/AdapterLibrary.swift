import CA2CPlugin
import Support

/// A loaded library whose entry table has been read and found in order.
struct AdapterLibrary: @unchecked Sendable {
  // The table lives until the process ends and its functions may be called from any thread.
  let entry: UnsafePointer<a2c_entry>
  let functions: a2c_entry
  let path: String
  /// The exported function.
  let function: Entry

  /// Who an adapter says it is.
  struct Descriptor: Sendable, Equatable {
    let id: String
    let version: String
    let name: String?
  }

  typealias Entry = @convention(c) (UnsafePointer<a2c_abi_probe>?) -> UnsafePointer<a2c_entry>?

  init(_ library: DynamicLibrary) throws(LoadError) {
    path = library.path
    guard let symbol = library.symbol(A2C_ENTRY_SYMBOL) else {
      throw .noEntry(file: library.path, symbol: A2C_ENTRY_SYMBOL)
    }
    function = unsafeBitCast(symbol, to: Entry.self)
    var probe = a2c_own_probe()
    guard let entry = function(&probe) else { throw .probe(file: library.path) }
    self.entry = entry
    functions = known(entry, as: a2c_entry())
    guard functions.describe != nil, functions.create != nil else {
      throw .table(file: library.path, detail: "the entry table lacks describe or create")
    }
    guard (1...64).contains(functions.adapter_count) else {
      throw .table(file: library.path, detail: "it says it holds \(functions.adapter_count) adapters")
    }
  }

  /// The adapters it holds.
  func descriptors() throws(LoadError) -> [Descriptor] {
    var found: [Descriptor] = []
    for index in 0..<functions.adapter_count {
      guard let pointer = functions.describe?(entry, index) else {
        throw .table(file: path, detail: "it describes no adapter \(index) of \(functions.adapter_count)")
      }
      let descriptor = known(pointer, as: a2c_descriptor())
      guard let id = CText.line(descriptor.id), let version = CText.line(descriptor.version) else {
        throw .table(file: path, detail: "adapter \(index) has no id or no version")
      }
      found.append(Descriptor(id: id, version: version, name: CText.line(descriptor.name)))
    }
    return found
  }

  /// Checks that the library holds what the manifest promises.
  func verify(id: String, version: String) throws(LoadError) {
    let held = try descriptors()
    guard let own = held.first(where: { $0.id == id }) else {
      throw .identity(
        file: path, field: "id", manifest: id, library: held.map(\.id).joined(separator: ", "))
    }
    guard own.version == version else {
      throw .identity(file: path, field: "version", manifest: version, library: own.version)
    }
  }
}

/// A struct of the other side as it is known here: what the other side lacks is zero.
func known<T: BitwiseCopyable>(_ pointer: UnsafeRawPointer, as empty: T) -> T {
  var copy = empty
  a2c_copy_struct(&copy, UInt32(MemoryLayout<T>.size), pointer)
  return copy
}
