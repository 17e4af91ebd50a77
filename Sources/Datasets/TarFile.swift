import Support

/// An archive in POSIX's form of 1988 (ustar), of regular files without dates and owners: the same files give the same
/// bytes.
final class TarFile {
  private let output: OutputFile
  var count: Int { output.count }
  /// What eleven octal digits count to.
  private static let largest = (1 << 33) - 1

  init(_ path: String) throws { output = try OutputFile(path) }

  /// - Parameter name: at most 100 bytes.
  func add(_ name: String, _ bytes: [UInt8]) throws {
    try output.write(try header(name, bytes.count))
    try output.write(bytes)
    try pad()
  }

  func add(_ name: String, file path: String) throws {
    let file = try OpenFile(path)
    try output.write(try header(name, file.size))
    try output.append(file)
    try pad()
  }

  /// Two empty blocks end an archive.
  func finish() throws { try output.write([UInt8](repeating: 0, count: 1024)) }

  private func pad() throws {
    try output.write([UInt8](repeating: 0, count: (512 - output.count % 512) % 512))
  }

  private func header(_ name: String, _ size: Int) throws -> [UInt8] {
    guard name.utf8.count <= 100, size <= Self.largest else {
      throw DatasetError.line("\(name) does not fit an archive: at most 100 bytes of name and 8 GiB")
    }
    func octal(_ value: Int, _ digits: Int) -> [UInt8] {
      let text = String(value, radix: 8)
      return Array((String(repeating: "0", count: max(0, digits - text.count)) + text).utf8) + [0]
    }
    func padded(_ bytes: [UInt8], _ count: Int) -> [UInt8] {
      bytes + [UInt8](repeating: 0, count: max(0, count - bytes.count))
    }
    let start =
      padded(Array(name.utf8), 100) + octal(0o644, 7) + octal(0, 7) + octal(0, 7) + octal(size, 11)
      + octal(0, 11)
    let end = Array("0".utf8) + padded([], 100) + Array("ustar\u{0}00".utf8)
    let rest = padded(end, 1 + 100 + 8)
    // The sum is taken with its own field full of spaces.
    let sum = (start + rest).reduce(8 * 32) { $0 + Int($1) }
    return padded(start + octal(sum, 6) + [32] + rest, 512)
  }
}
