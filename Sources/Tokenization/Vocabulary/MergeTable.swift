/// What a pair of neighbouring tokens merges to, and how early.
///
/// An open-addressed table with linear probing: encoding spends most of its time here, and a standard dictionary's
/// hashing would double it. The hash's multiplier is drawn anew in every process, so that no file can be written whose
/// pairs all collide.
struct MergeTable: Sendable {
  /// A merge: its rank in the upper 32 bits (a lower one goes first), the token it makes in the lower 32.
  typealias Merge = UInt64
  /// No merge; its rank is above all others.
  static let none = Merge.max

  private static let free = UInt64.max
  private var keys: [UInt64]
  private var merges: [Merge]
  private let shift: UInt64
  private let multiplier: UInt64

  /// Room for `capacity` merges.
  init(capacity: Int) {
    var bits = 4
    while (1 << bits) * 2 < capacity * 3 { bits += 1 }
    keys = Array(repeating: Self.free, count: 1 << bits)
    merges = Array(repeating: Self.none, count: 1 << bits)
    shift = UInt64(64 - bits)
    multiplier = UInt64.random(in: 0...UInt64.max) | 1
  }

  static func rank(_ merge: Merge) -> UInt32 { UInt32(truncatingIfNeeded: merge >> 32) }
  static func token(_ merge: Merge) -> Int32 { Int32(truncatingIfNeeded: merge) }

  private static func key(_ left: Int32, _ right: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: left)) << 32 | UInt64(UInt32(bitPattern: right))
  }

  private func firstSlot(_ key: UInt64) -> Int { Int(truncatingIfNeeded: (key &* multiplier) >> shift) }

  /// Adds a merge. `false` where the pair has one already.
  mutating func insert(_ left: Int32, _ right: Int32, rank: UInt32, token: Int32) -> Bool {
    let key = Self.key(left, right)
    var slot = firstSlot(key)
    while keys[slot] != Self.free {
      if keys[slot] == key { return false }
      slot = (slot + 1) & (keys.count - 1)
    }
    keys[slot] = key
    merges[slot] = UInt64(rank) << 32 | UInt64(UInt32(bitPattern: token))
    return true
  }

  /// The merge of a pair, ``none`` where there is none.
  subscript(_ left: Int32, _ right: Int32) -> Merge {
    let key = Self.key(left, right)
    var slot = firstSlot(key)
    while true {
      if keys[slot] == key { return merges[slot] }
      if keys[slot] == Self.free { return Self.none }
      slot = (slot + 1) & (keys.count - 1)
    }
  }
}
