import Support
import Tensors

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
  /// A small weight, all of which is read when the model is opened, holds infinities or not-a-numbers.
  case damagedWeight(source: String, name: String)
  /// The table of embeddings holds nothing but zeros: a file that was laid out and never filled.
  case emptyWeights(source: String)
  /// Arithmetic left the finite numbers; `culprits` are weights that hold infinities or not-a-numbers.
  case notFinite(source: String, stage: String, culprits: [String])
  /// The files have weights of more layers than the configuration says.
  case extraLayers(source: String, key: String, count: Int, names: [String])
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
    case .damagedWeight(_, let name): "weight \(name) holds numbers that are not finite"
    case .emptyWeights: "the weights of the tokens are all zero"
    case .extraLayers(_, let key, let count, let names):
      "config.json's \(key) is \(count), but there are weights of more layers, such as \(names.first ?? "")"
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
      .damagedWeight(let source, _), .notFinite(let source, _, _), .extraLayers(let source, _, _, _),
      .emptyWeights(let source):
      source
    case .input: nil
    }
  }

  package var hint: String? {
    switch self {
    case .configuration: "compare the file with the config.json of a released Qwen2-VL or Qwen2.5-VL model"
    case .missingWeights: "the download may be incomplete, or config.json belongs to another model"
    case .shape, .extraLayers: "config.json and the weights belong to different models"
    case .elementType: "convert the weights to bf16 safetensors"
    case .emptyWeights: "the file was laid out and never filled; fetch it again"
    case .damagedWeight: "the weight file is damaged; fetch it again"
    case .notFinite(_, _, let culprits):
      culprits.isEmpty
        ? "the weights are finite; do they belong to this config.json?" : "the weight file is damaged; fetch it again"
    case .input: nil
    }
  }

  /// The error that a stage gave numbers that are not finite, naming those of its weights that hold such numbers and the
  /// file of the first. Reads all of `suspects`.
  static func notFinite(source: String, stage: String, suspects: [WeightView]) -> ModelError {
    let damaged = suspects.filter { !$0.isFinite }
    return .notFinite(source: damaged.first?.file ?? source, stage: stage, culprits: damaged.map(\.name))
  }
}
