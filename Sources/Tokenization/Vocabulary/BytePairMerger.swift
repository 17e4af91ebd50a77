/// Byte-pair encoding of one word: of all neighbouring pairs that have a merge, the one of the lowest rank is merged,
/// the leftmost of equals, until none is left (Sennrich et al. 2016; the order is that of Hugging Face's
/// `Word::merge_all`).
///
/// Holds scratch memory, so that a text's words are encoded without an allocation each.
struct BytePairMerger {
  /// Up to this many symbols a plain scan for the best pair is faster than a queue.
  static let scanLimit = 48

  private let table: MergeTable
  private let byteTokens: [Int32]  // 256
  private let scanLimit: Int
  private var tokens: [Int32] = []
  /// The merge of each symbol with the one after it.
  private var merges: [MergeTable.Merge] = []
  private var next: [Int] = []
  private var previous: [Int] = []
  private var queue = MergeQueue()

  /// - Parameter byteTokens: the token of each byte.
  init(table: MergeTable, byteTokens: [Int32], scanLimit: Int = Self.scanLimit) {
    self.table = table
    self.byteTokens = byteTokens
    self.scanLimit = scanLimit
  }

  /// Appends the tokens of the word `text[range]`.
  mutating func encode(_ text: Span<UInt8>, _ range: Range<Int>, into output: inout [Int32]) {
    guard range.count > 1 else {
      for index in range { output.append(byteTokens[Int(text[index])]) }
      return
    }
    tokens.removeAll(keepingCapacity: true)
    merges.removeAll(keepingCapacity: true)
    var last = byteTokens[Int(text[range.lowerBound])]
    tokens.append(last)
    for index in range.dropFirst() {
      let token = byteTokens[Int(text[index])]
      merges.append(table[last, token])
      tokens.append(token)
      last = token
    }
    merges.append(MergeTable.none)
    if range.count <= scanLimit { scan(into: &output) } else { drain(into: &output) }
  }

  /// Appends what a word's symbols merge to.
  mutating func encode(symbols: [Int32], into output: inout [Int32]) {
    guard symbols.count > 1 else { return output.append(contentsOf: symbols) }
    tokens.removeAll(keepingCapacity: true)
    merges.removeAll(keepingCapacity: true)
    tokens.append(contentsOf: symbols)
    for (left, right) in zip(symbols, symbols.dropFirst()) { merges.append(table[left, right]) }
    merges.append(MergeTable.none)
    if symbols.count <= scanLimit { scan(into: &output) } else { drain(into: &output) }
  }

  /// Quadratic in the number of symbols, which is small.
  private mutating func scan(into output: inout [Int32]) {
    while true {
      var best = MergeTable.none
      var place = 0
      for index in merges.indices where merges[index] < best {
        best = merges[index]
        place = index
      }
      guard best != MergeTable.none else { break }
      tokens[place] = MergeTable.token(best)
      tokens.remove(at: place + 1)
      merges.remove(at: place + 1)
      merges[place] = place + 1 < tokens.count ? table[tokens[place], tokens[place + 1]] : MergeTable.none
      if place > 0 { merges[place - 1] = table[tokens[place - 1], tokens[place]] }
    }
    output.append(contentsOf: tokens)
  }

  /// n log n: symbols in a linked list, pairs in a queue. A queued pair that has changed since is passed over.
  private mutating func drain(into output: inout [Int32]) {
    let count = tokens.count
    next.removeAll(keepingCapacity: true)
    previous.removeAll(keepingCapacity: true)
    next.append(contentsOf: 1...count)
    previous.append(contentsOf: -1..<(count - 1))
    queue.removeAll()
    for index in 0..<count where merges[index] != MergeTable.none {
      queue.push(MergeQueue.entry(rank: MergeTable.rank(merges[index]), place: index))
    }
    while let entry = queue.pop() {
      let place = MergeQueue.place(entry)
      let merge = merges[place]
      guard merge != MergeTable.none, MergeTable.rank(merge) == MergeQueue.rank(entry) else { continue }
      let absorbed = next[place]
      tokens[place] = MergeTable.token(merge)
      merges[absorbed] = MergeTable.none
      next[place] = next[absorbed]
      if next[place] < count { previous[next[place]] = place }
      update(place, count)
      if previous[place] >= 0 { update(previous[place], count) }
    }
    var index = 0
    while index < count {
      output.append(tokens[index])
      index = next[index]
    }
  }

  private mutating func update(_ place: Int, _ count: Int) {
    let merge = next[place] < count ? table[tokens[place], tokens[next[place]]] : MergeTable.none
    merges[place] = merge
    if merge != MergeTable.none { queue.push(MergeQueue.entry(rank: MergeTable.rank(merge), place: place)) }
  }
}
