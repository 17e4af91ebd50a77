/// Random texts that the golden script makes too (`random_text` in Golden/make_tokenizer.py); every number here is also there.
enum RandomText {
  /// First and last characters of the blocks that a text draws from.
  private static let blocks: [(UInt32, UInt32)] = [
    (0x20, 0x7E), (0x61, 0x7A), (0x41, 0x5A), (0x30, 0x39), (0x09, 0x0D), (0x00, 0x1F), (0x7F, 0xFF), (0x100, 0x24F),
    (0x250, 0x2FF), (0x300, 0x36F), (0x370, 0x3FF), (0x400, 0x52F), (0x590, 0x5FF), (0x600, 0x6FF), (0x8A0, 0x8FF),
    (0x900, 0x97F), (0x980, 0x9FF), (0xB80, 0xBFF), (0xE00, 0xE7F), (0xF00, 0xFFF), (0x1100, 0x11FF),
    (0x1780, 0x17FF), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x1E00, 0x1EFF), (0x1F00, 0x1FFF), (0x2000, 0x206F),
    (0x20A0, 0x21FF), (0x2150, 0x218F), (0x2200, 0x22FF), (0x2460, 0x24FF), (0x2600, 0x27BF), (0x3000, 0x30FF),
    (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xA640, 0xA7FF), (0xA8E0, 0xA8FF), (0xAC00, 0xD7A3), (0xF900, 0xFAFF),
    (0xFB00, 0xFB4F), (0xFE00, 0xFE0F), (0xFE20, 0xFE2F), (0xFF00, 0xFFEF), (0x10000, 0x100FF), (0x10A00, 0x10A5F),
    (0x11080, 0x1113F), (0x11380, 0x113FF), (0x11900, 0x1195F), (0x16100, 0x1613F), (0x1D100, 0x1D1FF),
    (0x1D400, 0x1D7FF), (0x1E000, 0x1E8FF), (0x1F1E6, 0x1F1FF), (0x1F300, 0x1F6FF), (0x1F900, 0x1F9FF),
    (0x20000, 0x2A6DF), (0x2F800, 0x2FA1F), (0xE0020, 0xE007F), (0x0, 0xD7FF), (0xE000, 0xFFFF), (0x10000, 0x1FFFF),
    (0x10000, 0x10FFFF),
  ]

  private static let snippets = [
    " ", "  ", "\n", "\r\n", "\t", "    ", " \n", "'s", "'T", "'LL", "'Ve", "'", "the", " camera", "Dense caption:",
    "100", "3.14", "镜头", "海", "\u{301}", "\u{323}", "\u{327}", "\u{93c}", "\u{11a8}", "\u{200d}", "\u{fe0f}", "👩",
    "❤", "...", "://", "();", "{\n", "e", "o", "가", "ſ", "\u{a0}", "<|im_end|>", "<|im_start|>",
  ]

  static func make(seed: UInt64) -> String {
    var random = SplitMix64(state: seed)
    var text = String.UnicodeScalarView()
    for _ in 0..<(1 + random.below(12)) {
      if random.below(4) == 0 {
        text.append(contentsOf: snippets[random.below(snippets.count)].unicodeScalars)
        continue
      }
      let (first, last) = blocks[random.below(blocks.count)]
      for _ in 0..<(1 + random.below(6)) {
        let value = first + UInt32(random.below(Int(last - first) + 1))
        text.append(Unicode.Scalar(value) ?? "?")
      }
    }
    return String(text)
  }
}

struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }

  mutating func below(_ bound: Int) -> Int { Int((next() >> 33) % UInt64(bound)) }
}
