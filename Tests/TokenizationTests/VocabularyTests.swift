import Support
import TestSupport
import Testing
import Tokenization

struct VocabularyTests {
  @Test func queries() throws {
    let tokenizer = try ParityTests.small.get()
    #expect(tokenizer.count == 1232)
    #expect(tokenizer.highestID == 1231)
    #expect(tokenizer.id(of: "<|endoftext|>") == 1226)
    #expect(tokenizer.id(of: "no such token") == nil)
    #expect(tokenizer.id(of: "") == nil)
    #expect(tokenizer.addedTokens.map(\.id) == Array(1226...1231))
    #expect(tokenizer.isSpecial(1226) && tokenizer.isControl(1226) && !tokenizer.isSpecial(0))
    let camera = try #require(tokenizer.id(of: "Ġcamera"))
    #expect(tokenizer.bytes(of: camera) == Array(" camera".utf8))
    #expect(tokenizer.spelling(of: camera) == "Ġcamera")
    #expect(tokenizer.normalizer == .nfc && tokenizer.pretokenizer == .qwen2)
  }

  @Test func everyByteHasASpelling() {
    #expect(Set(ByteAlphabet.scalars).count == 256)
    for byte in UInt8.min...UInt8.max { #expect(ByteAlphabet.byte(of: ByteAlphabet.scalars[Int(byte)]) == byte) }
    #expect(ByteAlphabet.spelling(of: Array(" \n\0é".utf8)) == "ĠĊĀÃ©")
    #expect(ByteAlphabet.bytes(of: "ĠĊĀÃ©") == Array(" \n\0é".utf8))
    #expect(ByteAlphabet.byte(of: "海") == nil)
    #expect(ByteAlphabet.bytes(of: "a b") == Array("a b".utf8))
  }

  @Test func framesWithoutSpecialMarkAreControl() throws {
    let tokenizer = try ParityTests.gpt2.get()
    let plain = try #require(tokenizer.id(of: "<|plain|>"))
    #expect(tokenizer.isControl(plain) && !tokenizer.isSpecial(plain))
    let left = try #require(tokenizer.id(of: "<left>"))
    #expect(!tokenizer.isControl(left))
  }

  @Test(.enabled(if: TestFiles.data != nil))
  func realVocabulary() throws {
    let tokenizer = try ParityTests.real.get()
    #expect(tokenizer.count == 151_657)
    let names = [
      151643: "<|endoftext|>", 151644: "<|im_start|>", 151645: "<|im_end|>", 151652: "<|vision_start|>",
      151653: "<|vision_end|>", 151655: "<|image_pad|>", 151656: "<|video_pad|>",
    ]
    for (id, name) in names {
      #expect(tokenizer.id(of: name) == Int32(id))
      #expect(tokenizer.spelling(of: Int32(id)) == name)
      #expect(tokenizer.isSpecial(Int32(id)))
    }
    // A caption grammar asks every token for its bytes.
    let breaks = (0...tokenizer.highestID).count { tokenizer.bytes(of: $0)?.contains(0x0A) == true }
    #expect(breaks > 500)
  }

  @Test func bytesOnly() throws {
    let special = ["<|im_start|>", "<|im_end|>", "<|camera_start|>"]
    let json = ByteLevelVocabulary.tokenizerJSON(special: special)
    let tokenizer = try Tokenizer(json: json, source: "bytes")
    #expect(tokenizer.count == 259)
    #expect(tokenizer.encode("aé\n") == [0x61, 0xC3, 0xA9, 0x0A])
    #expect(tokenizer.encode("<|im_end|>", special: .recognised) == [257])
    #expect(tokenizer.encode("<|im_end|>").count == 10)
    #expect(tokenizer.decode(0..<256).utf8.prefix(128).elementsEqual(0..<128))
    for (index, name) in special.enumerated() { #expect(tokenizer.id(of: name) == Int32(256 + index)) }
    // What is written to a file is what is read from it.
    let reread = try Tokenizer(json: JSONParser.parse(json.text(pretty: true)), source: "bytes")
    #expect(reread.encode("Dance, 海!") == tokenizer.encode("Dance, 海!"))
    #expect(throws: TokenizerError.self) {
      try Tokenizer(json: ByteLevelVocabulary.tokenizerJSON(special: ["<|x|>", "<|x|>"]), source: "bytes")
    }
  }
}
