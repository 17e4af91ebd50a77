import Support
import TestSupport
import Testing
import Tokenization

/// A vocabulary trained on a small corpus against Hugging Face's trainer (`Golden/make_trained.py`).
struct BytePairTrainerTests {
  private func trained(_ lines: [Substring]) -> JSON {
    var trainer = BytePairTrainer(special: ["<|endoftext|>", "<|im_end|>"])
    for line in lines { trainer.add(String(line)) }
    return trainer.tokenizerJSON(size: 420)
  }

  private func corpus() throws -> [Substring] {
    let path = TestFiles.golden("TokenizationTests", "trained-corpus.txt")
    return String(decoding: try FileSystem.read(path, limit: 1 << 20), as: UTF8.self).split(separator: "\n")
  }

  @Test func vocabularyAndMergesAreThoseOfTokenizers() throws {
    let path = TestFiles.golden("TokenizationTests", "trained.json")
    let golden = try JSONParser.parse(FileSystem.read(path, limit: 1 << 20), source: path)
    let json = trained(try corpus())
    let expected = (golden["merges"]?.arrayValue ?? []).map { ($0.arrayValue ?? []).compactMap(\.stringValue) }
    let found = (json["model"]?["merges"]?.arrayValue ?? []).map { ($0.arrayValue ?? []).compactMap(\.stringValue) }
    #expect(expected.count > 100)
    #expect(found == expected)
    let vocabulary = Dictionary(
      (json["model"]?["vocab"]?.members ?? []).map { ($0.key, $0.value.intValue ?? -1) }
    ) { first, _ in first }
    for member in golden["vocab"]?.members ?? [] { #expect(vocabulary[member.key] == member.value.intValue) }
    #expect(vocabulary.count == golden["vocab"]?.members?.count)
  }

  @Test func theResultIsATokenizer() throws {
    let lines = try corpus()
    let tokenizer = try Tokenizer(json: trained(lines), source: "trained")
    #expect(tokenizer.count == 397)
    #expect(tokenizer.id(of: "<|im_end|>") == 1)
    let text = "a woman walks — 東京 🙂, can't stop\n"
    #expect(tokenizer.decode(tokenizer.encode(text)) == text)
    #expect(tokenizer.encode(" banana").count < 4)
    // The order of the texts does not matter.
    #expect(trained(lines.reversed()).text() == trained(lines).text())
  }
}
