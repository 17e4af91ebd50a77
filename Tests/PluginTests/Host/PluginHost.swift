import CA2CPlugin
import Support

/// A small host that drives an adapter through the C border and records what comes out, unsampled and unresized.
final class PluginHost {
  var media: [String: MemoryMedia] = [:]
  var facts = a2c_model_facts()
  /// The frames that are wanted of so many.
  var wants: (Int) -> [Int] = { Array(0..<$0) }
  /// After how many frames the request counts as cancelled.
  var cancelAfter = Int.max
  var recording = Recording()
  /// The wanted indices of the open block, until its end.
  var wanted: UnsafeMutableBufferPointer<Int64>?
  var pushed = 0

  init() {
    facts.struct_size = UInt32(MemoryLayout<a2c_model_facts>.size)
    (facts.token_width, facts.has_motion_encoder, facts.has_camera_encoder) = (64, 1, 1)
    (facts.camera_height, facts.camera_width, facts.camera_max_frames) = (256, 384, 768)
  }

  /// Runs one condition from create to destroy.
  /// - Parameters:
  ///   - library: `Depth` of `libDepth.so`.
  ///   - id: without `org.a2c.`.
  func encode(_ library: String, _ id: String, _ inputs: [String], _ parameters: String = "{}") throws -> Recording {
    guard let entry = try PluginLibrary.entry(library) else {
      throw PluginFailure(status: -1, message: "the probe was refused")
    }
    let tables = HostTables(self)
    defer { tables.free() }
    recording = Recording()
    pushed = 0
    var made: UnsafePointer<a2c_adapter>?
    try call { entry.pointee.create(entry, "org.a2c.\(id)", tables.host, parameters, &made, $0) }
    guard let adapter = made else { throw PluginFailure(status: -1, message: "create gave no instance") }
    defer { adapter.pointee.destroy(adapter) }
    if let prepare = adapter.pointee.prepare { try call { prepare(adapter, $0) } }
    defer { adapter.pointee.unprepare?(adapter) }
    let paths = inputs.map { path in path.utf8CString.withUnsafeBufferPointer { copy($0) } }
    defer { paths.forEach { $0.deallocate() } }
    let list = paths.map {
      a2c_input(struct_size: UInt32(MemoryLayout<a2c_input>.size), reserved: 0, path: UnsafePointer($0.baseAddress))
    }
    try list.withUnsafeBufferPointer { list in
      var borrowed = a2c_inputs(
        struct_size: UInt32(MemoryLayout<a2c_inputs>.size), count: UInt32(list.count),
        stride: UInt32(MemoryLayout<a2c_input>.stride), reserved: 0, first: list.baseAddress)
      try call { adapter.pointee.encode(adapter, &borrowed, tables.sink, $0) }
    }
    return recording
  }

  private func call(_ body: (UnsafeMutablePointer<a2c_error>) -> a2c_status) throws {
    var record = a2c_error()
    record.struct_size = UInt32(MemoryLayout<a2c_error>.size)
    let status = body(&record)
    guard status != A2C_OK else { return }
    throw PluginFailure(
      status: status, place: text(&record.place), message: text(&record.message), hint: text(&record.hint))
  }

  private func text<T>(_ array: inout T) -> String {
    withUnsafeBytes(of: &array) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }

  private func copy(_ bytes: UnsafeBufferPointer<CChar>) -> UnsafeMutableBufferPointer<CChar> {
    let copy = UnsafeMutableBufferPointer<CChar>.allocate(capacity: bytes.count)
    _ = copy.initialize(from: bytes)
    return copy
  }
}
