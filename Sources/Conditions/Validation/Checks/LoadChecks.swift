import CA2CPlugin
import Manifests
import Support

/// Checks of the library and its entry, before there is an instance.
enum LoadChecks {
  static func loads(_ subject: ValidationSubject) throws -> String {
    let start = ResourceUse.seconds
    let library = try subject.library()
    let time = ResourceUse.seconds - start
    guard time < 1 else {
      throw Finding.warning("loading took \(Int(time * 1000)) ms", hint: "do in prepare what takes time")
    }
    let count = library.functions.adapter_count
    return count == 1 ? "one adapter" : "\(count) adapters"
  }

  static func wrongProbeIsRefused(_ subject: ValidationSubject) throws -> String {
    let library = try subject.library()
    let own = a2c_own_probe()
    let changes: [(String, (inout a2c_abi_probe) -> Void)] = [
      ("magic", { $0.magic ^= 1 }), ("pointer_bits", { $0.pointer_bits = 32 }),
      ("little_endian", { $0.little_endian ^= 1 }), ("float_bits", { $0.float_bits = 16 }),
      ("max_dims", { $0.max_dims += 1 }),
    ]
    for (name, change) in changes {
      var probe = own
      change(&probe)
      guard library.ask(probe) == nil else {
        throw Finding.failed("a probe with another \(name) was accepted", hint: "compare it with a2c_probe_matches")
      }
    }
    guard library.ask(nil) == nil else { throw Finding.failed("a NULL in place of the probe was accepted") }
    return "\(changes.count) wrong ones"
  }

  static func entryIsConstant(_ subject: ValidationSubject) throws -> String {
    let library = try subject.library()
    guard library.ask(a2c_own_probe()) == library.entry else {
      throw Finding.failed("the second call gave another table", hint: "return the address of one static table")
    }
    guard library.functions.struct_size >= 32 else {
      throw Finding.failed("the table's struct_size is \(library.functions.struct_size)", hint: "use sizeof(a2c_entry)")
    }
    return "twice the same"
  }

  static func descriptorEqualsManifest(_ subject: ValidationSubject) throws -> String {
    let library = try subject.library()
    let manifest = try subject.bundle().manifest
    subject.stage("describe")
    try library.verify(id: manifest.id, version: manifest.version)
    for index in [library.functions.adapter_count, UInt32.max]
    where library.functions.describe?(library.entry, index) != nil {
      throw Finding.failed("describe answers for adapter \(index), which there is not", hint: "return NULL there")
    }
    return "\(manifest.id) \(manifest.version)"
  }

  static func unknownExtensions(_ subject: ValidationSubject) throws -> String {
    let library = try subject.library()
    guard let find = library.functions.get_extension else { return "it has none" }
    subject.stage("get_extension")
    for id in ["", "a2c.nothing/1", "com.example.unknown/99", String(repeating: "x", count: 5000)]
    where find(library.entry, id) != nil {
      throw Finding.failed("the library has an answer for '\(id.prefix(40))'", hint: "return NULL for unknown ids")
    }
    return "NULL"
  }
}

extension AdapterLibrary {
  /// Calls the entry function once more.
  fileprivate func ask(_ probe: a2c_abi_probe?) -> UnsafePointer<a2c_entry>? {
    guard var probe else { return function(nil) }
    return function(&probe)
  }
}
