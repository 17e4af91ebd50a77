package import Conditions
package import Manifests
package import Qwen2VL
package import Support
package import Tensors
package import Tokenization

/// A model's folder, opened: weights mapped, encoders, language model and tokenizer bound to them.
package struct LocalModel: Sendable {
  package let name: String
  /// The folder, or the GGUF file.
  package let folder: String
  package let config: Qwen2VLConfig
  /// `a2c.yaml`, where the folder has one.
  package let manifest: ModelManifest?
  package let facts: ModelFacts
  package let encoders: [any Encoder]
  package let core: EmbeddedCore
  package let generation: GenerationConfig
  /// The words that it was trained on, where it keeps a list.
  package let words: KnownWords?
  /// Weights in the files that nothing uses.
  package let unusedWeights: [String]

  package var tokenizer: Tokenizer { core.tokenizer }

  /// Opens a model.
  /// - Parameters:
  ///   - folder: as Hugging Face lays it out, or a GGUF file
  ///   - limits: the run manifest's, which go before the model's own
  ///   - precision: `nil` for what suits model and processor
  /// - Throws: ``ModelError``, `WeightsError`, `TokenizerError`, `ManifestError`, `FileError`, `JSONError`.
  package init(
    name: String, folder: String, limits: RunLimits = RunLimits(), precision: Precision? = nil
  ) throws {
    try BLAS.load()
    self.name = name
    self.folder = folder
    let files = try ModelFiles(folder)
    let (source, configPath) = (files.source, files.configPath)
    config = files.config
    // Of a GGUF file, what stands beside it.
    let folder = files.folder
    let manifestPath = folder + "/a2c.yaml"
    manifest = FileSystem.exists(manifestPath) ? try ModelManifest.load(path: manifestPath) : nil
    generation = try GenerationConfig(folder: folder)

    let binder = WeightBinder(source, place: files.place, renames: WeightNames.renames(for: source))
    let towers = try Towers(binder, config, manifest, folder: folder)
    let language = try LanguageModel(binder, config.text, source: files.place, precision: precision)
    try binder.finish()
    try binder.refuseMore(WeightNames.layers, than: config.text.layers, key: "num_hidden_layers")
    try binder.refuseMore(
      WeightNames.vision + WeightNames.blocks, than: config.vision.depth, key: "vision_config.depth")
    unusedWeights = binder.unused + towers.unused

    let tokenizer = try files.tokenizer()
    guard tokenizer.count <= config.text.vocabulary else {
      throw ModelError.configuration(
        path: configPath, key: "vocab_size",
        problem: "\(config.text.vocabulary) rows for the \(tokenizer.count) tokens of tokenizer.json")
    }
    let rows = config.text.vocabulary
    try Self.checkFilled(language, rows: rows, source: files.place)
    if let id = generation.endIDs.first(where: { $0 < 0 || $0 >= rows }) {
      throw ModelError.configuration(
        path: Path.join(folder, "generation_config.json"), key: "eos_token_id",
        problem: "\(id) is no row of the model's table of \(rows)")
    }
    for (token, id) in manifest?.specialTokens ?? [:] where id >= config.text.vocabulary {
      throw ModelError.configuration(
        path: manifestPath, key: "special_tokens",
        problem: "\(token) has the id \(id); the model's table has \(config.text.vocabulary) rows")
    }
    words = try KnownWords(folder: folder)
    encoders = towers.encoders(language.precision, source: files.place)
    core = EmbeddedCore(
      name: name, model: language, tokenizer: tokenizer, ends: generation.ends(tokenizer))
    facts = try ModelFacts(config, manifest, folder: folder, limits: limits)
  }

  /// Looks at some rows of the table of tokens: a download tool that reserves the space first leaves zeros behind.
  private static func checkFilled(_ language: LanguageModel, rows: Int, source: String) throws(ModelError) {
    let some = EvenSpread.indices(64, of: rows).map { Int32(clamping: $0) }
    if try language.embed(some).values.allSatisfy({ $0 == 0 }) { throw .emptyWeights(source: source) }
  }

  /// How the prompt is put to this model: trained ones plainly, others with instructions.
  package var promptStyle: ModelPrompt.Style {
    manifest?.prompt.style ?? (manifest?.training.state == .trained ? .plain : .instruct)
  }

  /// The texts of the prompt: the model's own, or those of its style.
  package func promptTemplate(_ installation: Installation) throws -> PromptTemplate {
    if let own = manifest?.prompt.template {
      return try PromptTemplate.load(
        path: (FileSystem.kind(folder) == .folder ? folder : Path.parent(folder)) + "/" + own)
    }
    return try PromptTemplate.load(path: installation.file(.prompts, "\(promptStyle.rawValue).yaml"))
  }

  /// What puts conditions and a prompt together for this model.
  package func promptBuilder(_ installation: Installation) throws -> PromptBuilder {
    PromptBuilder(
      tokenizer, template: try promptTemplate(installation), extraTokens: manifest?.specialTokens ?? [:],
      spacing: config.spacing)
  }

  /// What every run says of this model, `nil` where nothing is to be said.
  package var notice: String? {
    guard let manifest else {
      return "\(name) was not trained on conditions; they are described to it in words"
    }
    switch manifest.training.state {
    case .trained:
      return manifest.world.map { "\(name) knows \($0) only; of anything else it tells nothing that can be trusted" }
    case .untrained: return "\(name) was not trained on conditions"
    case .random: return "\(name) is untrained: its weights are random, its captions mean nothing"
    }
  }
}
