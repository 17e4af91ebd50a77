public import A2CPluginKit

/// The one symbol of this library.
@c @implementation
public func a2c_adapter_entry_v1(_ probe: UnsafePointer<a2c_abi_probe>?) -> UnsafePointer<a2c_entry>? {
  entry(TracksAdapter.self, probe)
}
