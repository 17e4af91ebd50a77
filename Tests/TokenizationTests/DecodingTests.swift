import Testing
import Tokenization

struct DecodingTests {
  private let tokenizer: Tokenizer

  init() throws { tokenizer = try ParityTests.small.get() }

  /// The ids that the golden script decodes.
  private func randomIDs(_ seed: Int) -> [Int32] {
    var random = SplitMix64(state: UInt64(seed))
    return (0..<random.below(24)).map { _ in
      let kind = random.below(4)
      return Int32(kind < 2 ? random.below(256) : random.below(tokenizer.count + 3))
    }
  }

  private func streamed(_ ids: [Int32], skipSpecial: Bool) -> String {
    var decoder = StreamDecoder(tokenizer, skipSpecial: skipSpecial)
    var text = ""
    for id in ids { text += decoder.push(id) }
    return text + decoder.finish()
  }

  @Test func brokenTextLikeTheReference() throws {
    let sums = try Golden.sums("decoded.bin")
    #expect(sums.count == 4000)
    for seed in 0..<(sums.count / 2) {
      let ids = randomIDs(seed)
      for skip in [false, true] {
        let text = tokenizer.decode(ids, skipSpecial: skip)
        #expect(CRC32.of(text) == sums[seed * 2 + (skip ? 1 : 0)], "seed \(seed)")
        #expect(streamed(ids, skipSpecial: skip).utf8.elementsEqual(text.utf8), "seed \(seed)")
      }
    }
  }

  /// The tokens of single bytes.
  private func byteTokens(_ bytes: [UInt8]) throws -> [Int32] {
    try bytes.map { try #require(tokenizer.id(of: ByteAlphabet.spelling(of: [$0]))) }
  }

  @Test func charactersComeWhole() throws {
    var decoder = StreamDecoder(tokenizer)
    let pushed = try byteTokens(Array("é🙂海".utf8)).map { decoder.push($0) }
    #expect(pushed == ["", "é", "", "", "", "🙂", "", "", "海"])
    #expect(decoder.finish() == "")
  }

  @Test(
    arguments: [
      ([0xE6, 0xB5], ["", ""], "\u{FFFD}"),  // cut off
      ([0xE6, 0x41], ["", "\u{FFFD}A"], ""),  // broken off by a letter
      ([0x80], ["\u{FFFD}"], ""),  // starts in the middle
      ([0xC0, 0x80], ["\u{FFFD}", "\u{FFFD}"], ""),  // overlong
      ([0xED, 0xA0, 0x80], ["", "\u{FFFD}\u{FFFD}", "\u{FFFD}"], ""),  // a surrogate
      ([0xF4, 0x90], ["", "\u{FFFD}\u{FFFD}"], ""),  // above U+10FFFF
      ([0xF0, 0x9F, 0xF0, 0x9F, 0x99, 0x82], ["", "", "\u{FFFD}", "", "", "🙂"], ""), ([0xFF], ["\u{FFFD}"], ""),
      ([0x00], ["\0"], ""),
    ] as [([UInt8], [String], String)])
  func brokenBytes(bytes: [UInt8], pushed: [String], rest: String) throws {
    let ids = try byteTokens(bytes)
    var decoder = StreamDecoder(tokenizer)
    #expect(ids.map { decoder.push($0) } == pushed)
    #expect(decoder.finish() == rest)
    #expect(tokenizer.decode(ids) == pushed.joined() + rest)
  }

  @Test func specialTokensAreLeftOutOnDemand() throws {
    let ids = tokenizer.encode("<|im_start|>a é<|im_end|>", special: .recognised)
    #expect(tokenizer.decode(ids) == "<|im_start|>a é<|im_end|>")
    #expect(tokenizer.decode(ids, skipSpecial: true) == "a é")
    #expect(streamed(ids, skipSpecial: true) == "a é")
  }

  @Test func idsOfNoTokenGiveNothing() {
    #expect(tokenizer.decode([-1, Int32.max, Int32.min, Int32(tokenizer.count)]) == "")
    #expect(tokenizer.bytes(of: -1) == nil)
    #expect(tokenizer.bytes(of: Int32(tokenizer.count)) == nil)
    #expect(!tokenizer.isSpecial(-1))
  }
}
