import Glibc
package import Support

/// Writes a zip archive of a folder, piece by piece. Files are stored as they are: what is large in a bundle are pictures
/// and clips, which are packed already.
package enum ZipWriter {
  /// Sizes and places of an archive without extensions have 32 bits.
  private static let limit = Int(UInt32.max) - 1 << 20
  private static let piece = 1 << 20
  /// The date of all entries: an archive of the same files is the same file. 1 January 1980.
  private static let date: UInt16 = 0x21

  private struct Entry {
    let name: [UInt8]
    let checksum: UInt32
    let size: Int
    let offset: Int
    let isProgram: Bool
  }

  /// - Parameters:
  ///   - folder: whose files are packed, with those of folders in it. Links are left out.
  ///   - name: the folder that they are unpacked into.
  /// - Returns: the bytes of the archive.
  /// - Throws: `FileError`
  package static func write(_ folder: String, as name: String, to path: String) throws(FileError) -> Int {
    let output = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard output >= 0 else { throw .system(path: path, action: "make it", code: errno) }
    defer { close(output) }
    var entries: [Entry] = []
    var offset = 0
    for file in try files(folder, name) {
      let (checksum, size) = try sum(file.path)
      guard offset + size < limit else { throw .tooLarge(path: path, bytes: offset + size, limit: limit) }
      let entry = Entry(
        name: Array(file.name.utf8), checksum: checksum, size: size, offset: offset,
        isProgram: access(file.path, X_OK) == 0 && file.path.hasSuffix(".sh"))
      entries.append(entry)
      try put(header(entry, isCentral: false), output, path)
      try copy(file.path, size, output, path)
      offset += 30 + entry.name.count + size
    }
    var directory: [UInt8] = []
    for entry in entries { directory += header(entry, isCentral: true) }
    let end =
      bytes(0x0605_4B50 as UInt32) + bytes(0 as UInt32) + bytes(UInt16(truncatingIfNeeded: entries.count))
      + bytes(UInt16(truncatingIfNeeded: entries.count)) + bytes(UInt32(truncatingIfNeeded: directory.count))
      + bytes(UInt32(truncatingIfNeeded: offset)) + bytes(0 as UInt16)
    try put(directory + end, output, path)
    return offset + directory.count + end.count
  }

  /// All files, with their names in the archive.
  private static func files(_ folder: String, _ name: String) throws(FileError) -> [(path: String, name: String)] {
    var files: [(path: String, name: String)] = []
    for entry in try FileSystem.list(folder) {
      let path = Path.join(folder, entry)
      guard !FileSystem.isLink(path) else { continue }
      switch FileSystem.kind(path) {
      case .file: files.append((path, name + "/" + entry))
      case .folder: files += try Self.files(path, name + "/" + entry)
      case .other, nil: continue
      }
    }
    return files
  }

  /// The local or the central header of a file; sizes are below 2³².
  private static func header(_ entry: Entry, isCentral: Bool) -> [UInt8] {
    let size = UInt32(truncatingIfNeeded: entry.size)
    var header: [UInt8] =
      isCentral ? bytes(0x0201_4B50 as UInt32) + bytes(0x031E as UInt16) : bytes(0x0403_4B50 as UInt32)
    // Version 2.0; names are UTF-8; stored.
    header += bytes(20 as UInt16) + bytes(0x0800 as UInt16) + bytes(0 as UInt16)
    header += bytes(0 as UInt16) + bytes(date) + bytes(entry.checksum) + bytes(size) + bytes(size)
    header += bytes(UInt16(truncatingIfNeeded: entry.name.count)) + bytes(0 as UInt16)
    if isCentral {
      let mode: UInt32 = (entry.isProgram ? 0o100755 : 0o100644) << 16
      header += bytes(0 as UInt16) + bytes(0 as UInt16) + bytes(0 as UInt16) + bytes(mode)
      header += bytes(UInt32(truncatingIfNeeded: entry.offset))
    }
    return header + entry.name
  }

  private static func bytes(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
  }

  private static func sum(_ path: String) throws(FileError) -> (checksum: UInt32, size: Int) {
    var (checksum, size) = (UInt32(0), 0)
    try read(path) { bytes in
      checksum = CRC32.of(bytes, before: checksum)
      size += bytes.count
    }
    return (checksum, size)
  }

  private static func copy(_ path: String, _ size: Int, _ output: CInt, _ target: String) throws(FileError) {
    var count = 0
    try read(path) { bytes throws(FileError) in
      count += bytes.count
      try put(bytes, output, target)
    }
    guard count == size else { throw .changed(path: path) }
  }

  private static func read(_ path: String, _ body: ([UInt8]) throws(FileError) -> Void) throws(FileError) {
    let input = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard input >= 0 else { throw .system(path: path, action: "open it", code: errno) }
    defer { close(input) }
    while true {
      var failure: CInt = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: piece) { buffer, count in
        let got = Glibc.read(input, buffer.baseAddress, buffer.count)
        if got < 0 { failure = errno }
        count = max(0, got)
      }
      if failure == EINTR { continue }
      guard failure == 0 else { throw .system(path: path, action: "read it", code: failure) }
      if bytes.isEmpty { return }
      try body(bytes)
    }
  }

  private static func put(_ bytes: [UInt8], _ output: CInt, _ path: String) throws(FileError) {
    var failure: CInt = 0
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = Glibc.write(output, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else {
          failure = errno
          return
        }
        rest = rest.dropFirst(count)
      }
    }
    guard failure == 0 else { throw .system(path: path, action: "write it", code: failure) }
  }
}
