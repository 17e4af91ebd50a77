import Support

/// Reads the JSON of a safetensors header word by word, so that a header made to be large takes no memory beyond what
/// is kept of it.
struct SafetensorsHeaderReader {
  enum Failure: Error {
    case json(JSONError)
    case problem(SafetensorsProblem)
  }

  private(set) var entries: [SafetensorsHeader.Entry] = []
  private(set) var metadata: [String: String] = [:]
  private var lexer: JSONLexer
  private let dataBytes: Int
  private var names: Set<String> = []
  private var metadataBytes = 0
  private var hasMetadata = false

  init(_ text: UnsafeBufferPointer<UInt8>, dataBytes: Int) {
    lexer = JSONLexer(text)
    self.dataBytes = dataBytes
  }

  mutating func read() throws(Failure) {
    // The format wants the brace first; white space before it would let a file be two formats at once.
    guard lexer.next == UInt8(ascii: "{") else { throw .json(lexer.unexpected("'{'")) }
    try members { reader, name throws(Failure) in
      if name == "__metadata__" { try reader.readMetadata() } else { try reader.readTensor(name) }
    }
    lexer.skipSpace()
    guard lexer.isAtEnd else { throw .json(lexer.error(.trailingBytes)) }
  }

  // MARK: JSON

  /// Does a step of the lexer, whose error becomes one of the header.
  private mutating func lex<T>(_ step: (inout JSONLexer) throws(JSONError) -> T) throws(Failure) -> T {
    do throws(JSONError) { return try step(&lexer) } catch { throw .json(error) }
  }

  private mutating func string() throws(Failure) -> String {
    try lex { lexer throws(JSONError) in
      lexer.skipSpace()
      return try lexer.string()
    }
  }

  /// Reads an object; `member` is called after each key's colon and reads the value.
  private mutating func members(
    _ member: (inout SafetensorsHeaderReader, String) throws(Failure) -> Void
  ) throws(Failure) {
    try lex { lexer throws(JSONError) in try lexer.expect(UInt8(ascii: "{"), "'{'") }
    lexer.skipSpace()
    if lexer.accept(UInt8(ascii: "}")) { return }
    repeat {
      let key = try string()
      try lex { lexer throws(JSONError) in
        try lexer.expect(UInt8(ascii: ":"), "':'")
        lexer.skipSpace()
      }
      try member(&self, key)
    } while try lex { lexer throws(JSONError) in try lexer.continues(before: UInt8(ascii: "}"), "',' or '}'") }
  }

  // MARK: Members

  private mutating func readMetadata() throws(Failure) {
    guard !hasMetadata else { throw .problem(.duplicateName("__metadata__")) }
    hasMetadata = true
    try members { reader, key throws(Failure) in
      let value = try reader.string()
      reader.metadataBytes += key.utf8.count + value.utf8.count
      guard reader.metadataBytes <= SafetensorsHeader.maxMetadataBytes else {
        throw .problem(.metadataTooLarge(limit: SafetensorsHeader.maxMetadataBytes))
      }
      guard reader.metadata.updateValue(value, forKey: key) == nil else {
        throw .problem(.duplicateKey(tensor: "__metadata__", key: TerminalText.quoted(key)))
      }
    }
  }

