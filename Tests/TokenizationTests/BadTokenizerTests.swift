import Support
import Testing
import Tokenization

/// Files that are refused, each with a typed error that says where and what.
struct BadTokenizerTests {
  /// A byte-level tokenizer with three tokens and two merges more, and one special token.
  private static let good: JSON = {
    var json = ByteLevelVocabulary.tokenizerJSON(special: [])
    json.edit("model") { model in
      model.edit("vocab") { vocabulary in
        guard case .object(var members) = vocabulary else { return }
        members += [.init("ab", 256), .init("abc", 257), .init("Ġa", 258)]
        vocabulary = .object(members)
      }
      model[set: "merges"] = ["a b", ["ab", "c"]]
    }
    json[set: "added_tokens"] = [.object(["id": 259, "content": "<|end|>", "special": true])]
    return json
  }()

  private func problem(_ change: (inout JSON) -> Void) -> TokenizerError? {
    var json = Self.good
    change(&json)
    do throws(TokenizerError) {
      _ = try Tokenizer(json: json, source: "tokenizer.json")
      return nil
    } catch { return error }
  }

  private func vocabularyProblem(_ change: (inout [JSON.Member]) -> Void) -> TokenizerError? {
    problem { json in
      json.edit("model") { model in
        model.edit("vocab") { vocabulary in
          guard case .object(var members) = vocabulary else { return }
          change(&members)
          vocabulary = .object(members)
        }
      }
    }
  }

  private func expect(
    _ error: TokenizerError?, _ text: String, location: SourceLocation = #_sourceLocation
  ) {
    #expect(error?.description.contains(text) == true, "\(String(describing: error))", sourceLocation: location)
    #expect(error?.place == "tokenizer.json", sourceLocation: location)
    #expect(error?.exitStatus == .badInput, sourceLocation: location)
    #expect(error?.hint != nil, sourceLocation: location)
  }

  @Test func unchangedIsRead() throws {
    let tokenizer = try Tokenizer(json: Self.good, source: "tokenizer.json")
    #expect(tokenizer.encode("abc") == [257])
    #expect(tokenizer.encode("abcab") == [257, 256])
  }

  @Test(
    arguments: [
      (["a"], "merges[0]: expected two tokens"), (["a b c"], "merges[0]: expected two tokens"), ([7], "merges[0]"),
      ([" a"], "merges[0]: expected two tokens"), (["a "], "merges[0]: expected two tokens"), ([""], "merges[0]"),
      ([["", "a"]], "neither of them empty"), ([["a", ""]], "neither of them empty"), ([["a"]], "merges[0]"),
      ([["a", "b", "c"]], "merges[0]"), ([["a", 1]], "merges[0]"), (["a b", "x y"], "merges[1]: 'xy' is not in"),
      (["abc abc"], "'abcabc' is not in"), (["q abcd"], "'abcd' is not in"), (["a b", "a b"], "has a merge already"),
      (["a b", ["a", "b"]], "has a merge already"), (["<|e nd|>"], "'<|e' is not in"),
    ] as [(JSON, String)])
  func merges(list: JSON, text: String) {
    expect(problem { $0.edit("model") { $0[set: "merges"] = list } }, text)
  }

  @Test func mergesThatAreNoList() {
    expect(problem { $0.edit("model") { $0[set: "merges"] = .null } }, "model.merges: expected a list")
    expect(problem { $0.edit("model") { $0[set: "merges"] = .object([]) } }, "model.merges: expected a list")
  }

  /// A token that would be made of itself and nothing, for ever.
  @Test func cyclicMerges() {
    let error = problem { json in
      json.edit("model") { model in
        model.edit("vocab") { vocabulary in
          guard case .object(let members) = vocabulary else { return }
          vocabulary = .object(members + [.init("", 259)])
        }
        model[set: "merges"] = [["a", ""]]
      }
      json[set: "added_tokens"] = []
    }
    expect(error, "model.merges[0]: expected two tokens, neither of them empty")
  }

  @Test(arguments: [-1, -9_223_372_036_854_775_808, 260, 151_643, 4_294_967_296, 9_223_372_036_854_775_807])
  func idsOutOfRange(id: Int) {
    expect(vocabularyProblem { $0[256].value = .int(id) }, "the id \(id) is out of range")
  }

  @Test(arguments: ["1", .null, 1.5, 1e300, true, []] as [JSON])
  func idsThatAreNoNumbers(id: JSON) {
    expect(vocabularyProblem { $0[256].value = id }, "model.vocab['ab']: expected an id")
  }

  @Test func duplicateIDs() {
    expect(vocabularyProblem { $0[256].value = 0 }, "model.vocab['ab']: has the id 0 of 'Ā'")
  }

  @Test func missingIDs() {
    let error = problem { json in
      json.edit("model") { $0[set: "merges"] = [] }
      json[set: "added_tokens"] = [
        .object(["id": 259, "content": "<|end|>"]), .object(["id": 0, "content": "Ā"]),
        .object(["id": 261, "content": "<|far|>"]),
      ]
    }
    expect(error, "no token has the id 260")
  }

  @Test func missingBytes() {
    expect(vocabularyProblem { $0[255].key = "other" }, "the token of the byte 255, is missing")
    expect(problem { $0.edit("model") { $0[set: "vocab"] = .object([]) } }, "the id 259 is out of range")
  }

  @Test func duplicateSpellings() {
    expect(vocabularyProblem { $0[258].key = "ab" }, "'ab' has two ids")
  }

