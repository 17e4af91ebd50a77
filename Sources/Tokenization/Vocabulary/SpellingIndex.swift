/// Finds the ordinal of a byte sequence among those of a ``ByteStrings``.
///
/// A dictionary of `String` is not used: its equality is canonical equivalence, and two spellings that differ in their
/// bytes are two tokens.
struct SpellingIndex: Sendable {
  private var slots: [Int32]
  private let mask: Int

  /// Room for `capacity` entries.
  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: -1, count: size)
    mask = size - 1
  }

  private func firstSlot(_ bytes: ArraySlice<UInt8>) -> Int {
    var hasher = Hasher()
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    return hasher.finalize() & mask
  }

  /// The ordinal of `bytes`, `nil` where it was not inserted.
  func find(_ bytes: ArraySlice<UInt8>, in strings: ByteStrings) -> Int32? {
    var slot = firstSlot(bytes)
    while slots[slot] >= 0 {
      if strings[Int(slots[slot])] == bytes { return slots[slot] }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// Makes `strings[ordinal]` known. An equal sequence that is known already stays, and its ordinal is the answer.
  mutating func insert(_ ordinal: Int32, in strings: ByteStrings) -> Int32? {
    let bytes = strings[Int(ordinal)]
    var slot = firstSlot(bytes)
    while slots[slot] >= 0 {
      if strings[Int(slots[slot])] == bytes { return slots[slot] }
      slot = (slot + 1) & mask
    }
    slots[slot] = ordinal
    return nil
  }
}
