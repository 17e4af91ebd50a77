/// Reads a GGUF file's header front to back. What lies behind the end of the file is an error, never a trap.
struct GGUFReader {
  private let file: UnsafeRawBufferPointer
  private(set) var position = 0

  init(_ file: UnsafeRawBufferPointer) { self.file = file }

  /// A reader that begins at `position`.
  init(_ file: UnsafeRawBufferPointer, at position: Int) {
    self.file = file
    self.position = position
  }

  private mutating func skip(_ count: Int, _ what: String) throws(GGUFProblem) {
    guard count >= 0, count <= file.count - position else { throw .cut(what: what, at: file.count) }
    position += count
  }

  /// A number, little-endian.
  mutating func number<T: FixedWidthInteger & BitwiseCopyable>(
    _ type: T.Type, _ what: String
  ) throws(GGUFProblem) -> T {
    let start = position
    try skip(MemoryLayout<T>.size, what)
    return T(littleEndian: file.loadUnaligned(fromByteOffset: start, as: T.self))
  }

  /// How many of something follow.
  mutating func count(_ what: String, limit: Int) throws(GGUFProblem) -> Int {
    let count = try number(UInt64.self, "the number of \(what)")
    guard count <= UInt64(limit) else { throw .tooMany(what: what, count: count, limit: limit) }
    return Int(count)
  }

  mutating func text(_ what: String, limit: Int = GGUFHeader.longestText) throws(GGUFProblem) -> String {
    let bytes = try number(UInt64.self, what)
    guard bytes <= UInt64(limit) else { throw .nameTooLong(what: what, bytes: bytes, limit: limit) }
    let start = position
    try skip(Int(bytes), what)
    let slice = UnsafeRawBufferPointer(rebasing: file[start..<position])
    guard let text = String(validating: slice, as: UTF8.self) else { throw .notUTF8(what: what) }
    return text
  }

  mutating func value(of key: String) throws(GGUFProblem) -> GGUFValue {
    let kind = try kind(key)
    guard kind == .list else { return try single(kind, key) }
    let element = try self.kind(key)
    guard element != .list else { throw .nestedLists(key: key) }
    let length = try number(UInt64.self, key)
    // Texts take eight bytes at least.
    guard let count = Int(exactly: length), count <= (file.count - position) / (element.bytes ?? 8) else {
      throw .cut(what: key, at: file.count)
    }
    let start = position
    if let bytes = element.bytes {
      try skip(count * bytes, key)  // checked: at most what the file has left.
    } else {
      for _ in 0..<count {
        let bytes = try number(UInt64.self, key)
        guard let bytes = Int(exactly: bytes) else { throw .cut(what: key, at: file.count) }
        try skip(bytes, key)
      }
    }
    return .list(element, count: count, range: start..<position)
  }

  private mutating func kind(_ key: String) throws(GGUFProblem) -> GGUFKind {
    let number = try number(UInt32.self, key)
    guard let kind = GGUFKind(rawValue: number) else { throw .unknownKind(key: key, kind: number) }
    return kind
  }

  mutating func single(_ kind: GGUFKind, _ key: String) throws(GGUFProblem) -> GGUFValue {
    switch kind {
    case .u8: .unsigned(UInt64(try number(UInt8.self, key)))
    case .u16: .unsigned(UInt64(try number(UInt16.self, key)))
    case .u32: .unsigned(UInt64(try number(UInt32.self, key)))
    case .u64: .unsigned(try number(UInt64.self, key))
    case .i8: .signed(Int64(try number(Int8.self, key)))
    case .i16: .signed(Int64(try number(Int16.self, key)))
    case .i32: .signed(Int64(try number(Int32.self, key)))
    case .i64: .signed(try number(Int64.self, key))
    case .f32: .float(Self.shortest(Float(bitPattern: try number(UInt32.self, key))))
    case .f64: .float(Double(bitPattern: try number(UInt64.self, key)))
    case .bool: .bool(try number(UInt8.self, key) != 0)
    case .text: .text(try text(key))
    case .list: throw .nestedLists(key: key)
    }
  }

  /// What was rounded to 32 bits, as the shortest number that rounds to it: 1e-06 and not 9.99999997e-07.
  private static func shortest(_ value: Float) -> Double { Double("\(value)") ?? Double(value) }
}
