import Evaluation
import Support
import TestSupport
import Testing

/// Values of the reference packages on model captions and on texts with marks and numbers: `Golden/make_lexical.py`.
@Suite struct MetricGoldenTests {
  private let golden: JSON
  private let rows: [JSON]

  init() throws {
    let path = TestFiles.golden("EvaluationTests", "lexical.json")
    golden = try JSONParser.parse(FileSystem.read(path, limit: 1 << 24), source: path)
    rows = try #require(golden["pairs"]?.arrayValue)
  }

  private func words(_ json: JSON?) -> [String] { (json?.arrayValue ?? []).compactMap(\.stringValue) }

  private func near(_ value: Double, _ json: JSON?) -> Bool {
    guard let expected = json?.doubleValue else { return false }
    return abs(value - expected) <= 1e-12
  }

  @Test func tokens() throws {
    #expect(rows.count > 15)
    for row in rows {
      let text = try #require(row["candidate"]?.stringValue)
      #expect(MTEvalTokens.of(text) == words(row["mteval"]))
      #expect(RougeTokens.of(text) == words(row["rouge"]))
      #expect(RougeTokens.of(text, stemmed: true) == words(row["rouge_stemmed"]))
    }
  }

  @Test func stems() throws {
    let stems = try #require(golden["stems"]?.members)
    #expect(stems.count > 400)
    for stem in stems { #expect(PorterStemmer.stem(stem.key) == stem.value.stringValue, "\(stem.key)") }
  }

  @Test func sentences() throws {
    for row in rows {
      let (candidate, reference) = (
        try #require(row["candidate"]?.stringValue), try #require(row["reference"]?.stringValue)
      )
      let (a, b) = (RougeTokens.of(candidate), RougeTokens.of(reference))
      var sacrebleu = BLEU(.sacrebleu)
      sacrebleu.add(BLEU.Counts(MTEvalTokens.of(candidate), [MTEvalTokens.of(reference)]))
      #expect(near(sacrebleu.sentenceValue, row["sacrebleu"]), "\(candidate)")
      var nltk = BLEU(.nltk)
      nltk.add(BLEU.Counts(a, [b]))
      #expect(near(nltk.value, row["nltk_bleu"]), "\(candidate)")
      #expect(near(ROUGEL.score(a, [b], .rougeScore), row["rouge_l"]))
      let (c, d) = (RougeTokens.of(candidate, stemmed: true), RougeTokens.of(reference, stemmed: true))
      #expect(near(ROUGEL.score(c, [d], .rougeScoreStemmed), row["rouge_l_stemmed"]))
      #expect(near(METEOR(.nltk).score(a, [b]), row["nltk_meteor"]), "\(candidate)")
    }
  }

  @Test func corpora() throws {
    var sacrebleu = BLEU(.sacrebleu)
    var nltk = BLEU(.nltk)
    for row in rows {
      let (candidate, reference) = (
        try #require(row["candidate"]?.stringValue), try #require(row["reference"]?.stringValue)
      )
      sacrebleu.add(BLEU.Counts(MTEvalTokens.of(candidate), [MTEvalTokens.of(reference)]))
      nltk.add(BLEU.Counts(RougeTokens.of(candidate), [RougeTokens.of(reference)]))
    }
    #expect(near(sacrebleu.value, golden["corpus"]?["sacrebleu"]))
    #expect(near(nltk.value, golden["corpus"]?["nltk_bleu"]))
  }

  @Test func severalReferences() throws {
    let many = try #require(golden["three_references"]?.arrayValue)
    let tokens = try rows.map { row in
      (
        RougeTokens.of(try #require(row["candidate"]?.stringValue)),
        RougeTokens.of(try #require(row["reference"]?.stringValue))
      )
    }
    for (index, row) in many.enumerated() {
      let references = (0..<3).map { tokens[(index + $0) % tokens.count].1 }
      var nltk = BLEU(.nltk)
      nltk.add(BLEU.Counts(tokens[index].0, references))
      #expect(near(nltk.value, row["nltk_bleu"]))
      #expect(near(METEOR(.nltk).score(tokens[index].0, references), row["nltk_meteor"]))
    }
  }
}
