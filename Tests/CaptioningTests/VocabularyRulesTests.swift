import Captioning
import Support
import TestSupport
import Testing
import Tokenization

@Suite struct VocabularyRulesTests {
  let tokenizer: Tokenizer
  let rules: VocabularyRules
  let end: Int32 = 256

  init() throws {
    tokenizer = try Tokenizer(
      json: ByteLevelVocabulary.tokenizerJSON(special: ["<|im_end|>", "<|vision_start|>"]), source: "tokenizer.json")
    rules = VocabularyRules(tokenizer, count: 300, ends: [256])
  }

  @Test("Only letters and digits begin a word")
  func words() {
    for byte in 0..<256 {
      let isWord = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
      #expect(rules.startsWord(Int32(byte)) == isWord, "byte \(byte)")
    }
    #expect(rules.hasWords)
  }

  @Test("Line breaks and the end of the answer end a body, which needs a word first")
  func ends() {
    #expect((0..<300).filter { rules.endsBody($0) } == [10, 13, 256])
    for id: Int32 in [10, 13, 256] {
      #expect(!rules.allows(id, isEmpty: true, hasWord: false))
      #expect(!rules.allows(id, isEmpty: false, hasWord: false))
      #expect(rules.allows(id, isEmpty: false, hasWord: true))
    }
    #expect(rules.isEnd(256) && !rules.isEnd(10))
  }

  @Test("One space may stand in front of the first word")
  func space() {
    #expect(rules.allows(32, isEmpty: true, hasWord: false))
    #expect(!rules.allows(32, isEmpty: false, hasWord: false))
    #expect(rules.allows(32, isEmpty: false, hasWord: true))
  }

  @Test("Control characters stand in free text and in no body")
  func controls() {
    for byte: Int32 in [0, 1, 8, 14, 27, 31, 127] {
      #expect(!rules.allows(byte, isEmpty: false, hasWord: true), "byte \(byte)")
      #expect(!rules.allows(byte, isEmpty: true, hasWord: false) && !rules.startsWord(byte))
      #expect(rules.isTextOrEnd(byte))
    }
    // White space becomes a space; bytes above may be parts of letters.
    for byte: Int32 in [9, 11, 12, 32, 65, 0x80, 0xC2, 0xE2] {
      #expect(rules.allows(byte, isEmpty: false, hasWord: true), "byte \(byte)")
    }
  }

  @Test("Special tokens and ids without a token are never text")
  func others() {
    for id: Int32 in [-1, 257, 258, 299, 300, .max, .min] {
      #expect(!rules.allows(id, isEmpty: true, hasWord: false))
      #expect(!rules.allows(id, isEmpty: false, hasWord: true))
      #expect(!rules.isTextOrEnd(id))
      #expect(!rules.startsWord(id) && !rules.endsBody(id))
    }
  }

  @Test("An end that is ordinary text in the vocabulary is an end all the same")
  func textualEnd() {
    let rules = VocabularyRules(tokenizer, count: 300, ends: [65])
    #expect(rules.endsBody(65) && !rules.startsWord(65))
    #expect(!rules.allows(65, isEmpty: true, hasWord: false))
  }

  @Test("The real vocabulary", .enabled(if: TestFiles.data != nil))
  func real() throws {
    let folder = try #require(TestFiles.data)
    let tokenizer = try Tokenizer.load(path: Path.join(folder, "qwen2-vl-tokenizer.json"))
    let end = try #require(tokenizer.id(of: "<|im_end|>"))
    let rules = VocabularyRules(tokenizer, count: 151_936, ends: [end])
    func only(_ text: String) throws -> Int32 {
      let ids = tokenizer.encode(text)
      try #require(ids.count == 1, "\(text)")
      return ids[0]
    }
    for text in [" dog", "The", "7", "猫", " Ä"] { #expect(try rules.startsWord(only(text)), "\(text)") }
    for text in [".", " (", "  ", "\t", "\n", "<|im_end|>"] {
      #expect(!rules.startsWord(tokenizer.encode(text, special: .recognised)[0]), "\(text)")
    }
    for text in ["\n", "\n\n", ".\n", "\r\n", ".\n\n"] { #expect(try rules.endsBody(only(text)), "\(text)") }
    #expect(rules.endsBody(end))
    #expect(try !rules.endsBody(only(" dog")))
    // Special tokens and the padding of the table.
    for id in (151_643..<151_936).map(Int32.init) where id != end { #expect(!rules.isTextOrEnd(id)) }
    // No token can bring a line break unseen.
    for id in 0..<Int32(151_643) where !rules.endsBody(id) {
      let bytes = try #require(tokenizer.bytes(of: id))
      if bytes.contains(10) || bytes.contains(13) { Issue.record("token \(id)") }
    }
  }
}
