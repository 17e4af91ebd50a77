import Support

/// The fields of one Protocol Buffers message, in the order in which they stand.
struct ProtobufReader {
  enum Value {
    case varint(UInt64)
    case fixed32(UInt32)
    case fixed64(UInt64)
    case bytes(ArraySlice<UInt8>)
  }

  private var reader: ByteReader

  init(_ bytes: ArraySlice<UInt8>) { reader = ByteReader(bytes) }

  /// The next field. `nil` at the end; the inner value is `nil` where the bytes are no field.
  mutating func next() -> (number: Int, value: Value?)? {
    guard reader.remaining > 0 else { return nil }
    guard let key = varint(), let number = Int(exactly: key >> 3), number > 0 else { return (0, nil) }
    switch key & 7 {
    case 0: return (number, varint().map(Value.varint))
    case 1: return (number, reader.little(UInt64.self).map(Value.fixed64))
    case 2: return (number, varint().flatMap { Int(exactly: $0) }.flatMap { reader.take($0) }.map(Value.bytes))
    case 5: return (number, reader.little(UInt32.self).map(Value.fixed32))
    default: return (number, nil)
    }
  }

  private mutating func varint() -> UInt64? {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 70, by: 7) {
      guard let byte = reader.little(UInt8.self) else { return nil }
      guard shift < 63 || byte < 2 else { return nil }
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
    }
    return nil
  }
}