  private mutating func readTensor(_ name: String) throws(Failure) {
    guard !name.isEmpty else { throw .problem(.emptyName) }
    let nameBytes = name.utf8.count
    guard nameBytes <= SafetensorsHeader.maxNameBytes else {
      throw .problem(.nameTooLong(name, bytes: nameBytes, limit: SafetensorsHeader.maxNameBytes))
    }
    guard names.insert(name).inserted else { throw .problem(.duplicateName(name)) }
    guard entries.count < SafetensorsHeader.maxTensors else {
      throw .problem(.tooManyTensors(limit: SafetensorsHeader.maxTensors))
    }
    var type: ElementType?
    var shape: [Int]?
    var offsets: [Int]?
    try members { reader, key throws(Failure) in
      switch key {
      case "dtype":
        guard type == nil else { throw .problem(.duplicateKey(tensor: name, key: key)) }
        type = try reader.elementType(of: name)
      case "shape":
        guard shape == nil else { throw .problem(.duplicateKey(tensor: name, key: key)) }
        shape = try reader.numbers(
          of: name, key, "a list of dimensions", atMost: Limits.tensorRank,
          else: .rank(tensor: name, limit: Limits.tensorRank))
      case "data_offsets":
        guard offsets == nil else { throw .problem(.duplicateKey(tensor: name, key: key)) }
        let expected = "two offsets"
        offsets = try reader.numbers(
          of: name, key, expected, atMost: 2, else: .value(tensor: name, key: key, expected: expected))
      default: try reader.lex { lexer throws(JSONError) in try lexer.skipValue() }
      }
    }
    guard let type else { throw .problem(.missingKey(tensor: name, key: "dtype")) }
    guard let shape else { throw .problem(.missingKey(tensor: name, key: "shape")) }
    guard let offsets else { throw .problem(.missingKey(tensor: name, key: "data_offsets")) }
    let range: Range<Int>
    do { range = try checkedRange(name, type, shape, offsets) } catch { throw .problem(error) }
    entries.append(SafetensorsHeader.Entry(name: name, type: type, shape: shape, range: range))
  }

  private mutating func elementType(of tensor: String) throws(Failure) -> ElementType {
    guard lexer.next == UInt8(ascii: "\"") else {
      throw .problem(.value(tensor: tensor, key: "dtype", expected: "the name of a type"))
    }
    let name = try string()
    guard let type = ElementType(safetensorsName: name) else {
      throw .problem(.unknownType(tensor: tensor, type: name))
    }
    return type
  }

  /// A list of integers that are not negative; more than `limit` of them are the problem `tooMany`.
  private mutating func numbers(
    of tensor: String, _ key: String, _ expected: String, atMost limit: Int, else tooMany: SafetensorsProblem
  ) throws(Failure) -> [Int] {
    let wrong = Failure.problem(.value(tensor: tensor, key: key, expected: expected))
    guard lexer.accept(UInt8(ascii: "[")) else { throw wrong }
    var values: [Int] = []
    lexer.skipSpace()
    if lexer.accept(UInt8(ascii: "]")) { return values }
    repeat {
      guard values.count < limit else { throw .problem(tooMany) }
      lexer.skipSpace()
      guard let byte = lexer.next, byte == UInt8(ascii: "-") || byte &- 48 < 10 else { throw wrong }
      let number = try lex { lexer throws(JSONError) in try lexer.number() }
      guard case .int(let value) = number, value >= 0 else {
        throw .problem(.value(tensor: tensor, key: key, expected: expected + " that are whole and not negative"))
      }
      values.append(value)
    } while try lex { lexer throws(JSONError) in try lexer.continues(before: UInt8(ascii: "]"), "',' or ']'") }
    return values
  }

  /// The range of a tensor, which lies inside the data and is as long as type and shape say.
  private func checkedRange(
    _ name: String, _ type: ElementType, _ shape: [Int], _ offsets: [Int]
  ) throws(SafetensorsProblem) -> Range<Int> {
    guard offsets.count == 2 else { throw .value(tensor: name, key: "data_offsets", expected: "two offsets") }
    let (begin, end) = (offsets[0], offsets[1])
    guard begin <= end else { throw .reversedRange(tensor: name, begin: begin, end: end) }
    guard end <= dataBytes else { throw .rangePastEnd(tensor: name, end: end, available: dataBytes) }
    guard let count = Checked.product(shape), let needed = Checked.product(count, type.byteSize) else {
      throw .sizeOverflow(tensor: name)
    }
    guard needed == end - begin else { throw .sizeMismatch(tensor: name, bytes: end - begin, needed: needed) }
    return begin..<end
  }
}
