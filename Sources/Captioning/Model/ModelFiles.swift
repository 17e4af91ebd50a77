package import Qwen2VL
package import Support
package import Tensors
package import Tokenization

/// The files of a model, opened: a folder as Hugging Face lays it out, or a GGUF file of the language model with that of
/// the vision tower beside it.
package struct ModelFiles {
  /// What the user named: a folder or a file; for errors.
  package let place: String
  /// The folder that may have `a2c.yaml` and what else stands beside weights.
  package let folder: String
  package let config: Qwen2VLConfig
  /// Where the configuration is from, for errors.
  package let configPath: String
  package let source: any WeightSource
  private let gguf: GGUFFile?

  /// - Parameter needsVision: whether a GGUF file without one of the vision tower is an error
  /// - Throws: ``ModelError``, `WeightsError`, `FileError`, `JSONError`, ``MissingTower``
  package init(_ place: String, needsVision: Bool = true) throws {
    self.place = place
    guard FileSystem.kind(place) != .folder else {
      folder = place
      configPath = Path.join(place, "config.json")
      config = try Qwen2VLConfig(
        json: JSONParser.parse(FileSystem.read(configPath, limit: Limits.jsonBytes), source: configPath),
        path: configPath)
      source = try ModelFolderWeights.open(place)
      gguf = nil
      return
    }
    let text = try GGUFFile(place)
    let vision = try needsVision ? Self.tower(beside: place) : nil
    folder = Path.parent(place)
    configPath = place
    config = try Qwen2VLConfig(json: GGUFConfig.json(text: text, vision: vision), path: place)
    source = GGUFWeights(text: text, vision: vision)
    gguf = text
  }

  /// - Throws: `TokenizerError`, `WeightsError`, ``ModelError``
  package func tokenizer() throws -> Tokenizer {
    guard let gguf else { return try Tokenizer.load(path: Path.join(folder, "tokenizer.json")) }
    func list(_ key: String) throws -> [String] {
      guard let texts = try gguf.texts("tokenizer.ggml.\(key)") else {
        throw ModelError.configuration(path: place, key: "tokenizer.ggml.\(key)", problem: "missing")
      }
      return texts
    }
    for (key, expected) in [("model", "gpt2"), ("pre", "qwen2")] {
      let found = gguf.header.values["tokenizer.ggml.\(key)"]?.text ?? "missing"
      guard found == expected else {
        throw ModelError.configuration(
          path: place, key: "tokenizer.ggml.\(key)",
          problem: "'\(TerminalText.safe(found, limit: 100))' is not read; '\(expected)' is")
      }
    }
    let json = ListedVocabulary.tokenizerJSON(
      tokens: try list("tokens"), kinds: try gguf.ints("tokenizer.ggml.token_type") ?? [], merges: try list("merges"))
    return try Tokenizer(json: json, source: place)
  }

  /// The file with the vision tower: the only one beside that has `mmproj` in its name.
  private static func tower(beside place: String) throws -> GGUFFile {
    let folder = Path.parent(place)
    let names = try FileSystem.list(folder).filter {
      $0.lowercased().contains("mmproj") && $0.lowercased().hasSuffix(".gguf")
    }
    guard names.count == 1 else { throw MissingTower(place: place, found: names) }
    return try GGUFFile(Path.join(folder, names[0]))
  }

  /// There is no file with the vision tower beside a GGUF file, or there are several.
  package struct MissingTower: ExplainedError {
    private let file: String
    private let found: [String]

    init(place: String, found: [String]) {
      file = place
      self.found = found
    }

    package var message: String {
      found.isEmpty
        ? "the file has no vision tower, and none is beside it"
        : "\(found.count) files beside it may be its vision tower: "
          + found.prefix(4).map { TerminalText.quoted($0) }.joined(separator: ", ")
    }
    package var place: String? { file }
    package var hint: String? { "put its mmproj file, and no other model's, into the same folder" }
    package var exitStatus: ExitStatus { .unavailable }
  }
}
