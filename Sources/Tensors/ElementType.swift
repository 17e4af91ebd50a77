/// The type of a tensor's elements.
package enum ElementType: Sendable, Hashable, CaseIterable {
  case f64, f32, f16, bf16
  case i64, i32, i16, i8
  case u64, u32, u16, u8
  case bool

  /// Bytes an element takes.
  package var byteSize: Int {
    switch self {
    case .f64, .i64, .u64: 8
    case .f32, .i32, .u32: 4
    case .f16, .bf16, .i16, .u16: 2
    case .i8, .u8, .bool: 1
    }
  }

  /// The name in the header of a safetensors file: `BF16`.
  package var safetensorsName: String {
    switch self {
    case .f64: "F64"
    case .f32: "F32"
    case .f16: "F16"
    case .bf16: "BF16"
    case .i64: "I64"
    case .i32: "I32"
    case .i16: "I16"
    case .i8: "I8"
    case .u64: "U64"
    case .u32: "U32"
    case .u16: "U16"
    case .u8: "U8"
    case .bool: "BOOL"
    }
  }

  package init?(safetensorsName name: String) {
    guard let type = ElementType.allCases.first(where: { $0.safetensorsName == name }) else { return nil }
    self = type
  }

  /// The kind and size in NumPy's notation, without the byte order: `f4`. NumPy has no bf16.
  package var numpyName: String? {
    switch self {
    case .f64: "f8"
    case .f32: "f4"
    case .f16: "f2"
    case .bf16: nil
    case .i64: "i8"
    case .i32: "i4"
    case .i16: "i2"
    case .i8: "i1"
    case .u64: "u8"
    case .u32: "u4"
    case .u16: "u2"
    case .u8: "u1"
    case .bool: "b1"
    }
  }
}
