import Support

/// Writes NumPy's files for tests.
enum ArrayWriter {
  /// A `.npy` of little-endian floats.
  /// - Parameter values: row by row, whatever the order in the file.
  static func npy(_ shape: [Int], _ values: [Double], isSingle: Bool = false, isFortran: Bool = false) -> [UInt8] {
    let lengths = shape.map { "\($0)" }.joined(separator: ", ") + (shape.count == 1 ? "," : "")
    let header =
      "{'descr': '\(isSingle ? "<f4" : "<f8")', 'fortran_order': \(isFortran ? "True" : "False"), 'shape': (\(lengths)), }"
    let padding = String(repeating: " ", count: 64 - (10 + header.utf8.count + 1) % 64)
    let whole = Array((header + padding + "\n").utf8)
    var file: [UInt8] = [0x93] + Array("NUMPY".utf8) + [1, 0]
    file += [UInt8(whole.count & 255), UInt8(whole.count >> 8)] + whole
    for value in isFortran ? columnMajor(shape, values) : values {
      file += isSingle ? bytes(Float(value).bitPattern) : bytes(value.bitPattern)
    }
    return file
  }

  private static func columnMajor(_ shape: [Int], _ values: [Double]) -> [Double] {
    (0..<values.count).map { position in
      // The first axis runs fastest.
      var (rest, index) = (position, [Int]())
      for extent in shape {
        index.append(rest % extent)
        rest /= extent
      }
      return values[zip(shape, index).reduce(0) { $0 * $1.0 + $1.1 }]
    }
  }

  /// A `.npz` whose members are stored as they are.
  static func npz(_ arrays: [(name: String, npy: [UInt8])]) -> [UInt8] {
    var (file, directory): ([UInt8], [UInt8]) = ([], [])
    for (name, content) in arrays {
      let name = Array("\(name).npy".utf8)
      let sizes = bytes(checksum(content)) + bytes(UInt32(content.count)) + bytes(UInt32(content.count))
      let start = UInt32(file.count)
      let head = bytes(UInt16(20)) + bytes(UInt16(0)) + bytes(UInt16(0)) + bytes(UInt32(0)) + sizes
      file += [0x50, 0x4B, 3, 4] + head + bytes(UInt16(name.count)) + bytes(UInt16(0)) + name + content
      directory += [0x50, 0x4B, 1, 2] + bytes(UInt16(20)) + head + bytes(UInt16(name.count))
      directory += [UInt8](repeating: 0, count: 12) + bytes(start) + name
    }
    let count = bytes(UInt16(arrays.count))
    let end = [0x50, 0x4B, 5, 6] + bytes(UInt32(0)) + count + count
    return file + directory + end + bytes(UInt32(directory.count)) + bytes(UInt32(file.count)) + bytes(UInt16(0))
  }

  /// CRC-32 as zip has it.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var state = UInt32.max
    for byte in bytes {
      state ^= UInt32(byte)
      for _ in 0..<8 { state = state & 1 == 1 ? state >> 1 ^ 0xEDB8_8320 : state >> 1 }
    }
    return ~state
  }

  private static func bytes<T: FixedWidthInteger>(_ value: T) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
  }
}
