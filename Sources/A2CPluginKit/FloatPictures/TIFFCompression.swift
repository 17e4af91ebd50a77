/// How strips and tiles of a TIFF file are packed.
enum TIFFCompression: Sendable {
  case none, lzw, deflate, runs

  init(code: Int) throws(FloatPictureProblem) {
    switch code {
    case 1: self = .none
    case 5: self = .lzw
    case 8, 32946: self = .deflate
    case 32773: self = .runs
    case 50000: throw .form("a TIFF packed by Zstandard")
    case 34887: throw .form("a TIFF packed by LERC")
    default: throw .form("a TIFF packed by method \(code)")
    }
  }

  /// - Returns: exactly `size` bytes.
  func unpack(_ data: ArraySlice<UInt8>, size: Int) throws(FloatPictureProblem) -> [UInt8] {
    switch self {
    case .none:
      guard data.count >= size else { throw .endsEarly }
      return Array(data.prefix(size))
    case .deflate: return try EXRCompression.inflated(data, size: size)
    case .lzw: return try Self.lzw(data, size: size)
    case .runs: return try Self.packBits(data, size: size)
    }
  }

  private static func packBits(_ data: ArraySlice<UInt8>, size: Int) throws(FloatPictureProblem) -> [UInt8] {
    var (reader, output) = (ByteReader(data), [UInt8]())
    while output.count < size, let count = reader.little(Int8.self) {
      if count >= 0 {
        guard let literal = reader.take(Int(count) + 1) else { throw .endsEarly }
        output += literal
      } else if count > -128 {
        guard let byte = reader.take(1)?.first else { throw .endsEarly }
        output += repeatElement(byte, count: 1 - Int(count))
      }
    }
    guard output.count >= size else { throw .endsEarly }
    return Array(output.prefix(size))
  }

  private static let clear = 256
  private static let end = 257

  /// Codes of 9 to 12 bits, the highest bit first; a code is longer one entry before the table needs it.
  private static func lzw(_ data: ArraySlice<UInt8>, size: Int) throws(FloatPictureProblem) -> [UInt8] {
    // A code of nine bits and more makes fewer bytes than the table has entries.
    guard size / 4096 <= data.count else { throw .endsEarly }
    var bits = EXRBits(data)
    var output: [UInt8] = []
    output.reserveCapacity(size)
    // Where in the output the word of a code lies; the first 258 are bytes and marks.
    var words: [(start: Int, count: Int)] = []
    var (length, last) = (9, (start: 0, count: 0))
    while output.count < size, let read = bits.take(length) {
      let code = Int(read)
      if code == end { break }
      if code == clear {
        (length, last) = (9, (0, 0))
        words.removeAll(keepingCapacity: true)
        continue
      }
      let start = output.count
      if code < clear {
        output.append(UInt8(code))  // checked: below 256
      } else if code - 258 < words.count {
        let word = words[code - 258]
        for index in word.start..<(word.start + word.count) { output.append(output[index]) }
      } else {
        guard code - 258 == words.count, last.count > 0 else { throw .data("a code that cannot be") }
        for index in last.start..<(last.start + last.count) { output.append(output[index]) }
        output.append(output[last.start])
      }
      // The word before and the first byte of this one follow each other in the output.
      if last.count > 0, words.count < 4096 - 258 { words.append((last.start, last.count + 1)) }
      last = (start, output.count - start)
      length = words.count + 259 >= 2048 ? 12 : words.count + 259 >= 1024 ? 11 : words.count + 259 >= 512 ? 10 : 9
    }
    guard output.count >= size else { throw .endsEarly }
    return Array(output.prefix(size))
  }
}

/// What was done to the numbers of a TIFF file before they were packed.
enum TIFFPredictor: Sendable {
  case none, differences, floats

  init(code: Int) throws(FloatPictureProblem) {
    switch code {
    case 1: self = .none
    case 2: self = .differences
    case 3: self = .floats
    default: throw .form("a TIFF with predictor \(code)")
    }
  }

  /// The byte order of the numbers behind ``undo(_:width:samples:sample:isBig:)``: floats are put together anew.
  func order(_ isBig: Bool) -> Bool { self == .floats ? true : isBig }

  /// - Parameter samples: numbers of a pixel that lie together.
  func undo(_ bytes: inout [UInt8], width: Int, samples: Int, sample: FloatTIFF.Sample, isBig: Bool) {
    let size = sample.bytes
    let row = width * samples * size
    guard self != .none, row > 0 else { return }
    for start in stride(from: 0, to: bytes.count - row + 1, by: row) {
      switch self {
      case .none: break
      case .differences: Self.sum(&bytes, start, row, step: samples * size, size: size, isBig: isBig)
      case .floats:
        for index in (start + samples)..<max(start + samples, start + row) {
          bytes[index] = bytes[index] &+ bytes[index - samples]
        }
        let planes = Array(bytes[start..<(start + row)])
        let count = width * samples
        for index in 0..<row { bytes[start + index] = planes[index % size * count + index / size] }
      }
    }
  }

  /// Each number is the sum of itself and the one a pixel before.
  private static func sum(_ bytes: inout [UInt8], _ start: Int, _ row: Int, step: Int, size: Int, isBig: Bool) {
    guard step < row else { return }
    for number in stride(from: start + step, to: start + row, by: size) {
      var carry = 0
      for byte in 0..<size {
        let at = isBig ? number + size - 1 - byte : number + byte
        carry += Int(bytes[at]) + Int(bytes[at - step])
        bytes[at] = UInt8(carry & 0xFF)
        carry >>= 8
      }
    }
  }
}
