import Captioning
import Manifests
import Support
import Synthesis
import Tensors

/// Writes the folder of a finished stage: a model that inference and later stages open.
struct StageWriter {
  /// What a model knows that was trained on the synthetic world.
  static let world = "drawn scenes of a synthetic world"
  /// Between the stages in a model's note.
  static let separator = "; "

  let start: StageStart
  let parameters: ParameterSet

  /// The model's files, each whole or not at all; `config.json`, by which a stage counts as finished, comes last.
  func write(to folder: String) throws {
    let recipe = start.recipe
    let kept = parameters.parameters.filter { !$0.name.hasPrefix(AttributeHead.prefix) }
    let type: ElementType = recipe.save == .bf16 ? .bf16 : .f32
    let writer = try SafetensorsWriter(
      Path.join(folder, "model.safetensors"),
      entries: kept.map { SafetensorsWriter.Entry($0.name, type, $0.shape) })
    for parameter in kept { try writer.append(parameter.values) }
    try writer.commit()
    try StagedFile.write(Array(manifest.utf8), to: Path.join(folder, "a2c.yaml"))
    for file in start.files.reversed() { try StagedFile.write(file.bytes, to: Path.join(folder, file.name)) }
    if recipe.data.source == "world", recipe.data.mix.contains(where: { $0.task == "caption" }),
      !start.files.contains(where: { $0.name == KnownWords.fileName })
    {
      let words = WorldVocabulary.words(scenes: StageStart.vocabularyScenes, seed: StageStart.vocabularySeed)
      try StagedFile.write(
        Array((words.joined(separator: "\n") + "\n").utf8), to: Path.join(folder, KnownWords.fileName))
    }
    if let config = start.files.first(where: { $0.name == "config.json" }) {
      try StagedFile.write(config.bytes, to: Path.join(folder, "config.json"))
    }
  }

  /// `a2c.yaml` with the state of training.
  private var manifest: String {
    let (recipe, old) = (start.recipe, start.manifest)
    let seen = (recipe.data.mix + recipe.data.joint).flatMap(\.conditions).map { AdapterID($0).full }
    let writesCaptions = recipe.data.mix.contains { $0.task == "caption" }
    let isTrained = old.training.state == .trained || writesCaptions
    // A model without training has the conditions it is made for; from the first captions on those it has seen.
    var conditions = old.training.state == .random && !writesCaptions ? old.trainedOn : []
    for id in (old.training.state == .random ? [] : old.trainedOn) + seen where !conditions.contains(id) {
      conditions.append(id)
    }
    // Whatever a recipe's order, samples hold them in the world's.
    let order = ConditionKind.allCases.map { AdapterID($0.adapter).full }
    conditions.sort { (order.firstIndex(of: $0) ?? order.count) < (order.firstIndex(of: $1) ?? order.count) }
    var note = "stage \(recipe.name): \(recipe.steps) steps of \(recipe.batch) samples, seed \(recipe.seed)"
    if let history = start.history { note = history + Self.separator + note }
    var lines = [
      "a2c: model/1", "name: \(JSON.string(old.name ?? recipe.name).text())",
      "training: {state: \(isTrained ? "trained" : "untrained"), note: \(JSON.string(note).text())}",
      "trained_on: [\(conditions.joined(separator: ", "))]",
    ]
    if let world = old.world ?? (recipe.data.source == "world" && isTrained ? Self.world : nil) {
      lines.append("world: \(JSON.string(world).text())")
    }
    if !old.specialTokens.isEmpty {
      let tokens = old.specialTokens.sorted { $0.value < $1.value }.map { "\(JSON.string($0.key).text()): \($0.value)" }
      lines.append("special_tokens: {\(tokens.joined(separator: ", "))}")
    }
    lines += vision(old.vision)
    if let style = old.prompt.style { lines.append("prompt: {style: \(style.rawValue)}") }
    lines += encoders(old.encoders)
    return lines.joined(separator: "\n") + "\n"
  }

  private func vision(_ vision: ModelVision) -> [String] {
    func map(_ members: [(String, String?)]) -> String? {
      let present = members.compactMap { name, value in value.map { "\(name): \($0)" } }
      return present.isEmpty ? nil : "{" + present.joined(separator: ", ") + "}"
    }
    func text(_ value: Int?) -> String? { value.map { "\($0)" } }
    let (image, video) = (vision.image, vision.video)
    let parts = [
      ("image", map([("min_pixels", text(image.minPixels)), ("max_pixels", text(image.maxPixels))])),
      (
        "video",
        map([
          ("min_pixels", text(video.minPixels)), ("max_pixels", text(video.maxPixels)),
          ("total_pixels", text(video.totalPixels)), ("fps", video.fps.map { JSON.double($0).text() }),
          ("min_frames", text(video.minFrames)), ("max_frames", text(video.maxFrames)),
        ])
      ),
    ]
    return map(parts).map { ["vision: \($0)"] } ?? []
  }

  private func encoders(_ encoders: ModelEncoders) -> [String] {
    var lines: [String] = []
    if encoders.motion != nil { lines.append("  motion: {weights: inside, prefix: motion.}") }
    if let camera = encoders.camera {
      let width = camera.width.map { "width: \($0), " } ?? ""
      lines.append(
        "  camera: {weights: inside, prefix: camera., in_channels: \(camera.inChannels), patch: \(camera.patch), "
          + "depth: \(camera.depth), heads: \(camera.heads), \(width)pixel_unshuffle: \(camera.pixelUnshuffle), "
          + "frames_per_token: \(camera.framesPerToken), temporal_patch: \(camera.temporalPatch), "
          + "merge: \(camera.merge), map_height: \(camera.mapHeight), map_width: \(camera.mapWidth)}")
    }
    return lines.isEmpty ? [] : ["encoders:"] + lines
  }
}
