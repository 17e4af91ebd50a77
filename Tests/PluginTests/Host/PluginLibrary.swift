import CA2CPlugin
import Glibc
import Support

/// The adapter libraries as the build laid them beside the tests.
enum PluginLibrary {
  /// The folder of the build's products.
  static let folder: String = {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    return Path.parent(String(decoding: buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self))
  }()

  static func path(_ name: String) -> String { "\(folder)/lib\(name).so" }

  /// The entry table of a library, loaded as a host loads it.
  static func entry(_ name: String, probe: a2c_abi_probe = a2c_own_probe()) throws -> UnsafePointer<a2c_entry>? {
    guard let handle = dlopen(path(name), RTLD_NOW | RTLD_LOCAL) else {
      throw PluginFailure(status: -1, message: String(cString: dlerror()))
    }
    guard let symbol = dlsym(handle, "a2c_adapter_entry_v1") else {
      throw PluginFailure(status: -1, message: "no entry symbol")
    }
    typealias Entry = @convention(c) (UnsafePointer<a2c_abi_probe>?) -> UnsafePointer<a2c_entry>?
    var probe = probe
    return unsafeBitCast(symbol, to: Entry.self)(&probe)
  }
}
