import CA2CPlugin
import Support

/// The files extension: the real file system.
enum HostFiles {
  static var table: a2c_ext_files {
    a2c_ext_files(
      struct_size: UInt32(MemoryLayout<a2c_ext_files>.size), reserved: 0,
      open: { _, path, limit, out, bytes, count, record in
        guard let path, let out, let bytes, let count else { return A2C_INTERNAL }
        do {
          let content = try FileSystem.read(String(cString: path), limit: Int(limit))
          let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, content.count))
          buffer.initialize(from: content, count: content.count)
          out.pointee = OpaquePointer(buffer)
          bytes.pointee = UnsafePointer(buffer)
          count.pointee = Int64(content.count)
          return A2C_OK
        } catch {
          guard let thrown = error as? FileError else { return A2C_INTERNAL }
          let status = thrown.exitStatus == .missingFile ? A2C_MISSING : A2C_BAD_INPUT
          return HostTables.fail(record, status, thrown.message)
        }
      },
      close: { _, file in if let file { UnsafeMutablePointer<UInt8>(file).deallocate() } },
      list: { _, path, context, found, _ in
        guard let path, let found else { return A2C_INTERNAL }
        let folder = String(cString: path)
        guard FileSystem.kind(folder) == .folder else {
          _ = found(context, folder)
          return A2C_OK
        }
        guard let names = try? FileSystem.list(folder) else { return A2C_IO }
        for name in names where !found(context, Path.join(folder, name)) { break }
        return A2C_OK
      })
  }
}
