/// GGUF files made byte by byte.
package struct GGUFSpecimen {
  /// A value of the header.
  package indirect enum Value {
    case u32(UInt32), u64(UInt64), i32(Int32), f32(Float), bool(Bool), text(String), texts([String]), ints([Int32])
    /// Any bytes under any kind.
    case raw(kind: UInt32, [UInt8])
  }

  package struct Tensor {
    package var name: String
    package var type: UInt32
    /// Outermost first; the file has them reversed.
    package var shape: [Int]
    package var bytes: [UInt8]
    /// Where it is said to begin, `nil` where it does.
    package var offset: UInt64?

    package init(_ name: String, type: UInt32, shape: [Int], bytes: [UInt8], offset: UInt64? = nil) {
      self.name = name
      self.type = type
      self.shape = shape
      self.bytes = bytes
      self.offset = offset
    }
  }

  package var version: UInt32 = 3
  package var values: [(String, Value)] = []
  package var tensors: [Tensor] = []
  package var alignment = 32
  /// How many are said to follow, `nil` where it is as many.
  package var tensorCount: UInt64?
  package var keyCount: UInt64?

  package init() {}

  package static func little<T: FixedWidthInteger>(_ value: T) -> [UInt8] {
    (0..<T.bitWidth / 8).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  package static func text(_ text: String) -> [UInt8] { little(UInt64(text.utf8.count)) + Array(text.utf8) }

  /// The bytes of f32 numbers.
  package static func bytes(_ values: [Float]) -> [UInt8] { values.flatMap { little($0.bitPattern) } }

  private static func bytes(_ value: Value) -> [UInt8] {
    switch value {
    case .u32(let value): little(UInt32(4)) + little(value)
    case .i32(let value): little(UInt32(5)) + little(value)
    case .f32(let value): little(UInt32(6)) + little(value.bitPattern)
    case .bool(let value): little(UInt32(7)) + [value ? 1 : 0]
    case .text(let value): little(UInt32(8)) + text(value)
    case .texts(let values):
      little(UInt32(9)) + little(UInt32(8)) + little(UInt64(values.count)) + values.flatMap(text)
    case .ints(let values):
      little(UInt32(9)) + little(UInt32(5)) + little(UInt64(values.count)) + values.flatMap(little)
    case .u64(let value): little(UInt32(10)) + little(value)
    case .raw(let kind, let bytes): little(kind) + bytes
    }
  }

  /// The header, up to where data begins.
  package var header: [UInt8] {
    var bytes = Array("GGUF".utf8) + Self.little(version)
    bytes += Self.little(tensorCount ?? UInt64(tensors.count)) + Self.little(keyCount ?? UInt64(values.count))
    for (key, value) in values { bytes += Self.text(key) + Self.bytes(value) }
    var place = 0
    for tensor in tensors {
      bytes += Self.text(tensor.name) + Self.little(UInt32(tensor.shape.count))
      bytes += tensor.shape.reversed().flatMap { Self.little(UInt64(truncatingIfNeeded: $0)) }
      bytes += Self.little(tensor.type) + Self.little(tensor.offset ?? UInt64(place))
      place += padded(tensor.bytes.count)
    }
    return bytes + [UInt8](repeating: 0, count: padded(bytes.count) - bytes.count)
  }

  private func padded(_ count: Int) -> Int { (count + alignment - 1) / alignment * alignment }

  package var file: [UInt8] {
    var bytes = header
    for tensor in tensors {
      bytes += tensor.bytes + [UInt8](repeating: 0, count: padded(tensor.bytes.count) - tensor.bytes.count)
    }
    return bytes
  }
}
