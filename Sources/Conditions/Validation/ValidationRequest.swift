package import Support

/// What a test's process is told.
package struct ValidationRequest: Sendable, Equatable {
  /// The bundle, absolute.
  package var folder: String
  /// The sample: paths of one condition's inputs, absolute. Empty where there is none.
  package var inputs: [String]
  /// What a run manifest would set under `params`.
  package var parameters: JSON
  /// Of the model that the blocks are for.
  package var tokenWidth: Int
  /// How many random inputs are tried.
  package var rounds: Int
  /// The first of them; a report names the one that did harm.
  package var seed: Int
  /// For files of the test's own, absolute.
  package var scratch: String

  package init(
    folder: String, inputs: [String] = [], parameters: JSON = .object([]), tokenWidth: Int = 256, rounds: Int = 16,
    seed: Int = 0, scratch: String
  ) {
    self.folder = folder
    self.inputs = inputs
    self.parameters = parameters
    self.tokenWidth = tokenWidth
    self.rounds = rounds
    self.seed = seed
    self.scratch = scratch
  }

  var json: JSON {
    .object([
      "folder": .string(folder), "inputs": .array(inputs.map { .string($0) }), "parameters": parameters,
      "token_width": .int(tokenWidth), "rounds": .int(rounds), "seed": .int(seed), "scratch": .string(scratch),
    ])
  }

  init?(_ text: String) {
    guard let json = try? JSONParser.parse(text), let folder = json["folder"]?.stringValue,
      let inputs = json["inputs"]?.arrayValue?.compactMap(\.stringValue), let parameters = json["parameters"],
      let width = json["token_width"]?.intValue, let rounds = json["rounds"]?.intValue,
      let seed = json["seed"]?.intValue, let scratch = json["scratch"]?.stringValue
    else { return nil }
    self.init(
      folder: folder, inputs: inputs, parameters: parameters, tokenWidth: width, rounds: rounds, seed: seed,
      scratch: scratch)
  }
}
