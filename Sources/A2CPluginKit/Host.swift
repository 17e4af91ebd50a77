/// What the host offers an adapter. May be kept by the adapter as long as it lives.
///
/// ``log(_:_:)``, ``report(_:_:)``, ``isCancelled`` and ``model`` may be used from any thread at any time; media and
/// files are for ``Adapter/encode(_:into:)``, files also for ``Adapter/prepare()``.
public struct Host {
  /// How much a line matters; the host shows warnings and errors.
  public enum LogLevel: Int32, Sendable { case debug = 0, info, warning, error }

  let host: UnsafePointer<a2c_host>

  init(_ host: UnsafePointer<a2c_host>) { self.host = host }

  /// The host's name and version, `a2c 0.1.0`.
  public var description: String {
    let name = host.pointee.name.map { String(cString: $0) } ?? "?"
    let version = host.pointee.version.map { String(cString: $0) } ?? "?"
    return "\(name) \(version)"
  }

  /// One line for the user, kept with the condition.
  public func log(_ level: LogLevel = .info, _ text: String) {
    guard let log = `extension`(A2C_EXT_LOG, as: a2c_ext_log()), let write = log.write else { return }
    text.withCString { write(host, level.rawValue, $0) }
  }

  /// How far the work is: `done` from 0 to 1 (`nil` where it is not known), `what` in a few words.
  public func report(_ done: Double?, _ what: String) {
    guard let progress = `extension`(A2C_EXT_PROGRESS, as: a2c_ext_progress()),
      let report = progress.report
    else { return }
    what.withCString { report(host, done ?? -1, $0) }
  }

  /// Whether the request was cancelled.
  public var isCancelled: Bool {
    guard let progress = `extension`(A2C_EXT_PROGRESS, as: a2c_ext_progress()),
      let isCancelled = progress.is_cancelled
    else { return false }
    return isCancelled(host)
  }

  /// Throws where the request was cancelled. Called by ``Sink`` for every frame; a long loop of its own calls it too.
  public func checkCancellation() throws(AdapterError) {
    if isCancelled { throw AdapterError(.cancelled, "cancelled") }
  }

  /// Opens a clip, a folder of pictures, a printf pattern or a picture; the host decodes.
  public func open(_ path: String) throws(AdapterError) -> Media {
    guard let media = `extension`(A2C_EXT_MEDIA, as: a2c_ext_media()) else {
      throw AdapterError(.unsupported, "this host reads no media")
    }
    return try Media(host, media, path)
  }

  /// What the model takes. All zero where the host does not tell.
  public var model: ModelFacts {
    guard let model = `extension`(A2C_EXT_MODEL, as: a2c_ext_model()), let facts = model.facts?(host)
    else { return ModelFacts() }
    let value = known(facts, as: a2c_model_facts())
    return ModelFacts(
      tokenWidth: Int(value.token_width), hasMotionEncoder: value.has_motion_encoder != 0,
      hasCameraEncoder: value.has_camera_encoder != 0, cameraHeight: Int(value.camera_height),
      cameraWidth: Int(value.camera_width), cameraFrames: Int(value.camera_max_frames))
  }

  /// An extension's function table, `nil` where the host has none. Functions that the host does not know are `nil`.
  func `extension`<T: BitwiseCopyable>(_ id: String, as empty: T) -> T? {
    guard let found = host.pointee.get_extension?(host, id) else { return nil }
    return known(found, as: empty)
  }
}

/// A struct of the other side as it is known here: what the other side lacks is zero.
func known<T: BitwiseCopyable>(_ pointer: UnsafeRawPointer, as empty: T) -> T {
  var copy = empty
  a2c_copy_struct(&copy, UInt32(MemoryLayout<T>.size), pointer)
  return copy
}
