/// The packing of OpenEXR that is called PIZ: a table of the values that occur, Haar wavelets, a Huffman code.
enum EXRPiz {
  static func unpack(_ data: ArraySlice<UInt8>, _ block: EXRBlock) throws(FloatPictureProblem) -> [UInt8] {
    var reader = ByteReader(data)
    guard let first = reader.little(UInt16.self), let last = reader.little(UInt16.self) else { throw .endsEarly }
    guard last < 8192 else { throw .data("a table of values that is too long") }
    var marks = [UInt8](repeating: 0, count: 8192)
    if first <= last {
      guard let bytes = reader.take(Int(last - first) + 1) else { throw .endsEarly }
      for (index, byte) in bytes.enumerated() { marks[Int(first) + index] = byte }
    }
    var values: [UInt16] = []
    for value in UInt16.min...UInt16.max {
      let isThere = marks[Int(value >> 3)] >> UInt8(value & 7) & 1 == 1
      if isThere || value == 0 { values.append(value) }
    }
    guard let length = reader.little(Int32.self), let packed = reader.take(Int(length)) else { throw .endsEarly }
    var words = try EXRHuffman.unpack(packed, count: block.bytes / 2)
    var start = 0
    for channel in block.channels {
      let size = channel.sample.bytes / 2
      for part in 0..<size {
        EXRWavelet.unpack(
          &words, start: start + part, columns: block.width, step: size, rows: block.rows, most: values.count - 1)
      }
      start += size * block.width * block.rows
    }
    return rows(words, values, block)
  }

  /// The words of each channel by itself as rows of all channels, by the table of values.
  private static func rows(_ words: [UInt16], _ values: [UInt16], _ block: EXRBlock) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(block.bytes)
    for row in 0..<block.rows {
      var start = 0
      for channel in block.channels {
        let count = block.width * channel.sample.bytes / 2
        for word in words[(start + row * count)..<(start + (row + 1) * count)] {
          let value = Int(word) < values.count ? values[Int(word)] : 0
          output.append(UInt8(truncatingIfNeeded: value))
          output.append(UInt8(truncatingIfNeeded: value >> 8))
        }
        start += count * block.rows
      }
    }
    return output
  }
}

/// Haar wavelets over a grid of words, undone from the coarsest to the finest.
enum EXRWavelet {
  /// - Parameters:
  ///   - start: of the first word; a column is `step` words, a row `columns` of them.
  ///   - most: the largest value; below 2^14 sums need no wrapping.
  static func unpack(
    _ words: inout [UInt16], start: Int, columns: Int, step: Int, rows: Int, most: Int
  ) {
    let isNarrow = most < 1 << 14
    func pair(_ low: UInt16, _ high: UInt16) -> (UInt16, UInt16) {
      isNarrow ? narrow(low, high) : wide(low, high)
    }
    let across = columns * step
    var outer = 1
    while 2 * outer <= min(columns, rows) { outer *= 2 }
    var inner = outer / 2
    while inner >= 1 {
      var y = 0
      while y <= rows - outer {
        var x = 0
        while x <= columns - outer {
          // checked: the farthest word lies inner rows and columns on, within the grid
          let at = start + y * across + x * step
          let (right, below) = (at + inner * step, at + inner * across)
          let both = below + inner * step
          let (a, c) = pair(words[at], words[below])
          let (b, d) = pair(words[right], words[both])
          (words[at], words[right]) = pair(a, b)
          (words[below], words[both]) = pair(c, d)
          x += outer
        }
        if columns & inner != 0 {
          let at = start + y * across + x * step
          (words[at], words[at + inner * across]) = pair(words[at], words[at + inner * across])
        }
        y += outer
      }
      if rows & inner != 0 {
        var x = 0
        while x <= columns - outer {
          let at = start + y * across + x * step
          (words[at], words[at + inner * step]) = pair(words[at], words[at + inner * step])
          x += outer
        }
      }
      outer = inner
      inner /= 2
    }
  }

  private static func narrow(_ low: UInt16, _ high: UInt16) -> (UInt16, UInt16) {
    let (mean, difference) = (Int(Int16(bitPattern: low)), Int(Int16(bitPattern: high)))
    let first = mean + (difference & 1) + (difference >> 1)
    return (UInt16(truncatingIfNeeded: first), UInt16(truncatingIfNeeded: first - difference))
  }

  private static func wide(_ low: UInt16, _ high: UInt16) -> (UInt16, UInt16) {
    let second = (Int(low) - Int(high >> 1)) & 0xFFFF
    return (UInt16((Int(high) + second - 0x8000) & 0xFFFF), UInt16(second))
  }
}
