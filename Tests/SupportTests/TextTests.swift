import Support
import Testing

@Suite struct NaturalOrderTests {
  @Test func numbersCompareByValue() {
    let sorted = [
      "", "a", "frame_1", "frame_2", "frame_10", "frame_010b", "frame_99999999999999999999999", "frame_x", "z9", "z10",
    ]
    #expect(sorted.reversed().sorted(by: NaturalOrder.precedes) == sorted)
  }

  @Test func leadingZerosBreakTiesOnly() {
    #expect(NaturalOrder.precedes("a01", "a1"))
    #expect(!NaturalOrder.precedes("a1", "a01"))
    #expect(NaturalOrder.precedes("a01x2", "a1x10"))
    #expect(NaturalOrder.precedes("a1x2", "a01x10"))
  }

  @Test func orderIsTotal() {
    var random = SeededGenerator(seed: 1)
    let words = (0..<60).map { _ in
      String(
        (0..<Int.random(in: 0...4, using: &random)).map { _ in "019ab\u{E9}".randomElement(using: &random) ?? "x" })
    }
    for a in words {
      #expect(!NaturalOrder.precedes(a, a))
      for b in words where a != b {
        #expect(NaturalOrder.precedes(a, b) != NaturalOrder.precedes(b, a))
        for c in words where NaturalOrder.precedes(a, b) && NaturalOrder.precedes(b, c) {
          #expect(NaturalOrder.precedes(a, c))
        }
      }
    }
    // Two spellings of one letter are two names.
    #expect(NaturalOrder.precedes("e\u{301}", "\u{E9}") != NaturalOrder.precedes("\u{E9}", "e\u{301}"))
  }
}

@Suite struct SuggestionTests {
  private let known = ["depth", "pose", "multi-id", "camera"]

  @Test(arguments: [
    ("camrea", "camera"), ("Camera", "camera"), ("deph", "depth"), ("multi_id", "multi-id"), ("pos", "pose"),
  ]) func slipsAreRecognised(_ word: String, _ name: String) {
    #expect(Suggestion.closest(to: word, among: known) == name)
    #expect(Suggestion.hint(for: word, among: known) == "did you mean '\(name)'?")
  }

  @Test(arguments: ["", "x", "style", "cam"]) func otherWordsAreNot(_ word: String) {
    #expect(Suggestion.closest(to: word, among: known) == nil)
    #expect(Suggestion.hint(for: word, among: known) == "known: camera, depth, multi-id, pose")
  }

  @Test func theNearestWins() {
    #expect(Suggestion.closest(to: "weights", among: ["wights2", "weight", "heights"]) == "weight")
    #expect(Suggestion.hint(for: "x", among: [String]()) == nil)
  }

  @Test func longListsAreCut() {
    let hint = Suggestion.hint(for: "zz", among: (100..<200).map { "name\($0)" })
    #expect(hint?.hasSuffix(" and 80 more") == true)
  }

  @Test func aWordOfAMegabyteCostsNothing() {
    let word = String(repeating: "x", count: 1 << 20)
    #expect(Suggestion.closest(to: word, among: known) == nil)
  }
}

@Suite struct TerminalTextTests {
  @Test(arguments: [
    ("plain text", "plain text"), ("café 图片 👩‍👧", "café 图片 👩‍👧"), ("a\nb\tc\r", "a\\nb\\tc\\r"),
    ("\u{1B}[31mred", "\\x1b[31mred"), ("\u{0}\u{7}\u{7F}", "\\x00\\x07\\x7f"), ("\u{9B}31m", "\\x9b31m"),
    ("a\u{202E}gpj", "a\\u{202e}gpj"), ("\u{FEFF}x", "\\u{feff}x"), ("\r\n", "\\r\\n"),
  ]) func controlIsSpelledOut(_ text: String, _ safe: String) {
    #expect(TerminalText.safe(text) == safe)
  }

  @Test func longNamesAreCut() {
    #expect(TerminalText.quoted("short") == "'short'")
    let long = "begin" + String(repeating: "x", count: 1 << 20) + "end"
    let quoted = TerminalText.quoted(long)
    #expect(quoted.hasPrefix("'begin") && quoted.hasSuffix("end'") && quoted.count < 110)
    // One character of a megabyte of marks is long as well.
    #expect(TerminalText.quoted("e" + String(repeating: "\u{301}", count: 1 << 18)).utf8.count < 400)
  }
}
