/// What an adapter's author writes: one type that conforms to this, and one line that exports it.
///
/// ```swift
/// import A2CPluginKit
///
/// struct DepthAdapter: Adapter {
///   static let id = "org.a2c.depth"
///   static let version = "0.1.0"
///   init(parameters: JSON, host: Host) throws { … }
///   mutating func encode(_ inputs: [Input], into sink: Sink) throws { … }
/// }
///
/// @c @implementation
/// public func a2c_adapter_entry_v1(_ probe: UnsafePointer<a2c_abi_probe>?) -> UnsafePointer<a2c_entry>? {
///   entry(DepthAdapter.self, probe)
/// }
/// ```
///
/// The file with the export line says `public import A2CPluginKit`. The library is linked with the version script
/// `adapter.map`, so that this one symbol leaves it.
///
/// The host never calls one instance from two threads at once; different instances may run at the same time, so what
/// is `static` needs a lock. Every thrown error reaches the user: an ``AdapterError`` or any `ExplainedError` as it
/// is, any other as an internal fault. A trap is not an error: it ends the process.
public protocol Adapter {
  /// Reverse DNS, equal to `id` of `adapter.yaml`: `org.a2c.depth`.
  static var id: String { get }
  /// Semantic version, equal to `version` of `adapter.yaml`.
  static var version: String { get }

  /// Makes an instance. Cheap: reads its parameters and no medium.
  /// - Parameters:
  ///   - parameters: a JSON object with the members that the manifest declares, defaults filled in.
  ///   - host: what the host offers; may be kept.
  init(parameters: JSON, host: Host) throws

  /// Gets ready for ``encode(_:into:)``: may read weights and take long. Does nothing by default.
  mutating func prepare() throws

  /// Turns the inputs of one condition into blocks, pushed into `sink` in the order the model shall see them.
  mutating func encode(_ inputs: [Input], into sink: Sink) throws

  /// Forgets what ``encode(_:into:)`` left behind. Does nothing by default.
  mutating func reset()

  /// Gives back what ``prepare()`` took. Does nothing by default.
  mutating func unprepare()
}

extension Adapter {
  public mutating func prepare() throws {}
  public mutating func reset() {}
  public mutating func unprepare() {}
}

/// The encoders of the model that take frames or tensors.
public enum EncoderID: String, Sendable, CaseIterable {
  case vision, motion, camera
}
