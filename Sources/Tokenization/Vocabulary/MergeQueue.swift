/// A heap of merges that wait: the lowest rank first, of equals the leftmost.
///
/// Every node has four children: a word of a million bytes makes a heap that no cache holds, and fewer levels are fewer
/// misses.
struct MergeQueue {
  /// A rank above the position of a pair's left symbol, so that entries compare as numbers.
  typealias Entry = UInt64
  // checked: ranks are below the limit of 2^21 merges, and 2^43 bytes do not fit into memory.
  private static let placeBits: UInt64 = 43

  static func entry(rank: UInt32, place: Int) -> Entry {
    UInt64(rank) << placeBits | UInt64(truncatingIfNeeded: place)
  }

  static func rank(_ entry: Entry) -> UInt32 { UInt32(truncatingIfNeeded: entry >> placeBits) }
  static func place(_ entry: Entry) -> Int { Int(truncatingIfNeeded: entry & (1 << placeBits - 1)) }

  private var heap: [Entry] = []

  mutating func removeAll() { heap.removeAll(keepingCapacity: true) }

  mutating func push(_ entry: Entry) {
    var index = heap.count
    heap.append(entry)
    while index > 0 {
      let parent = (index - 1) / 4
      guard entry < heap[parent] else { break }
      heap[index] = heap[parent]
      index = parent
    }
    heap[index] = entry
  }

  mutating func pop() -> Entry? {
    guard let top = heap.first, let last = heap.popLast() else { return nil }
    guard !heap.isEmpty else { return top }
    var index = 0
    while true {
      let first = 4 * index + 1
      guard first < heap.count else { break }
      var child = first
      for other in (first + 1)..<max(first + 1, min(first + 4, heap.count)) where heap[other] < heap[child] {
        child = other
      }
      guard heap[child] < last else { break }
      heap[index] = heap[child]
      index = child
    }
    heap[index] = last
    return top
  }
}
