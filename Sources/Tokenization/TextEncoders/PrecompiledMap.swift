import Support

/// The character map of a SentencePiece model (`precompiled_charsmap`): a double-array trie (Darts-clone) from texts to
/// places in a list of replacements, each ended by a zero byte.
///
/// Layout: the trie's length in bytes (u32, little endian), its units (u32 each), the replacements.
struct PrecompiledMap: Sendable {
  /// Which of several texts that start at one place is replaced.
  enum Choice: Sendable {
    /// The longest, character by character: SentencePiece.
    case longest
    /// The shortest, cluster by cluster of characters: Hugging Face's reading of the same map.
    case shortestOfCluster
  }

  private let units: [UInt32]
  private let replacements: [UInt8]
  private let choice: Choice
  /// By ASCII character: whether a text that it begins is replaced.
  private let touchesASCII: [Bool]  // 128

  /// - Returns: `nil` where the bytes are no such map.
  init?(_ bytes: [UInt8], choice: Choice) {
    var reader = ByteReader(bytes)
    guard let size = reader.little(UInt32.self), size >= 4, size % 4 == 0, let trie = reader.take(Int(size)),
      let rest = reader.take(reader.remaining)
    else { return nil }
    var units: [UInt32] = []
    units.reserveCapacity(trie.count / 4)
    var unitReader = ByteReader(trie)
    while let unit = unitReader.little(UInt32.self) { units.append(unit) }
    self.units = units
    replacements = Array(rest)
    self.choice = choice
    let root = Int(Self.offset(units[0]))  // checked: there is at least one unit
    touchesASCII = (0..<128).map { byte in
      let place = root ^ byte
      return units.indices.contains(place) && units[place] & (1 << 31 | 0xFF) == UInt32(byte)
    }
  }

  func apply(to text: [UInt8]) -> [UInt8] {
    if text.allSatisfy({ $0 < 0x80 && !touchesASCII[Int($0)] }) { return text }
    let mapped = choice == .longest ? applyLongest(text) : applyClusters(String(decoding: text, as: UTF8.self))
    // A damaged map may hold what is no UTF-8.
    return Array(String(decoding: mapped, as: UTF8.self).utf8)
  }

  private func applyLongest(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if let match = matches(bytes[index...]).last {
        result += replacement(at: match.value)
        index += match.length
        continue
      }
      repeat {
        result.append(bytes[index])
        index += 1
      } while index < bytes.count && bytes[index] & 0xC0 == 0x80
    }
    return result
  }

  /// Clusters of 6 bytes and more are looked up character by character.
  private func applyClusters(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    for cluster in text {
      let bytes = Array(cluster.utf8)
      if bytes.count < 6, let match = matches(bytes[...]).first {
        result += replacement(at: match.value)
        continue
      }
      for scalar in cluster.unicodeScalars {
        let bytes = Array(String(scalar).utf8)
        if let match = matches(bytes[...]).first {
          result += replacement(at: match.value)
        } else {
          result += bytes
        }
      }
    }
    return result
  }

  private func replacement(at start: Int) -> ArraySlice<UInt8> {
    guard replacements.indices.contains(start) else { return [] }
    return replacements[start...].prefix { $0 != 0 }
  }

  /// The prefixes of a text that the trie holds, shortest first.
  private func matches(_ text: ArraySlice<UInt8>) -> [(length: Int, value: Int)] {
    var found: [(Int, Int)] = []
    var place = Int(Self.offset(units[0]))  // checked: there is at least one unit
    for (index, byte) in text.enumerated() {
      guard byte != 0 else { break }
      place ^= Int(byte)
      guard units.indices.contains(place) else { break }
      let unit = units[place]
      guard unit & (1 << 31 | 0xFF) == UInt32(byte) else { break }
      place ^= Int(Self.offset(unit))
      guard units.indices.contains(place) else { break }
      if unit >> 8 & 1 == 1 { found.append((index + 1, Int(units[place] & ~(1 << 31)))) }
    }
    return found
  }

  private static func offset(_ unit: UInt32) -> UInt32 { (unit >> 10) << ((unit & 1 << 9) >> 6) }
}
