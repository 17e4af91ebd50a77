import Testing
import Tokenization

/// Every character, in contexts that show its class and its part in normalisation.
struct UnicodeTests {
  /// 512 characters at a time, without surrogates.
  static let groups: [[Unicode.Scalar]] = stride(from: UInt32(0), to: 0x110000, by: 512).compactMap { start in
    let group = (start..<(start + 512)).compactMap(Unicode.Scalar.init)
    return group.isEmpty ? nil : group
  }

  @Test(arguments: [(Pretokenizer.qwen2, "words_qwen2.bin"), (.gpt2, "words_gpt2.bin")])
  func words(splitting: Pretokenizer, golden: String) throws {
    let sums = try Golden.sums(golden)
    try #require(sums.count == Self.groups.count)
    for (group, sum) in zip(Self.groups, sums) {
      var found = CRC32()
      for c in group {
        for word in splitting.words("a\(c)b \(c) \(c)\(c)1\(c)\n\(c)! '\(c)\t\(c)  \(c)") {
          found.add(UInt32(word.count))
        }
      }
      #expect(found.value == sum, "characters from \(String(group[0].value, radix: 16)) on")
    }
  }

  @Test func composition() throws {
    let sums = try Golden.sums("composed.bin")
    try #require(sums.count == Self.groups.count)
    for (group, sum) in zip(Self.groups, sums) {
      var text = ""
      for c in group {
        text += "a\(c)\u{334}\u{301} e\u{345}\(c)\u{301} \(c)\(c)\u{327} o\u{301}\(c) \u{1100}\(c)\u{11a8} "
      }
      #expect(CRC32.of(Normalizer.nfc.apply(text)) == sum, "characters from \(String(group[0].value, radix: 16)) on")
    }
  }

  @Test(arguments: [
    ("e\u{301}", "\u{e9}"), ("\u{212b}", "\u{c5}"), ("\u{344}", "\u{308}\u{301}"), ("\u{1100}\u{1161}\u{11a8}", "각"),
    ("a\u{301}\u{323}", "\u{1ea1}\u{301}"), ("\u{958}", "\u{915}\u{93c}"), ("plain", "plain"), ("", ""), ("é", "é"),
  ])
  func compositions(text: String, composed: String) {
    // Equality of strings would call both sides equal anyhow.
    #expect(Array(Normalizer.nfc.apply(text).utf8) == Array(composed.utf8))
    #expect(Array(Normalizer.none.apply(text).utf8) == Array(text.utf8))
  }

  @Test(arguments: [
    ("I'LL go", ["I", "'LL", " go"]), ("x\n\n  y", ["x", "\n\n", " ", " y"]), ("a1 23", ["a", "1", " ", "2", "3"]),
    ("!?\n\nz", ["!?\n\n", "z"]), ("  ", ["  "]), ("\ta", ["\ta"]), ("", []),
  ])
  func qwen2Words(text: String, words: [String]) {
    let bytes = Array(text.utf8)
    #expect(Pretokenizer.qwen2.words(text).map { String(decoding: bytes[$0], as: UTF8.self) } == words)
  }
}
