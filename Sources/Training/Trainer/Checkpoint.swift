import Manifests
import Support
import Tensors

/// The state of a training between two steps: weights, moments, the step. One folder that is replaced as a whole.
struct Checkpoint {
  /// The folder, inside of the training's.
  static let folderName = "checkpoint"

  /// Steps done.
  var step: Int
  /// Labels of the recipe that the state belongs to.
  var recipe: String
  /// How many workers computed the steps: another number adds in another order.
  var workers: Int

  /// Writes the state.
  static func write(
    _ folder: String, step: Int, recipe: Recipe, workers: Int, _ parameters: ParameterSet, _ optimiser: AdamW
  ) throws {
    let earlier = Replacing(files: ["moments.safetensors", "state.json", "weights.safetensors"])
    try StagedFolder.build(Path.join(folder, folderName), replacing: earlier) { staged in
      let all = parameters.parameters
      let writer = try SafetensorsWriter(
        Path.join(staged, "weights.safetensors"),
        entries: all.map { SafetensorsWriter.Entry($0.name, .f32, $0.shape) })
      for parameter in all { try writer.append(parameter.values) }
      try writer.commit()
      let trained = all.filter(optimiser.isTrained)
      let moments = try SafetensorsWriter(
        Path.join(staged, "moments.safetensors"),
        entries: trained.flatMap {
          [
            SafetensorsWriter.Entry($0.name + ".first", .f32, $0.shape),
            SafetensorsWriter.Entry($0.name + ".second", .f32, $0.shape),
          ]
        })
      for parameter in trained {
        guard let state = optimiser.state(of: parameter) else { continue }
        try moments.append(state.first)
        try moments.append(state.second)
      }
      try moments.commit()
      let state = JSON.object([
        "recipe": .string(fingerprint(recipe)), "step": .int(step), "optimiser_steps": .int(optimiser.steps),
        "workers": .int(workers),
      ])
      try StagedFile.write(Array((state.text() + "\n").utf8), to: Path.join(staged, "state.json"))
    }
  }

  /// Reads the state back, `nil` where there is none.
  /// - Throws: ``TrainingError/checkpoint(path:problem:)`` where it is that of another recipe or of another number of
  ///   workers.
  static func read(
    _ folder: String, recipe: Recipe, workers: Int, _ parameters: ParameterSet, _ optimiser: AdamW
  ) throws -> Int? {
    let place = Path.join(folder, folderName)
    let path = Path.join(place, "state.json")
    guard FileSystem.exists(path) else { return nil }
    let state = try JSONParser.parse(FileSystem.read(path, limit: Limits.jsonBytes), source: path)
    guard let step = state["step"]?.intValue, let optimiserSteps = state["optimiser_steps"]?.intValue, step >= 0,
      optimiserSteps >= 0
    else { throw TrainingError.checkpoint(path: path, problem: "no steps in it") }
    guard state["recipe"]?.stringValue == fingerprint(recipe) else {
      throw TrainingError.checkpoint(path: place, problem: "was written for another recipe than \(recipe.path)")
    }
    guard let saved = state["workers"]?.intValue, saved == workers else {
      throw TrainingError.checkpoint(
        path: place, problem: "was computed by another number of workers than \(workers); give --workers")
    }
    let weights = try SafetensorsFile(Path.join(place, "weights.safetensors"))
    let moments = try SafetensorsFile(Path.join(place, "moments.safetensors"))
    func floats(_ file: SafetensorsFile, _ name: String, _ parameter: Parameter) throws -> [Float] {
      let view = try file.weight(name)
      guard view.shape == parameter.shape else {
        throw TrainingError.checkpoint(path: file.path, problem: "\(name) has another shape than the model")
      }
      return view.floats()
    }
    for parameter in parameters.parameters { parameter.values = try floats(weights, parameter.name, parameter) }
    try optimiser.restore(steps: optimiserSteps) { parameter in
      (
        try floats(moments, parameter.name + ".first", parameter),
        try floats(moments, parameter.name + ".second", parameter)
      )
    }
    return step
  }

  /// What makes two recipes the same training: the text of the file.
  private static func fingerprint(_ recipe: Recipe) -> String {
    let bytes = (try? FileSystem.read(recipe.path, limit: Limits.documentBytes)) ?? []
    return "\(recipe.name) \(SHA256.hex(SHA256.digest(bytes)))"
  }
}
