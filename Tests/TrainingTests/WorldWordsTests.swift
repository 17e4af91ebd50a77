import Captioning
import Support
import TestSupport
import Testing
import Training

/// `A2C_RECORD_WORDS=1` writes the list anew.
@Suite struct WorldWordsTests {
  private let path = "Examples/nano/\(KnownWords.fileName)"

  @Test func theSmallModelKnowsItsWorldsWords() throws {
    let words = WorldVocabulary.words(scenes: 3_000, seed: 899_999)
    #expect(words.contains("woman") && words.contains("watercolor") && !words.contains("boat"))
    if Environment.variable("A2C_RECORD_WORDS") != nil {
      try StagedFile.write(Array((words.joined(separator: "\n") + "\n").utf8), to: "\(TestFiles.root)/\(path)")
    }
    let list = String(
      decoding: try FileSystem.read("\(TestFiles.root)/\(path)", limit: Limits.jsonBytes), as: UTF8.self)
    #expect(list.split(separator: "\n").map(String.init) == words)
  }
}
