import CA2CPlugin
import Support

/// The C structs of a ``PluginHost``, for one request.
struct HostTables {
  let host: UnsafeMutablePointer<a2c_host>
  let sink: UnsafeMutablePointer<a2c_sink>
  private let owner: HostBox

  /// What `host_data` points to: the host and the tables of its extensions.
  final class HostBox {
    let host: PluginHost
    let media = UnsafeMutablePointer<a2c_ext_media>.allocate(capacity: 1)
    let files = UnsafeMutablePointer<a2c_ext_files>.allocate(capacity: 1)
    let model = UnsafeMutablePointer<a2c_ext_model>.allocate(capacity: 1)
    let progress = UnsafeMutablePointer<a2c_ext_progress>.allocate(capacity: 1)
    let facts = UnsafeMutablePointer<a2c_model_facts>.allocate(capacity: 1)

    init(_ host: PluginHost) {
      self.host = host
      facts.initialize(to: host.facts)
      media.initialize(to: HostMedia.table)
      files.initialize(to: HostFiles.table)
      model.initialize(
        to: a2c_ext_model(
          struct_size: UInt32(MemoryLayout<a2c_ext_model>.size), reserved: 0,
          facts: { UnsafePointer(HostTables.box($0).facts) }))
      progress.initialize(
        to: a2c_ext_progress(
          struct_size: UInt32(MemoryLayout<a2c_ext_progress>.size), reserved: 0, report: { _, _, _ in },
          is_cancelled: { HostTables.box($0).host.pushed >= HostTables.box($0).host.cancelAfter }))
    }

    deinit {
      media.deallocate()
      files.deallocate()
      model.deallocate()
      progress.deallocate()
      facts.deallocate()
    }
  }

  init(_ plugin: PluginHost) {
    owner = HostBox(plugin)
    host = .allocate(capacity: 1)
    sink = .allocate(capacity: 1)
    host.initialize(
      to: a2c_host(
        struct_size: UInt32(MemoryLayout<a2c_host>.size), reserved: 0,
        host_data: Unmanaged.passUnretained(owner).toOpaque(), name: nil, version: nil,
        get_extension: { host, id in
          guard let id else { return nil }
          let box = HostTables.box(host)
          switch String(cString: id) {
          case A2C_EXT_MEDIA: return UnsafeRawPointer(box.media)
          case A2C_EXT_FILES: return UnsafeRawPointer(box.files)
          case A2C_EXT_MODEL: return UnsafeRawPointer(box.model)
          case A2C_EXT_PROGRESS: return UnsafeRawPointer(box.progress)
          default: return nil
          }
        }))
    var table = HostSink.table
    table.sink_data = Unmanaged.passUnretained(plugin).toOpaque()
    sink.initialize(to: table)
  }

  func free() {
    host.deallocate()
    sink.deallocate()
  }

  static func box(_ host: UnsafePointer<a2c_host>?) -> HostBox {
    guard let data = host?.pointee.host_data else { preconditionFailure("the adapter passed another host") }
    return Unmanaged<HostBox>.fromOpaque(data).takeUnretainedValue()
  }

  /// Fills an error record and gives its status back.
  static func fail(_ error: UnsafeMutablePointer<a2c_error>?, _ status: a2c_status, _ message: String) -> a2c_status {
    if let error {
      error.pointee.status = status
      withUnsafeMutableBytes(of: &error.pointee.message) { raw in
        for (index, byte) in Array(message.utf8.prefix(raw.count - 1)).enumerated() { raw[index] = byte }
      }
    }
    return status
  }
}
