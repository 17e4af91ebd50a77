package import Captioning
package import Conditions
package import Manifests
package import Qwen2VL
import Support
import Tensors
package import Tokenization

/// What a stage starts from, opened: sizes, tokenizer, where weights come from.
package struct StageStart {
  package let recipe: Recipe
  package let model: NewModel
  package let tokenizer: Tokenizer
  package let manifest: ModelManifest
  package let facts: ModelFacts
  /// Files that the finished stage's folder has as they are.
  let files: [(name: String, bytes: [UInt8])]
  /// How everything that gives weights was trained, earlier stages first; `nil` where nothing was.
  let history: String?
  private let origins: [ParameterSet.Origin]

  /// - Parameters:
  ///   - folder: where the folders of finished stages are
  ///   - locator: finds models by name
  package init(_ recipe: Recipe, stages folder: String, locator: ModelLocator) throws {
    self.recipe = recipe
    var origins: [ParameterSet.Origin] = []
    var bases: [String] = []
    for stage in recipe.start.stages {
      let place = Path.join(folder, stage.stage)
      guard FileSystem.exists(Path.join(place, "config.json")) else {
        throw TrainingError.recipe(
          path: recipe.path, problem: "the stage \(stage.stage) is not finished: there is no \(place)/config.json",
          hint: "train it first, into the same --out")
      }
      bases.append(place)
      origins.append(
        ParameterSet.Origin(
          try ModelFolderWeights.open(place), place: place, prefixes: stage.parts.flatMap(\.prefixes),
          share: Float(stage.share)))
    }
    if recipe.start.model != "nano" {
      let place = try locator.folder(recipe.start.model, relativeTo: Path.parent(recipe.path))
      bases.append(place)
      origins.append(ParameterSet.Origin(try ModelFolderWeights.open(place), place: place))
    }
    self.origins = origins
    history = Self.history(try bases.reversed().map { try Self.manifest(of: $0).training })
    if let base = bases.first {
      (model, tokenizer, manifest, facts, files) = try Self.open(base, recipe)
    } else {
      (model, tokenizer, manifest, facts, files) = try Self.new(recipe)
    }
  }

  package func parameters(_ heads: [AttributeHead]) throws -> ParameterSet {
    try ParameterSet(
      model, from: origins, fresh: recipe.start.fresh.flatMap(\.prefixes),
      heads: heads.flatMap { $0.weights(width: model.text.width) }, seed: recipe.seed)
  }

  /// The notes' stages, each once.
  private static func history(_ trainings: [ModelTraining]) -> String? {
    var stages: [Substring] = []
    for training in trainings where training.state != .random {
      for stage in (training.note ?? "").split(separator: StageWriter.separator) where !stages.contains(stage) {
        stages.append(stage)
      }
    }
    return stages.isEmpty ? nil : stages.joined(separator: StageWriter.separator)
  }

  /// What a folder's `a2c.yaml` says; one without is a plain Qwen2-VL, and gets encoders.
  private static func manifest(of folder: String) throws -> ModelManifest {
    let path = Path.join(folder, "a2c.yaml")
    return FileSystem.exists(path)
      ? try ModelManifest.load(path: path)
      : try ModelManifest.parse(
        text: "a2c: model/1\nencoders: {motion: {weights: inside}, camera: {weights: inside}}\n", path: path)
  }

  /// The scenes whose texts a vocabulary is learnt from; the same for all stages, which have to agree in it.
  static let vocabularyScenes = 3_000
  static let vocabularySeed: UInt64 = 899_999

  private typealias Opened = (NewModel, Tokenizer, ModelManifest, ModelFacts, [(name: String, bytes: [UInt8])])

  /// A model of the small model's sizes that has no weights yet.
  private static func new(_ recipe: Recipe) throws -> Opened {
    let path = recipe.start.tokenizer.map { Path.join(Path.parent(recipe.path), $0) }
    let learnt = recipe.start.vocabulary.map {
      WorldVocabulary.tokenizerJSON(size: $0, scenes: Self.vocabularyScenes, seed: Self.vocabularySeed)
    }
    let bytes =
      try path.map { try FileSystem.read($0, limit: Limits.jsonBytes) }
      ?? Array(((learnt ?? ByteLevelVocabulary.tokenizerJSON(special: ModelWriter.specialTokens)).text() + "\n").utf8)
    let source = path ?? "tokenizer.json"
    let tokenizer = try Tokenizer(json: try JSONParser.parse(bytes, source: source), source: source)
    let model = NewModel.nano(vocabulary: tokenizer.count)
    let manifest = try ModelManifest.parse(
      text: ModelWriter.manifest(model, seed: recipe.seed), path: "a2c.yaml")
    let config = model.configJSON(special: ModelWriter.ids(tokenizer)).text(pretty: true) + "\n"
    var facts = ModelFacts(
      tokenWidth: model.text.width, factor: model.vision.patch * model.vision.merge,
      temporalPatch: model.vision.temporalPatch)
    facts.apply(manifest)
    return (model, tokenizer, manifest, facts, [("tokenizer.json", bytes), ("config.json", Array(config.utf8))])
  }

  /// The sizes of a model's folder. Encoders that it lacks and the recipe trains get the paper's sizes.
  private static func open(_ folder: String, _ recipe: Recipe) throws -> Opened {
    let configPath = Path.join(folder, "config.json")
    let bytes = try FileSystem.read(configPath, limit: Limits.jsonBytes)
    let config = try Qwen2VLConfig(json: JSONParser.parse(bytes, source: configPath), path: configPath)
    guard config.vision.windows == nil, config.spacing == .counted else {
      throw TrainingError.recipe(
        path: recipe.path,
        problem: "\(folder) is a Qwen2.5-VL model, whose attention through windows is not trained here",
        hint: "start from a Qwen2-VL model, or train it elsewhere")
    }
    let manifest = try manifest(of: folder)
    for location in [manifest.encoders.motion?.weights, manifest.encoders.camera?.weights].compactMap({ $0 })
    where location != .inside {
      throw TrainingError.recipe(
        path: recipe.path, problem: "\(folder) keeps encoders in files of their own, which are not trained",
        hint: "put all weights into one model.safetensors, and 'weights: inside' into a2c.yaml")
    }
    let model = NewModel(
      text: config.text, vision: config.vision, motion: manifest.encoders.motion.map { _ in config.vision },
      camera: manifest.encoders.camera.map { TowerConfig($0, vision: config.vision) })
    var files: [(name: String, bytes: [UInt8])] = [("config.json", bytes)]
    for name in ["tokenizer.json", "preprocessor_config.json", "generation_config.json", KnownWords.fileName] {
      let path = Path.join(folder, name)
      if FileSystem.exists(path) { files.append((name, try FileSystem.read(path, limit: Limits.jsonBytes))) }
    }
    return (
      model, try Tokenizer.load(path: Path.join(folder, "tokenizer.json")), manifest,
      try ModelFacts(config, manifest, folder: folder, limits: RunLimits()), files
    )
  }
}
