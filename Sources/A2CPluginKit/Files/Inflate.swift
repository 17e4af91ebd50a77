/// What is wrong with deflated data.
public enum InflateProblem: Error, Sendable, Equatable {
  case endsEarly
  case blockType
  case storedLength
  case codeLengths
  case symbol
  case distance
  case size(needed: Int)

  /// One sentence without a full stop.
  public var message: String {
    switch self {
    case .endsEarly: "the packed data ends early"
    case .blockType: "the packed data has a block of an unknown kind"
    case .storedLength: "the packed data has a stored block whose two lengths differ"
    case .codeLengths: "the packed data has a code that cannot be"
    case .symbol: "the packed data has a symbol that cannot be"
    case .distance: "the packed data refers to what stands before its start"
    case .size(let needed): "the packed data does not make \(needed) bytes"
    }
  }
}

/// Unpacks deflated data (RFC 1951).
struct Inflate {
  /// No data shrinks more than this: 258 bytes from two codes of one bit each.
  private static let mostGrowth = 1032

  /// - Parameter size: bytes that must come out; not one more is written.
  static func unpack(_ packed: ArraySlice<UInt8>, size: Int) throws(InflateProblem) -> [UInt8] {
    guard size / mostGrowth <= packed.count + 1 else { throw .size(needed: size) }
    var inflate = Inflate(packed, size: size)
    while true {
      let isLast = try inflate.bits(1) == 1
      switch try inflate.bits(2) {
      case 0: try inflate.stored()
      case 1: try inflate.compressed(fixedLiterals, fixedDistances)
      case 2:
        let (literals, distances) = try inflate.codes()
        try inflate.compressed(literals, distances)
      default: throw .blockType
      }
      if isLast { break }
    }
    guard inflate.output.count == size else { throw .size(needed: size) }
    return inflate.output
  }

  private let input: ArraySlice<UInt8>
  private let size: Int
  private var position: Int
  /// Bits taken from the input and not used, the next one lowest.
  private var buffer: UInt64 = 0
  private var buffered = 0
  private var output: [UInt8] = []

  private init(_ input: ArraySlice<UInt8>, size: Int) {
    self.input = input
    self.size = size
    position = input.startIndex
    output.reserveCapacity(size)
  }

  // MARK: Bits

  private mutating func fill() {
    while buffered <= 48, position < input.endIndex {
      buffer |= UInt64(input[position]) << UInt64(buffered)
      position += 1
      buffered += 8
    }
  }

  /// - Parameter count: at most 16.
  private mutating func bits(_ count: Int) throws(InflateProblem) -> Int {
    if buffered < count { fill() }
    guard buffered >= count else { throw .endsEarly }
    let value = Int(buffer & ((1 << UInt64(count)) - 1))  // checked: at most 16 bits
    buffer >>= UInt64(count)
    buffered -= count
    return value
  }

  private mutating func symbol(_ table: HuffmanTable) throws(InflateProblem) -> Int {
    if buffered < HuffmanTable.longest { fill() }
    let entry = table.fast[Int(buffer & UInt64((1 << HuffmanTable.fastBits) - 1))]
    let length = Int(entry & 15)
    if length > 0 {
      guard length <= buffered else { throw .endsEarly }
      buffer >>= UInt64(length)
      buffered -= length
      return Int(entry >> 4)
    }
    var (code, first, index) = (0, 0, 0)
    for length in 1...HuffmanTable.longest {
      code |= try bits(1)
      let count = table.counts[length]
      if code - first < count { return Int(table.symbols[index + code - first]) }
      index += count
      first = (first + count) << 1
      code <<= 1
    }
    throw .symbol
  }

  // MARK: Blocks

  private mutating func stored() throws(InflateProblem) {
    _ = try bits(buffered % 8)
    let (length, complement) = (try bits(16), try bits(16))
    guard length ^ 0xFFFF == complement else { throw .storedLength }
    guard length <= size - output.count else { throw .size(needed: size) }
    var left = length
    while left > 0, buffered > 0 {
      output.append(UInt8(try bits(8)))  // checked: eight bits
      left -= 1
    }
    guard left <= input.endIndex - position else { throw .endsEarly }
    output += input[position..<(position + left)]
    position += left
  }

  private mutating func compressed(_ literals: HuffmanTable, _ distances: HuffmanTable) throws(InflateProblem) {
    while true {
      let symbol = try symbol(literals)
      if symbol < 256 {
        guard output.count < size else { throw .size(needed: size) }
        output.append(UInt8(symbol))  // checked: below 256
        continue
      }
      if symbol == 256 { return }
      guard symbol - 257 < Self.lengthBases.count else { throw .symbol }
      let length = Self.lengthBases[symbol - 257] + (try bits(Self.lengthBits[symbol - 257]))
      let code = try self.symbol(distances)
      guard code < Self.distanceBases.count else { throw .symbol }
      let distance = Self.distanceBases[code] + (try bits(Self.distanceBits[code]))
      guard distance <= output.count else { throw .distance }
      guard length <= size - output.count else { throw .size(needed: size) }
      let start = output.count - distance
      for offset in 0..<length { output.append(output[start + offset]) }
    }
  }

  /// The two codes of a block that brings its own.
  private mutating func codes() throws(InflateProblem) -> (HuffmanTable, HuffmanTable) {
    let (literalCount, distanceCount, orderCount) = (try bits(5) + 257, try bits(5) + 1, try bits(4) + 4)
    guard literalCount <= 286, distanceCount <= 30 else { throw .codeLengths }
    var first = [UInt8](repeating: 0, count: 19)
    for index in 0..<orderCount { first[Self.codeOrder[index]] = UInt8(try bits(3)) }  // checked: three bits
    guard let table = HuffmanTable(lengths: first[...]) else { throw .codeLengths }
    var lengths: [UInt8] = []
    while lengths.count < literalCount + distanceCount {
      let symbol = try symbol(table)
      let (value, repeats): (UInt8, Int)
      switch symbol {
      case 0...15: (value, repeats) = (UInt8(symbol), 1)  // checked: below 16
      case 16:
        guard let last = lengths.last else { throw .codeLengths }
        (value, repeats) = (last, 3 + (try bits(2)))
      case 17: (value, repeats) = (0, 3 + (try bits(3)))
      default: (value, repeats) = (0, 11 + (try bits(7)))
      }
      guard repeats <= literalCount + distanceCount - lengths.count else { throw .codeLengths }
      lengths += repeatElement(value, count: repeats)
    }
    // Without a code for its end the block would have none.
    guard lengths[256] > 0, let literals = HuffmanTable(lengths: lengths[..<literalCount]),
      let distances = HuffmanTable(lengths: lengths[literalCount...])
    else { throw .codeLengths }
    return (literals, distances)
  }

  // MARK: Tables of section 3.2.5 to 3.2.7

  private static let codeOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
  private static let lengthBits = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  private static let lengthBases = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
  ]
  private static let distanceBits = [
    0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
  ]
  private static let distanceBases = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
    8193, 12289, 16385, 24577,
  ]

  private static let fixedLiterals = fixed([(8, 144), (9, 112), (7, 24), (8, 8)])
  /// 32 codes make the code complete; the last two are never used.
  private static let fixedDistances = fixed([(5, 32)])

  private static func fixed(_ runs: [(length: UInt8, count: Int)]) -> HuffmanTable {
    let lengths = runs.flatMap { Array(repeating: $0.length, count: $0.count) }
    return HuffmanTable(lengths: lengths[...])!  // checked: the standard's own code is complete
  }
}