  @Test(
    arguments: [
      (.object(["id": 259, "content": ""]), "content: expected a text"),
      (.object(["id": 259]), "content: expected a text"),
      (.object(["content": "<|x|>"]), "id: expected a whole number"),
      (.object(["id": -1, "content": "<|x|>"]), "-1 is out of range"),
      (.object(["id": 4_294_967_296, "content": "<|x|>"]), "4294967296 is out of range"),
      (.object(["id": 400, "content": "<|x|>"]), "the id 400 is out of range"),
      (.object(["id": 256, "content": "<|x|>"]), "has the id 256 of 'ab'"),
      (.object(["id": 259, "content": "ab"]), "'ab' has two ids"),
      (.object(["id": 259, "content": "<|x|>", "lstrip": 1]), "lstrip: expected true or false"),
      (.object(["id": 259, "content": .string(String(repeating: "x", count: 257))]), "longer than 256 bytes"),
      (7, "content: expected a text"),
    ] as [(JSON, String)])
  func addedTokens(token: JSON, text: String) {
    expect(problem { $0[set: "added_tokens"] = [token] }, text)
  }

  @Test func addedTwice() {
    let token = JSON.object(["id": 259, "content": "<|x|>"])
    expect(problem { $0[set: "added_tokens"] = [token, token] }, "has the id 259 of '<|x|>'")
    expect(problem { $0[set: "added_tokens"] = .object([]) }, "added_tokens: expected a list")
  }

  @Test func addedInTheVocabulary() throws {
    var json = Self.good
    json[set: "added_tokens"] = [.object(["id": 256, "content": "ab", "special": true])]
    let tokenizer = try Tokenizer(json: json, source: "tokenizer.json")
    #expect(tokenizer.count == 259)
    #expect(tokenizer.encode("xab", special: .recognised) == [0x78, 256])
  }

  @Test(
    arguments: [
      ("normalizer", .object(["type": "NFKC"]), "normalizer.type: 'NFKC' is not supported"),
      ("normalizer", .object(["type": "Sequence", "normalizers": [.object(["type": "Lowercase"])]]), "'Lowercase'"),
      ("normalizer", .object(["type": "Sequence"]), "normalizer.normalizers: expected a list"),
      ("normalizer", "NFC", "normalizer: expected an object"),
      ("pre_tokenizer", .null, "a missing pre_tokenizer is not supported"),
      ("pre_tokenizer", .object(["type": "Metaspace"]), "'Metaspace' is not supported"),
      ("pre_tokenizer", .object(["type": "ByteLevel", "add_prefix_space": true]), "add_prefix_space: true is not"),
      ("pre_tokenizer", .object(["type": "ByteLevel", "use_regex": false]), "use_regex: false is not supported"),
      ("pre_tokenizer", .object(["type": "Sequence", "pretokenizers": []]), "the sequence"),
      ("pre_tokenizer", .object(["type": "Sequence", "pretokenizers": [1]]), "pretokenizers[0]: expected an object"),
      ("decoder", .null, "a missing decoder is not supported"),
      ("decoder", .object(["type": "Metaspace"]), "decoder.type: 'Metaspace' is not supported"),
      ("post_processor", .object(["type": "TemplateProcessing"]), "'TemplateProcessing' is not supported"),
      ("truncation", .object(["max_length": 7]), "a truncation is not supported"),
      ("padding", .object([]), "a padding is not supported"),
      ("model", .null, "model: is missing"),
      ("model", [], "model: expected an object"),
    ] as [(String, JSON, String)])
  func otherKinds(key: String, value: JSON, text: String) {
    expect(problem { $0[set: key] = value }, text)
  }

  @Test(
    arguments: [
      ("type", "WordPiece", "'WordPiece' is not supported"), ("type", 1, "'?' is not supported"),
      ("dropout", 0.1, "model.dropout"), ("continuing_subword_prefix", "##", "an affix is not supported"),
      ("end_of_word_suffix", "</w>", "an affix is not supported"), ("ignore_merges", "yes", "expected true or false"),
      ("vocab", [], "model.vocab: expected an object"),
    ] as [(String, JSON, String)])
  func otherModels(key: String, value: JSON, text: String) {
    expect(problem { $0.edit("model") { $0[set: key] = value } }, text)
  }

  @Test func otherExpression() {
    let error = problem { json in
      json.edit("pre_tokenizer") { section in
        section[set: "pretokenizers"] = [
          .object(["type": "Split", "pattern": .object(["Regex": "(a+)+$"]), "behavior": "Isolated"]),
          .object(["type": "ByteLevel", "add_prefix_space": false, "use_regex": false]),
        ]
      }
    }
    expect(error, "the expression (a+)+$ is not supported")
  }

  @Test(arguments: [.null, [], "x", 1] as [JSON])
  func noDocument(json: JSON) {
    #expect(throws: TokenizerError.self) { try Tokenizer(json: json, source: "x") }
  }

  @Test func tooManyMerges() {
    // Refused before any of them is looked at.
    let merges = JSON.array(Array(repeating: 0, count: (1 << 21) + 1))
    expect(problem { $0.edit("model") { $0[set: "merges"] = merges } }, "merges are more than the limit")
  }

  @Test func tooManyAddedTokens() {
    expect(
      problem { $0[set: "added_tokens"] = .array(Array(repeating: 0, count: 70_000)) }, "more than the limit of 65536")
  }
}

extension JSON {
  subscript(set key: String) -> JSON? {
    get { self[key] }
    set {
      guard case .object(var members) = self else { return }
      members.removeAll { $0.key == key }
      if let newValue { members.append(Member(key, newValue)) }
      self = .object(members)
    }
  }

  mutating func edit(_ key: String, _ change: (inout JSON) -> Void) {
    guard var value = self[key] else { return }
    change(&value)
    self[set: key] = value
  }
}
