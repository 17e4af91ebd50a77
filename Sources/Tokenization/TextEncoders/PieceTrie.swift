/// The pieces of a vocabulary by their bytes, for finding all that start at one place. Flat: a node's children stand
/// side by side, in the order of their bytes.
struct PieceTrie: Sendable {
  private var labels: [UInt8] = [0]
  private var children: [Range<Int32>] = [0..<0]
  private var tokens: [Int32] = [-1]

  /// - Parameter pieces: bytes and token; of equal ones the first counts.
  init(_ pieces: [(bytes: [UInt8], token: Int32)]) {
    let sorted = pieces.enumerated().filter { !$1.bytes.isEmpty }.sorted { a, b in
      a.element.bytes == b.element.bytes
        ? a.offset < b.offset : a.element.bytes.lexicographicallyPrecedes(b.element.bytes)
    }.map(\.element)
    // Breadth first: (node, range of `sorted` below it, depth).
    var queue: [(node: Int, range: Range<Int>, depth: Int)] = [(0, sorted.indices, 0)]
    var next = 0
    while next < queue.count {
      let (node, range, depth) = queue[next]
      next += 1
      var start = range.lowerBound
      if depth > 0, start < range.upperBound, sorted[start].bytes.count == depth {
        tokens[node] = sorted[start].token
        while start < range.upperBound, sorted[start].bytes.count == depth { start += 1 }
      }
      let first = labels.count
      while start < range.upperBound {
        let label = sorted[start].bytes[depth]
        var end = start
        while end < range.upperBound, sorted[end].bytes[depth] == label { end += 1 }
        queue.append((labels.count, start..<end, depth + 1))
        labels.append(label)
        children.append(0..<0)
        tokens.append(-1)
        start = end
      }
      // checked: there are fewer nodes than bytes in the file, which is limited far below 2^31.
      children[node] = Int32(truncatingIfNeeded: first)..<Int32(truncatingIfNeeded: labels.count)
    }
  }

  /// Calls with the length and token of every piece that starts at `start`, shortest first.
  func matches(_ text: [UInt8], from start: Int, _ body: (_ length: Int, _ token: Int32) -> Void) {
    var node = 0
    var index = start
    while index < text.count {
      guard let child = child(of: node, text[index]) else { return }
      node = child
      index += 1
      if tokens[node] >= 0 { body(index - start, tokens[node]) }
    }
  }

  private func child(of node: Int, _ label: UInt8) -> Int? {
    var low = Int(children[node].lowerBound)
    var high = Int(children[node].upperBound)
    while low < high {
      let middle = (low + high) / 2
      if labels[middle] < label { low = middle + 1 } else { high = middle }
    }
    return low < Int(children[node].upperBound) && labels[low] == label ? low : nil
  }
}
