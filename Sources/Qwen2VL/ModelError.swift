import Support

/// A model cannot be used as it stands.
package enum ModelError: ExplainedError {
  /// The configuration lacks a key or holds a value that makes no model.
  case configuration(path: String, key: String, problem: String)
  /// Weights that the configuration calls for are not in the files.
  case missingWeights(source: String, names: [String])
  /// A weight's shape is not what the configuration says.
  case shape(source: String, name: String, found: [Int], expected: [Int])
  /// A weight's element type is not one of f32, bf16, f16.
  case elementType(source: String, name: String, found: String)
  /// Arithmetic left the finite numbers; `culprits` are weights that hold infinities or not-a-numbers.
  case notFinite(source: String, stage: String, culprits: [String])
  /// The input does not fit the model.
  case input(String)

  package var message: String {
    switch self {
    case .configuration(_, let key, let problem): "\(key): \(problem)"
    case .missingWeights(_, let names):
      "\(names.count) weights are missing, the first of them: " + names.prefix(5).joined(separator: ", ")
    case .shape(_, let name, let found, let expected):
      "weight \(name) has shape \(found) where config.json calls for \(expected)"
    case .elementType(_, let name, let found): "weight \(name) has element type \(found); read are f32, bf16 and f16"
    case .notFinite(_, let stage, let culprits):
      culprits.isEmpty
        ? "\(stage) gave numbers that are not finite"
        : "\(stage) gave numbers that are not finite; weights with such numbers: "
          + culprits.prefix(5).joined(separator: ", ")
    case .input(let problem): problem
    }
  }

  package var place: String? {
    switch self {
    case .configuration(let path, _, _): path
    case .missingWeights(let source, _), .shape(let source, _, _, _), .elementType(let source, _, _),
      .notFinite(let source, _, _):
      source
    case .input: nil
    }
  }

  package var hint: String? {
    switch self {
    case .configuration: "compare the file with the config.json of a released Qwen2-VL model"
    case .missingWeights: "the download may be incomplete, or config.json belongs to another model"
    case .shape: "config.json and the weights belong to different models"
    case .elementType: "convert the weights to bf16 safetensors"
    case .notFinite: "the weight file is damaged; fetch it again"
    case .input: nil
    }
  }
}
