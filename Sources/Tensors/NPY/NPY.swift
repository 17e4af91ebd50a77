import Support

/// An array of a `.npy` file.
package struct NPYArray: Sendable, Equatable {
  package let type: ElementType
  /// Outermost first; empty for a scalar.
  package let shape: [Int]
  /// Little-endian, row-major, whatever the file had.
  package let bytes: [UInt8]

  /// The number of elements.
  package var count: Int { bytes.count / type.byteSize }

  /// All elements as 32-bit floats; what does not fit is rounded to nearest.
  package func floats() -> [Float] {
    [Float](unsafeUninitializedCapacity: count) { output, initialized in
      bytes.withUnsafeBytes { input in
        guard let start = input.baseAddress else { return }
        type.convert(start, into: UnsafeMutableBufferPointer(rebasing: output[..<count]))
      }
      initialized = count
    }
  }

  /// All elements of an integer array; `nil` for floats and for a number above `Int.max`.
  package func integers() -> [Int]? {
    switch type {
    case .i64: elements(Int64.self)
    case .i32: elements(Int32.self)
    case .i16: elements(Int16.self)
    case .i8: elements(Int8.self)
    case .u64: elements(UInt64.self)
    case .u32: elements(UInt32.self)
    case .u16: elements(UInt16.self)
    case .u8, .bool: elements(UInt8.self)
    case .f64, .f32, .f16, .bf16: nil
    }
  }

  private func elements<T: FixedWidthInteger & BitwiseCopyable>(_ type: T.Type) -> [Int]? {
    var values: [Int] = []
    values.reserveCapacity(count)
    for index in 0..<count {
      let value = bytes.withUnsafeBytes {
        $0.loadUnaligned(fromByteOffset: index * MemoryLayout<T>.size, as: T.self)
      }
      guard let value = Int(exactly: value) else { return nil }
      values.append(value)
    }
    return values
  }
}

/// NumPy's format for one array (numpy.org, `numpy.lib.format`), versions 1 to 3. Arrays of Python objects are
/// refused: to read them would run code.
package enum NPY {
  // MARK: Reading

  /// Reads a file of at most `limit` bytes.
  /// - Throws: ``NPYError``.
  package static func read(_ path: String, limit: Int = 1 << 32) throws(NPYError) -> NPYArray {
    let file: MappedFile
    do { file = try MappedFile(path, limit: limit) } catch { throw .file(error) }
    do throws(NPYProblem) {
      return try withExtendedLifetime(file) { file throws(NPYProblem) in try parse(file.bytes) }
    } catch { throw .npy(path: path, error) }
  }

  /// Reads a file's content, such as a member of an `.npz` archive.
  package static func parse(_ bytes: [UInt8]) throws(NPYProblem) -> NPYArray {
    try bytes.withUnsafeBufferPointer { buffer throws(NPYProblem) in try parse(UnsafeRawBufferPointer(buffer)) }
  }

  private static func parse(_ file: UnsafeRawBufferPointer) throws(NPYProblem) -> NPYArray {
    let header = try NPYHeader(file: file)
    guard let count = Checked.product(header.shape), let size = Checked.product(count, header.type.byteSize) else {
      throw .sizeOverflow
    }
    let data = UnsafeRawBufferPointer(rebasing: file[header.dataStart...])
    guard data.count == size else { throw .dataSize(bytes: data.count, needed: size) }
    var bytes = [UInt8](data)
    if header.isBigEndian { swapBytes(&bytes, size: header.type.byteSize) }
    if header.isFortranOrder { bytes = rowMajor(bytes, shape: header.shape, size: header.type.byteSize) }
    return NPYArray(type: header.type, shape: header.shape, bytes: bytes)
  }

  private static func swapBytes(_ bytes: inout [UInt8], size: Int) {
    guard size > 1 else { return }
    for start in stride(from: 0, to: bytes.count, by: size) { bytes[start..<(start + size)].reverse() }
  }

  /// The elements of a column-major array in row-major order.
  private static func rowMajor(_ bytes: [UInt8], shape: [Int], size: Int) -> [UInt8] {
    guard shape.count > 1, !bytes.isEmpty else { return bytes }
    var strides: [Int] = []  // of the input, in bytes
    var step = size
    for dimension in shape {
      strides.append(step)
      step *= dimension  // checked: at the end it is bytes.count
    }
    var output = [UInt8](repeating: 0, count: bytes.count)
    var index = [Int](repeating: 0, count: shape.count)
    var source = 0
    for target in stride(from: 0, to: bytes.count, by: size) {
      for byte in 0..<size { output[target + byte] = bytes[source + byte] }
      var axis = shape.count - 1
      while axis >= 0 {
        index[axis] += 1
        source += strides[axis]
        if index[axis] < shape[axis] { break }
        source -= strides[axis] * shape[axis]
        index[axis] = 0
        axis -= 1
      }
    }
    return output
  }

  // MARK: Writing

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
  /// - Throws: ``NPYProblem/shapeMismatch(elements:)`` where `shape` does not say how many there are.
  package static func write<T: BitwiseCopyable>(
    elements: [T], type: ElementType, shape: [Int], to path: String
  ) throws(NPYError) {
    guard let header = NPYHeader.bytes(type: type, shape: shape) else {
      throw .npy(path: path, .unsupportedType("bf16"))
    }
    guard MemoryLayout<T>.stride == type.byteSize, Checked.product(shape) == elements.count else {
      throw .npy(path: path, .shapeMismatch(elements: elements.count))
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
}
