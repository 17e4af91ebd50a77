/// SentencePiece's unigram language model: the split of a word into pieces whose scores have the largest sum (Kudo
/// 2018), found by dynamic programming. A character that no piece is costs the lowest score less 10.
struct UnigramModel: PieceModel {
  private static let unknownPenalty = 10.0

  private let trie: PieceTrie
  private let scores: [Double]  // tokens
  private let unknown: Int32
  private let unknownScore: Double
  private let byteTokens: ByteTokens?

  /// - Parameters:
  ///   - pieces: by token; those without bytes never match.
  ///   - lowest: the lowest score, that of all pieces where it is not given.
  init(pieces: [(bytes: [UInt8], score: Double)], lowest: Double? = nil, unknown: Int32, byteTokens: ByteTokens?) {
    trie = PieceTrie(
      pieces.enumerated().compactMap { $1.bytes.isEmpty ? nil : ($1.bytes, Int32(truncatingIfNeeded: $0)) })
    scores = pieces.map(\.score)
    self.unknown = unknown
    unknownScore = (lowest ?? scores.min() ?? 0) - Self.unknownPenalty
    self.byteTokens = byteTokens
  }

  /// The best way to the end of a prefix: its score, where its last piece starts and what that is.
  private struct Arrival {
    var score = -Double.infinity
    var start = -1
    var token: Int32 = -1
  }

  func encode(_ word: ArraySlice<UInt8>, into ids: inout [Int32]) {
    let text = Array(word)
    var arrivals = Array(repeating: Arrival(), count: text.count + 1)
    arrivals[0].score = 0
    var start = 0
    while start < text.count {
      var width = 1
      while start + width < text.count, text[start + width] & 0xC0 == 0x80 { width += 1 }
      let before = arrivals[start].score
      func offer(_ length: Int, _ score: Double, _ token: Int32) {
        if before + score > arrivals[start + length].score {
          arrivals[start + length] = Arrival(score: before + score, start: start, token: token)
        }
      }
      var hasSingle = false
      trie.matches(text, from: start) { length, token in
        offer(length, scores[Int(token)], token)
        if length == width { hasSingle = true }
      }
      if !hasSingle { offer(width, unknownScore, unknown) }
      start += width
    }
    appendBest(arrivals, text, to: &ids)
  }

  private func appendBest(_ arrivals: [Arrival], _ text: [UInt8], to ids: inout [Int32]) {
    var path: [(token: Int32, range: Range<Int>)] = []
    var end = text.count
    while end > 0, arrivals[end].start >= 0 {
      path.append((arrivals[end].token, arrivals[end].start..<end))
      end = arrivals[end].start
    }
    var lastIsUnknown = false
    for (token, range) in path.reversed() {
      if token == unknown, let spelled = byteTokens?.spelling(of: text[range]) {
        ids += spelled
      } else if !(token == unknown && lastIsUnknown) {
        ids.append(token)  // Unknown characters side by side are one token.
      }
      lastIsUnknown = token == unknown
    }
  }
}
