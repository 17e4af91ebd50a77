extension Host {
  /// The content of a small data file. A relative path names a file of the adapter's own bundle. A text with a mark of its
  /// byte order comes without it, one of UTF-16 as UTF-8.
  /// - Parameter limit: bytes; a larger file is refused before it is read.
  public func read(_ path: String, limit: Int) throws(AdapterError) -> [UInt8] {
    guard let files = `extension`(A2C_EXT_FILES, as: a2c_ext_files()),
      let open = files.open, let close = files.close
    else { throw AdapterError(.unsupported, "this host reads no files") }
    var file: OpaquePointer?
    var bytes: UnsafePointer<UInt8>?
    var count: Int64 = 0
    try ErrorRecord.call { open(host, path, Int64(limit), &file, &bytes, &count, $0) }
    defer { close(host, file) }
    guard let bytes, count > 0 else { return [] }
    return TextFile.plain(Array(UnsafeBufferPointer(start: bytes, count: Int(count))))
  }

  /// The files that a path stands for, absolute and in natural order: the path itself where it is a file, the files in
  /// a folder (not deeper, hidden ones left out), the files that fit a printf pattern such as `pose_%06d.json`.
  /// Never empty.
  public func files(_ path: String) throws(AdapterError) -> [String] {
    guard let files = `extension`(A2C_EXT_FILES, as: a2c_ext_files()), let list = files.list else {
      throw AdapterError(.unsupported, "this host lists no files")
    }
    var found: [String] = []
    try withUnsafeMutablePointer(to: &found) { found throws(AdapterError) in
      try ErrorRecord.call { record in
        list(
          host, path, found,
          { context, path in
            guard let context, let path else { return false }
            context.assumingMemoryBound(to: [String].self).pointee.append(String(cString: path))
            return true
          }, record)
      }
    }
    return found
  }
}
