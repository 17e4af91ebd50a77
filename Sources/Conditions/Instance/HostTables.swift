import CA2CPlugin
import Support

/// The function tables of the host's extensions. Made once, never changed, never freed.
enum HostTables {
  nonisolated(unsafe) static let name = permanent("a2c")
  nonisolated(unsafe) static let version = permanent(Version.version)

  static func find(_ id: String) -> UnsafeRawPointer? {
    switch id {
    case A2C_EXT_LOG: UnsafeRawPointer(log)
    case A2C_EXT_PROGRESS: UnsafeRawPointer(progress)
    case A2C_EXT_MODEL: UnsafeRawPointer(model)
    case A2C_EXT_FILES: UnsafeRawPointer(files)
    case A2C_EXT_MEDIA: UnsafeRawPointer(media)
    case A2C_EXT_TOKENIZER: UnsafeRawPointer(tokenizer)
    case A2C_EXT_RANDOM: UnsafeRawPointer(random)
    case A2C_EXT_SCRATCH: UnsafeRawPointer(scratch)
    case A2C_EXT_PARALLEL: UnsafeRawPointer(parallel)
    case A2C_EXT_WEIGHTS: UnsafeRawPointer(weights)
    case A2C_EXT_ENCODERS: UnsafeRawPointer(encoders)
    default: nil
    }
  }

  nonisolated(unsafe) private static let log = table(
    a2c_ext_log(
      struct_size: size(a2c_ext_log.self), reserved: 0,
      write: { host, level, text in
        guard let text = CText.line(text) else { return }
        HostServices.of(host)?.write(level, text)
      }))

  nonisolated(unsafe) private static let progress = table(
    a2c_ext_progress(
      struct_size: size(a2c_ext_progress.self), reserved: 0,
      report: { host, done, what in
        guard let services = HostServices.of(host) else { return }
        services.options.progress(
          services.adapter, done >= 0 ? min(done, 1) : nil, CText.line(what, limit: 100) ?? "")
      },
      is_cancelled: { host in HostServices.of(host)?.isCancelled ?? false }))

  nonisolated(unsafe) private static let model = table(
    a2c_ext_model(
      struct_size: size(a2c_ext_model.self), reserved: 0, facts: { host in HostServices.of(host)?.factsPointer }))

  nonisolated(unsafe) private static let files = table(
    a2c_ext_files(
      struct_size: size(a2c_ext_files.self), reserved: 0,
      open: { host, path, limit, out, bytes, count, error in
        reporting(error) { () throws(HostError) in
          guard let services = HostServices.of(host), let path = CText.text(path), let out, let bytes, let count else {
            throw .argument("files.open was called with a NULL")
          }
          let file = try services.files.open(path, limit: limit)
          out.pointee = file.handle
          bytes.pointee = UnsafePointer(file.bytes.baseAddress)
          count.pointee = Int64(file.count)
        }
      },
      close: { host, file in HostServices.of(host)?.files.close(file) },
      list: { host, path, context, found, error in
        reporting(error) { () throws(HostError) in
          guard let services = HostServices.of(host), let path = CText.text(path), let found else {
            throw .argument("files.list was called with a NULL")
          }
          for file in try services.files.list(path) where !file.withCString({ found(context, $0) }) { break }
        }
      }))

  nonisolated(unsafe) private static let media = table(
    a2c_ext_media(
      struct_size: size(a2c_ext_media.self), reserved: 0,
      open: { host, path, out, error in
        reporting(error) { () throws(HostError) in
          guard let services = HostServices.of(host), let path = CText.text(path), let out else {
            throw .argument("media.open was called with a NULL")
          }
          out.pointee = try services.media.open(services.files.absolute(path))
        }
      },
      info: { host, media, info, error in
        reporting(error) { () throws(HostError) in
          guard let services = HostServices.of(host), let info else {
            throw .argument("media.info was called with a NULL")
          }
          var record = try services.media.info(media)
          record.struct_size = info.pointee.struct_size
          answer(record, into: info, room: info.pointee.struct_size)
        }
      },
      read_frame: { host, media, index, layout, into, capacity, error in
        reporting(error) { () throws(HostError) in
          guard let services = HostServices.of(host), let into else {
            throw .argument("media.read_frame was called with a NULL")
          }
          try services.media.read(media, index: index, layout: layout, into: into, capacity: capacity)
        }
      },
      close: { host, media in HostServices.of(host)?.media.close(media) }))

  static func reporting(
    _ error: UnsafeMutablePointer<a2c_error>?, _ body: () throws(HostError) -> Void
  ) -> a2c_status {
    do throws(HostError) {
      try body()
      return A2C_OK
    } catch let thrown {
      return ErrorRecord.fill(error, thrown, status: thrown.status)
    }
  }

  /// Writes as much of a record as the adapter knows.
  static func answer<T: BitwiseCopyable>(_ record: T, into place: UnsafeMutablePointer<T>, room: UInt32) {
    withUnsafeBytes(of: record) {
      if let start = $0.baseAddress {
        UnsafeMutableRawPointer(place).copyMemory(from: start, byteCount: min(Int(room), $0.count))
      }
    }
  }

  static func size<T>(_ type: T.Type) -> UInt32 { UInt32(MemoryLayout<T>.size) }

  static func table<T>(_ value: T) -> UnsafePointer<T> {
    let pointer = UnsafeMutablePointer<T>.allocate(capacity: 1)
    pointer.initialize(to: value)
    return UnsafePointer(pointer)
  }

  private static func permanent(_ text: String) -> UnsafePointer<CChar> {
    let bytes = Array(text.utf8CString)
    let pointer = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
    pointer.initialize(from: bytes, count: bytes.count)
    return UnsafePointer(pointer)
  }
}
