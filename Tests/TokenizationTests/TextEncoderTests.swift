import Glibc
import Support
import TestSupport
import Testing
import Tokenization

/// The same ids as Hugging Face tokenizers 0.22.2 and SentencePiece 0.2.3.
struct TextEncoderTests {
  private static func path(_ name: String) -> String { Golden.path("TextEncoders/\(name)") }

  @Test(arguments: [
    ("unigram/spiece.model", "unigram/spiece.model", "SentencePiece unigram"),
    ("unigram/tokenizer.json", "unigram/tokenizer.json", "SentencePiece unigram"),
    ("pairs/tokenizer.model", "pairs/tokenizer.model", "SentencePiece BPE"),
    ("pairs/tokenizer.json", "pairs/tokenizer.json", "SentencePiece BPE"),
    ("clip", "clip/tokenizer.json", "CLIP BPE"),
    ("clip", "clip/vocab.json", "CLIP BPE"),
    ("llama3", "llama3", "byte-level BPE"),
  ]) func sameTokens(key: String, file: String, kind: String) throws {
    let tokenizer = try TextEncoderTokenizer.open(Self.path(file))
    #expect(tokenizer.kind == kind)

    let cases = try #require(try Golden.json("TextEncoders/cases.json").arrayValue)
    var compared = 0
    for entry in cases {
      let text = try #require(entry["text"]?.stringValue)
      guard let ids = Golden.ids(entry[key]) else { continue }
      compared += 1
      #expect(tokenizer.tokens(of: text) == ids, "\(text.debugDescription)")
    }
    #expect(compared > 470)
  }
}

/// Damaged files are refused with an error or read as what they now say; nothing traps.
struct DamagedTextEncoderTests {
  @Test(arguments: ["unigram/spiece.model", "pairs/tokenizer.model", "unigram/tokenizer.json", "clip/tokenizer.json"])
  func truncatedAndFlipped(name: String) throws {
    let bytes = try FileSystem.read(Golden.path("TextEncoders/\(name)"), limit: 1 << 20)
    try withScratchFolder { folder in
      let path = Path.join(folder, Path.name(name))
      var refused = 0
      for percent in 0..<100 {
        try StagedFile.write(Array(bytes.prefix(bytes.count * percent / 100)), to: path)
        do throws(TokenizerError) {
          _ = try TextEncoderTokenizer.open(path).tokens(of: "A woman walks; it's late.")
        } catch { refused += 1 }
        var flipped = bytes
        flipped[bytes.count * percent / 400] ^= 1 << (percent % 8)
        try StagedFile.write(flipped, to: path)
        do throws(TokenizerError) {
          _ = try TextEncoderTokenizer.open(path).tokens(of: "A woman walks; it's late.")
        } catch { continue }
      }
      #expect(refused > 90)
    }
  }

  @Test func aFolderWithoutATokenizer() throws {
    try withScratchFolder { folder in
      #expect(throws: TokenizerError.self) { _ = try TextEncoderTokenizer.open(folder) }
    }
  }
}

/// Calls with a folder that is gone afterwards.
private func withScratchFolder(_ body: (String) throws -> Void) throws {
  var template = Array("/tmp/a2c-tokenizers-XXXXXX".utf8CString)
  let folder = try #require(mkdtemp(&template).map { String(cString: $0) })
  defer { Cleanup.removeTree(folder) }
  try body(folder)
}
