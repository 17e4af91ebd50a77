import Support

/// Writes NumPy's format for one array (numpy.org, `numpy.lib.format`, version 1.0). Such files are read by the kit's
/// `NumpyFile`.
package enum NPY {
  /// Writes 32-bit floats, row-major.
  package static func write(floats: [Float], shape: [Int], to path: String) throws(NPYError) {
    try write(elements: floats, type: .f32, shape: shape, to: path)
  }

  /// Writes unsigned bytes, row-major.
  package static func write(bytes: [UInt8], shape: [Int], to path: String) throws(NPYError) {
    try write(elements: bytes, type: .u8, shape: shape, to: path)
  }

  /// Writes 64-bit integers, row-major.
  package static func write(integers: [Int], shape: [Int], to path: String) throws(NPYError) {
    try write(elements: integers, type: .i64, shape: shape, to: path)
  }

  /// Writes elements of any type NumPy knows, row-major; `T` has the size of `type`.
  /// - Throws: ``NPYError/shapeMismatch(path:elements:)`` if `shape` does not say how many there are.
  package static func write<T: BitwiseCopyable>(
    elements: [T], type: ElementType, shape: [Int], to path: String
  ) throws(NPYError) {
    guard let header = header(type: type, shape: shape) else {
      throw .unsupportedType(path: path, type)
    }
    guard MemoryLayout<T>.stride == type.byteSize, Checked.product(shape) == elements.count else {
      throw .shapeMismatch(path: path, elements: elements.count)
    }
    do throws(FileError) {
      let file = try StagedFile(path)
      try header.withUnsafeBufferPointer { buffer throws(FileError) in try file.write(UnsafeRawBufferPointer(buffer)) }
      try elements.withUnsafeBufferPointer { buffer throws(FileError) in
        try file.write(UnsafeRawBufferPointer(buffer))
      }
      try file.commit()
    } catch { throw .file(error) }
  }

  /// `\x93NUMPY`, version, length, and a Python dictionary of three keys; `nil` if NumPy has no such type.
  private static func header(type: ElementType, shape: [Int]) -> [UInt8]? {
    guard let name = type.numpyName else { return nil }
    let order = type.byteSize == 1 ? "|" : "<"
    let dimensions = shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? "," : "")
    var text = "{'descr': '\(order)\(name)', 'fortran_order': False, 'shape': (\(dimensions)), }"
    // The data begins at a multiple of 64; the text ends with a line break.
    text += String(repeating: " ", count: (64 - (10 + text.utf8.count + 1) % 64) % 64) + "\n"
    let length = UInt16(truncatingIfNeeded: text.utf8.count)  // checked: a2c writes at most 8 dimensions
    return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(length & 0xFF), UInt8(length >> 8)] + Array(text.utf8)
  }
}
