/// One array of numbers, as NumPy writes it.
///
/// The elements lie row by row in the order of the shape, whatever the file's order and byte order were.
public struct NumpyArray: Sendable, Equatable {
  /// What the elements are; the raw value is NumPy's name without the byte order.
  public enum Element: String, Sendable, CaseIterable {
    case float16 = "f2"
    case float32 = "f4"
    case float64 = "f8"
    case int8 = "i1"
    case int16 = "i2"
    case int32 = "i4"
    case int64 = "i8"
    case uint8 = "u1"
    case uint16 = "u2"
    case uint32 = "u4"
    case uint64 = "u8"
    case bool = "b1"

    /// Bytes of one.
    public var size: Int {
      switch self {
      case .int8, .uint8, .bool: 1
      case .float16, .int16, .uint16: 2
      case .float32, .int32, .uint32: 4
      case .float64, .int64, .uint64: 8
      }
    }

    /// Whether elements can have fractions, be infinite or be no number.
    public var isFloat: Bool { self == .float16 || self == .float32 || self == .float64 }
  }

  public let type: Element
  /// Empty for a single number.
  public let shape: [Int]
  /// Elements, the product of the shape.
  public let count: Int
  /// In native byte order.
  private let bytes: [UInt8]  // count × type.size

  /// Reads the content of a `.npy` file.
  /// - Parameter limit: bytes of the data; checked before memory is taken.
  /// - Throws: ``NumpyProblem``. Data shorter or longer than type and shape say is an error.
  public init(npy file: [UInt8], limit: Int = Limits.arrayBytes) throws(NumpyProblem) {
    let header = try NumpyHeader(file)
    guard let count = Checked.product(header.shape), let size = Checked.product(count, header.type.size), size <= limit
    else { throw .tooLarge(limit: limit) }
    guard file.count - header.dataStart == size else {
      throw .dataSize(bytes: file.count - header.dataStart, needed: size)
    }
    type = header.type
    shape = header.shape
    self.count = count
    var data = Array(file[header.dataStart...])
    if header.isBigEndian { Self.swapBytes(&data, size: header.type.size) }
    bytes = header.isFortranOrder ? Self.rowMajor(data, shape: header.shape, size: header.type.size) : data
  }

  // MARK: Elements

  /// The elements as 64-bit floats; whole numbers beyond 2^53 are rounded.
  /// - Parameter range: of elements, all where absent. What lies outside the array is left out.
  public func doubles(_ range: Range<Int>? = nil) -> [Double] {
    let range = (range ?? 0..<count).clamped(to: 0..<count)
    return bytes.withUnsafeBytes { raw in
      switch type {
      case .float16: Self.map(raw, range, UInt16.self) { Double(Float16(bitPattern: $0)) }
      case .float32: Self.map(raw, range, UInt32.self) { Double(Float(bitPattern: $0)) }
      case .float64: Self.map(raw, range, UInt64.self) { Double(bitPattern: $0) }
      case .int8: Self.map(raw, range, Int8.self) { Double($0) }
      case .int16: Self.map(raw, range, Int16.self) { Double($0) }
      case .int32: Self.map(raw, range, Int32.self) { Double($0) }
      case .int64: Self.map(raw, range, Int64.self) { Double($0) }
      case .uint8: Self.map(raw, range, UInt8.self) { Double($0) }
      case .uint16: Self.map(raw, range, UInt16.self) { Double($0) }
      case .uint32: Self.map(raw, range, UInt32.self) { Double($0) }
      case .uint64: Self.map(raw, range, UInt64.self) { Double($0) }
      case .bool: Self.map(raw, range, UInt8.self) { $0 == 0 ? 0 : 1 }
      }
    }
  }

  /// The elements as 32-bit floats; see ``doubles(_:)``. Finite values beyond what a float holds become infinite.
  public func floats(_ range: Range<Int>? = nil) -> [Float] {
    let range = (range ?? 0..<count).clamped(to: 0..<count)
    guard type == .float32 else { return doubles(range).map { Float($0) } }
    return bytes.withUnsafeBytes { raw in Self.map(raw, range, UInt32.self) { Float(bitPattern: $0) } }
  }

  /// The elements as whole numbers, `nil` where they are floats or one does not fit.
  public func integers(_ range: Range<Int>? = nil) -> [Int]? {
    let range = (range ?? 0..<count).clamped(to: 0..<count)
    return bytes.withUnsafeBytes { raw in
      switch type {
      case .float16, .float32, .float64: return nil
      case .int8: return Self.map(raw, range, Int8.self) { Int($0) }
      case .int16: return Self.map(raw, range, Int16.self) { Int($0) }
      case .int32: return Self.map(raw, range, Int32.self) { Int($0) }
      case .int64: return Self.map(raw, range, Int64.self) { Int($0) }
      case .uint8: return Self.map(raw, range, UInt8.self) { Int($0) }
      case .uint16: return Self.map(raw, range, UInt16.self) { Int($0) }
      case .uint32: return Self.map(raw, range, UInt32.self) { Int($0) }
      case .uint64:
        let values = Self.map(raw, range, UInt64.self) { Int(exactly: $0) ?? -1 }
        return values.contains(-1) ? nil : values
      case .bool: return Self.map(raw, range, UInt8.self) { $0 == 0 ? 0 : 1 }
      }
    }
  }

  /// - Parameter range: within the array.
  private static func map<Raw: FixedWidthInteger & BitwiseCopyable, Value>(
    _ raw: UnsafeRawBufferPointer, _ range: Range<Int>, _ type: Raw.Type, _ value: (Raw) -> Value
  ) -> [Value] {
    let size = MemoryLayout<Raw>.size
    return [Value](unsafeUninitializedCapacity: range.count) { output, count in
      for index in range {
        // checked: the array has count × size bytes
        let bits = raw.loadUnaligned(fromByteOffset: index * size, as: Raw.self)
        output.initializeElement(at: count, to: value(bits))
        count += 1
      }
    }
  }

  // MARK: Order

  private static func swapBytes(_ bytes: inout [UInt8], size: Int) {
    guard size > 1 else { return }
    bytes.withUnsafeMutableBufferPointer { bytes in
      for start in stride(from: 0, to: bytes.count, by: size) {
        for offset in 0..<(size / 2) { bytes.swapAt(start + offset, start + size - 1 - offset) }
      }
    }
  }

  /// The elements of a column-major array in row-major order.
  private static func rowMajor(_ bytes: [UInt8], shape: [Int], size: Int) -> [UInt8] {
    guard shape.count > 1, !bytes.isEmpty else { return bytes }
    var steps: [Int] = []  // of the input, in bytes
    var step = size
    for extent in shape {
      steps.append(step)
      step *= extent  // checked: at the end it is bytes.count
    }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var index = [Int](repeating: 0, count: shape.count)
    var source = 0
    for _ in 0..<(bytes.count / size) {
      output += bytes[source..<(source + size)]
      var axis = shape.count - 1
      while axis >= 0 {
        index[axis] += 1
        source += steps[axis]
        if index[axis] < shape[axis] { break }
        source -= steps[axis] * shape[axis]
        index[axis] = 0
        axis -= 1
      }
    }
    return output
  }
}
