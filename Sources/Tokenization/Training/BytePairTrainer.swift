package import Support

/// Learns a byte-level byte-pair vocabulary from texts (Sennrich et al. 2016): the pair that is met most often becomes a
/// token, until the vocabulary is full. Of pairs met equally often the one of the lowest ids is taken, so that the result
/// depends on the texts alone; it equals that of Hugging Face's `BpeTrainer` with the alphabet of bytes.
package struct BytePairTrainer {
  /// A pair of neighbouring tokens.
  private struct Pair: Hashable {
    let left: Int32
    let right: Int32
  }

  /// Distinct words as tokens, with how often each was met.
  private var words: [(symbols: [Int32], count: Int)] = []
  private var indices: [[UInt8]: Int] = [:]
  private var spellings: [String]
  private let special: [String]
  private let byteIDs: [Int32]  // 256

  /// - Parameter special: tokens with the lowest ids, never part of a merge
  package init(special: [String]) {
    self.special = special
    // The letters of bytes, in the order of their code points.
    let order = (0..<256).sorted { ByteAlphabet.scalars[$0].value < ByteAlphabet.scalars[$1].value }
    var ids = [Int32](repeating: 0, count: 256)
    for (index, byte) in order.enumerated() { ids[byte] = Int32(special.count + index) }
    byteIDs = ids
    spellings = special + order.map { String(ByteAlphabet.scalars[$0]) }
  }

  /// Counts the words of a text, cut as Qwen2's tokenizer cuts it.
  package mutating func add(_ text: String) {
    let bytes = Array(Normalizer.nfc.apply(text).utf8)
    let scanner = WordScanner(kind: .qwen2)
    var start = 0
    while start < bytes.count {
      let end = scanner.wordEnd(bytes.span, from: start)
      let word = Array(bytes[start..<end])
      if let index = indices[word] {
        words[index].count += 1
      } else {
        indices[word] = words.count
        words.append((word.map { byteIDs[Int($0)] }, 1))
      }
      start = end
    }
  }

  /// Merges until the vocabulary has `size` tokens, special ones included, or no pair is left.
  /// - Returns: the content of a tokenizer.json
  package mutating func tokenizerJSON(size: Int) -> JSON {
    var (counts, places) = countPairs()
    var ids = Dictionary(spellings.enumerated().map { ($1, Int32($0)) }) { first, _ in first }
    var merges: [(String, String)] = []
    while spellings.count < size, let (pair, count) = Self.best(counts), count > 0 {
      let (left, right) = (spellings[Int(pair.left)], spellings[Int(pair.right)])
      merges.append((left, right))
      let new: Int32
      if let known = ids[left + right] {
        new = known
      } else {
        new = Int32(spellings.count)
        spellings.append(left + right)
        ids[left + right] = new
      }
      merge(pair, into: new, &counts, &places)
      counts[pair] = nil
    }
    return json(merges)
  }

  private func countPairs() -> (counts: [Pair: Int], places: [Pair: Set<Int>]) {
    var counts: [Pair: Int] = [:]
    var places: [Pair: Set<Int>] = [:]
    for (index, word) in words.enumerated() {
      for (left, right) in zip(word.symbols, word.symbols.dropFirst()) {
        let pair = Pair(left: left, right: right)
        counts[pair, default: 0] += word.count
        places[pair, default: []].insert(index)
      }
    }
    return (counts, places)
  }

  private static func best(_ counts: [Pair: Int]) -> (pair: Pair, count: Int)? {
    let best = counts.max { one, other in
      // Among equals the pair of lower ids is the larger here.
      (one.value, other.key.left, other.key.right) < (other.value, one.key.left, one.key.right)
    }
    return best.map { ($0.key, $0.value) }
  }

  /// Replaces a pair in all words that have it, from left to right, and keeps the counts.
  private mutating func merge(
    _ pair: Pair, into new: Int32, _ counts: inout [Pair: Int], _ places: inout [Pair: Set<Int>]
  ) {
    for index in places.removeValue(forKey: pair) ?? [] {
      let (old, count) = words[index]
      for (left, right) in zip(old, old.dropFirst()) { counts[Pair(left: left, right: right), default: 0] -= count }
      var symbols: [Int32] = []
      var position = 0
      while position < old.count {
        if position + 1 < old.count, old[position] == pair.left, old[position + 1] == pair.right {
          symbols.append(new)
          position += 2
        } else {
          symbols.append(old[position])
          position += 1
        }
      }
      for (left, right) in zip(symbols, symbols.dropFirst()) {
        let pair = Pair(left: left, right: right)
        counts[pair, default: 0] += count
        places[pair, default: []].insert(index)
      }
      words[index].symbols = symbols
    }
  }

  private func json(_ merges: [(String, String)]) -> JSON {
    guard case .object(var members) = ByteLevelVocabulary.tokenizerJSON(special: special),
      let model = members.firstIndex(where: { $0.key == "model" }),
      let added = members.firstIndex(where: { $0.key == "added_tokens" })
    else { return .null }
    let vocabulary = spellings.enumerated().map { JSON.Member($1, .int($0)) }
    members[model] = JSON.Member(
      "model",
      .object([
        "type": "BPE", "dropout": .null, "unk_token": .null, "continuing_subword_prefix": .null,
        "end_of_word_suffix": .null, "fuse_unk": false, "byte_fallback": false, "ignore_merges": false,
        "vocab": .object(vocabulary), "merges": .array(merges.map { .array([.string($0.0), .string($0.1)]) }),
      ]))
    members[added] = JSON.Member(
      "added_tokens",
      .array(
        special.enumerated().map { index, content in
          JSON.object([
            "id": .int(index), "content": .string(content), "single_word": false, "lstrip": false, "rstrip": false,
            "normalized": false, "special": true,
          ])
        }))
    return .object(members)
  }
}
