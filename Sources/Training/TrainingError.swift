package import Support

/// A training cannot start or go on.
package enum TrainingError: ExplainedError {
  /// A weight that the network needs is not in the set.
  case missing(name: String)
  case weight(name: String, problem: String)
  /// A sample that the network cannot read; a defect of its source.
  case sample(String)
  /// The recipe asks for what the model or the data do not have.
  case recipe(path: String, problem: String, hint: String?)
  /// A checkpoint that does not belong to this training.
  case checkpoint(path: String, problem: String)
  case notFinite(step: Int)

  package var message: String {
    switch self {
    case .missing(let name): "the model has no weight \(name)"
    case .weight(let name, let problem): "weight \(name): \(problem)"
    case .sample(let problem): problem
    case .recipe(_, let problem, _): problem
    case .checkpoint(_, let problem): problem
    case .notFinite(let step): "the gradients of step \(step) are not finite"
    }
  }

  package var place: String? {
    switch self {
    case .recipe(let path, _, _), .checkpoint(let path, _): path
    default: nil
    }
  }

  package var hint: String? {
    switch self {
    case .recipe(_, _, let hint): hint
    case .checkpoint: "train into another folder, or remove this one"
    case .notFinite: "lower the learning rate, or clip the gradients"
    default: nil
    }
  }

  package var exitStatus: ExitStatus {
    switch self {
    case .missing, .weight, .recipe, .checkpoint: .badInput
    case .sample: .internalFault
    case .notFinite: .failure
    }
  }
}
