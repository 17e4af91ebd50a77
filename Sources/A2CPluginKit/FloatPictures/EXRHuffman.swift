/// The Huffman code of PIZ: words of 16 bits, a canonical code whose longest words have the smallest numbers, one symbol
/// that repeats the word before it.
struct EXRHuffman {
  private static let longest = 58
  /// Codes up to this length are looked up at once.
  private static let quick = 12

  /// The first code and the place of its symbol, by length.
  private var firsts = [UInt64](repeating: 0, count: longest + 1)
  private var counts = [Int](repeating: 0, count: longest + 1)
  private var places = [Int](repeating: 0, count: longest + 1)
  private var symbols: [Int] = []
  /// Symbol and length of what begins so; the length 0 where the code is longer.
  private var table = [(symbol: Int, length: Int)](repeating: (0, 0), count: 1 << quick)

  /// - Returns: exactly `count` words.
  static func unpack(_ data: ArraySlice<UInt8>, count: Int) throws(FloatPictureProblem) -> [UInt16] {
    guard count > 0 else { return [] }
    var reader = ByteReader(data)
    guard let low = reader.little(UInt32.self), let high = reader.little(UInt32.self), reader.take(4) != nil,
      let bitCount = reader.little(UInt32.self), reader.take(4) != nil
    else { throw .endsEarly }
    guard low <= high, high <= 65536 else { throw .data("a code for words that cannot be") }
    // A bit and a count of eight make 256 words at most.
    guard count / 256 <= 8 * data.count else { throw .data("a block is shorter than its rows") }
    var bits = EXRBits(data.dropFirst(20))
    let code = try EXRHuffman(&bits, symbols: Int(low)...Int(high))
    bits.align()
    return try code.words(&bits, Int(bitCount), repeats: Int(high), count: count)
  }

  private init(_ bits: inout EXRBits, symbols range: ClosedRange<Int>) throws(FloatPictureProblem) {
    var lengths = [Int](repeating: 0, count: range.count)
    var index = 0
    while index < lengths.count {
      guard let length = bits.take(6) else { throw .endsEarly }
      if length < 59 {
        lengths[index] = Int(length)
        index += 1
        continue
      }
      // 59 to 62 stand for 2 to 5 symbols without a code, 63 for 6 and more.
      var run = Int(length) - 57
      if length == 63 {
        guard let more = bits.take(8) else { throw .endsEarly }
        run = Int(more) + 6
      }
      guard run <= lengths.count - index else { throw .data("a code that is too long") }
      index += run
    }
    for length in lengths where length > 0 { counts[length] += 1 }
    var code: UInt64 = 0
    for length in stride(from: Self.longest, through: 1, by: -1) {
      firsts[length] = code
      code = (code + UInt64(counts[length])) >> 1  // checked: at most 2^17
    }
    for length in 1...Self.longest { places[length] = places[length - 1] + counts[length - 1] }
    var next = places
    symbols = [Int](repeating: 0, count: lengths.count)
    for (index, length) in lengths.enumerated() where length > 0 {
      symbols[next[length]] = range.lowerBound + index
      next[length] += 1
    }
    for length in 1...Self.quick {
      for number in 0..<counts[length] {
        let spread = 1 << (Self.quick - length)
        let from = (firsts[length] + UInt64(number)) * UInt64(spread)
        guard from + UInt64(spread) <= UInt64(table.count) else { throw .data("a code that cannot be") }
        for place in Int(from)..<(Int(from) + spread) { table[place] = (symbols[places[length] + number], length) }
      }
    }
  }

  private func words(
    _ bits: inout EXRBits, _ bitCount: Int, repeats: Int, count: Int
  ) throws(FloatPictureProblem) -> [UInt16] {
    var output: [UInt16] = []
    output.reserveCapacity(count)
    let end = bits.position + bitCount
    while bits.position < end, output.count < count {
      let symbol = try symbol(&bits)
      guard symbol == repeats else {
        output.append(UInt16(truncatingIfNeeded: symbol))
        continue
      }
      guard let times = bits.take(8), let last = output.last, Int(times) <= count - output.count else {
        throw .data("a repetition that cannot be")
      }
      output += repeatElement(last, count: Int(times))
    }
    guard output.count == count else { throw .data("a block is shorter than its rows") }
    return output
  }

  private func symbol(_ bits: inout EXRBits) throws(FloatPictureProblem) -> Int {
    let entry = table[Int(bits.peek(Self.quick))]
    if entry.length > 0 {
      guard bits.take(entry.length) != nil else { throw .endsEarly }
      return entry.symbol
    }
    var code: UInt64 = 0
    for length in 1...Self.longest {
      guard let bit = bits.take(1) else { throw .endsEarly }
      code = code << 1 | bit
      let place = code &- firsts[length]
      if code >= firsts[length], place < UInt64(counts[length]) { return symbols[places[length] + Int(place)] }
    }
    throw .data("a word that the code does not have")
  }
}

/// Bits of bytes, the highest first.
struct EXRBits {
  private let bytes: ArraySlice<UInt8>
  /// Bits taken.
  private(set) var position = 0

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  private func bit(_ index: Int) -> UInt64 {
    UInt64(bytes[bytes.startIndex + index / 8] >> UInt8(7 - index % 8) & 1)
  }

  /// The next bits, `nil` where there are not so many. At most 58.
  mutating func take(_ count: Int) -> UInt64? {
    guard position + count <= 8 * bytes.count else { return nil }
    var value: UInt64 = 0
    for index in position..<(position + count) { value = value << 1 | bit(index) }
    position += count
    return value
  }

  /// The next bits, left where they are; behind the end come zeros. At most 16.
  func peek(_ count: Int) -> UInt64 {
    var value: UInt64 = 0
    let first = position / 8
    for index in first..<(first + 3) {
      value = value << 8 | (index < bytes.count ? UInt64(bytes[bytes.startIndex + index]) : 0)
    }
    return value >> UInt64(24 - position % 8 - count) & ((1 << UInt64(count)) - 1)
  }

  /// Goes on at the next whole byte.
  mutating func align() { position = (position + 7) / 8 * 8 }
}
