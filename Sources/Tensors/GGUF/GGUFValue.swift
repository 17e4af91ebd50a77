/// A value of a GGUF file's header. Lists stay where they lie until they are asked for: a vocabulary has 150,000 texts.
package enum GGUFValue: Sendable {
  case unsigned(UInt64)
  case signed(Int64)
  case float(Double)
  case bool(Bool)
  case text(String)
  /// Elements of one kind, and the bytes that hold them.
  case list(GGUFKind, count: Int, range: Range<Int>)

  package var int: Int? {
    switch self {
    case .unsigned(let value): Int(exactly: value)
    case .signed(let value): Int(exactly: value)
    default: nil
    }
  }

  package var double: Double? {
    switch self {
    case .float(let value): value
    default: int.map(Double.init)
    }
  }

  package var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  package var text: String? { if case .text(let value) = self { value } else { nil } }
}

/// The kinds of values (upstream: `enum gguf_type`).
package enum GGUFKind: UInt32, Sendable {
  case u8, i8, u16, i16, u32, i32, f32, bool, text, list, u64, i64, f64

  /// Bytes of a value, `nil` where they differ.
  var bytes: Int? {
    switch self {
    case .u8, .i8, .bool: 1
    case .u16, .i16: 2
    case .u32, .i32, .f32: 4
    case .u64, .i64, .f64: 8
    case .text, .list: nil
    }
  }
}

/// The types of tensors that are read (upstream: `enum ggml_type`).
package enum GGUFType: UInt32, Sendable, CaseIterable {
  case f32 = 0
  case f16 = 1
  case q4_0 = 2
  case q8_0 = 8
  case q4_k = 12
  case q6_k = 14
  case bf16 = 30

  /// How blocks are laid out, `nil` where there are none.
  var blocks: BlockFormat? {
    switch self {
    case .f32, .f16, .bf16: nil
    case .q4_0: .q4_0
    case .q8_0: .q8_0
    case .q4_k: .q4_k
    case .q6_k: .q6_k
    }
  }

  /// The plain element type, `nil` where there are blocks.
  var elements: ElementType? {
    switch self {
    case .f32: .f32
    case .f16: .f16
    case .bf16: .bf16
    default: nil
    }
  }

  /// What people call it.
  package var name: String {
    switch self {
    case .f32: "F32"
    case .f16: "F16"
    case .bf16: "BF16"
    case .q4_0: "Q4_0"
    case .q8_0: "Q8_0"
    case .q4_k: "Q4_K"
    case .q6_k: "Q6_K"
    }
  }

  /// Names of types that are not read, so that an error can say which one a file has.
  static let others: [UInt32: String] = [
    3: "Q4_1", 6: "Q5_0", 7: "Q5_1", 10: "Q2_K", 11: "Q3_K", 13: "Q5_K", 15: "Q8_K", 16: "IQ2_XXS", 17: "IQ2_XS",
    18: "IQ3_XXS", 19: "IQ1_S", 20: "IQ4_NL", 21: "IQ3_S", 22: "IQ2_S", 23: "IQ4_XS", 24: "I8", 25: "I16", 26: "I32",
    27: "I64", 28: "F64", 29: "IQ1_M", 34: "TQ1_0", 35: "TQ2_0", 39: "MXFP4",
  ]
}
