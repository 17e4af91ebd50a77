package import Support

/// An evaluation could not be made.
package enum EvaluationError: ExplainedError, Equatable {
  case option(String, hint: String?)
  case trainingSeed(UInt64, place: String?)
  /// A folder holds no samples.
  case noSamples(folder: String)
  /// A sample's files do not tell of the scene that they name.
  case otherWorld(path: String)
  case sample(path: String, problem: String)
  /// A dictionary that WordNet is to be read from.
  case wordNet(path: String, problem: String)
  /// The program of METEOR 1.5.
  case meteor(path: String, problem: String)

  package var message: String {
    switch self {
    case .option(let text, _): text
    case .trainingSeed(let seed, _): "the seed \(seed) is one of those that models are trained on"
    case .noSamples: "no samples: no folder in it has a facts.json"
    case .otherWorld: "these are not the facts of the scene that seed and index name"
    case .sample(_, let problem), .wordNet(_, let problem), .meteor(_, let problem): problem
    }
  }

  package var place: String? {
    switch self {
    case .option: nil
    case .trainingSeed(_, let place): place
    case .noSamples(let path), .otherWorld(let path), .sample(let path, _), .wordNet(let path, _), .meteor(let path, _):
      path
    }
  }

  package var hint: String? {
    switch self {
    case .option(_, let hint): hint
    case .trainingSeed: "evaluations take seeds from 900000 to 999999, on which nothing is ever trained"
    case .noSamples: "write some: a2c synth --count 64 --seed 900000 --out FOLDER"
    case .otherWorld: "write the samples anew with this version of a2c synth"
    case .sample: nil
    case .wordNet: "name the folder dict of WordNet 3.0, with index.noun, data.noun and noun.exc"
    case .meteor:
      "name meteor-1.5.jar as pycocoevalcap brings it, with its folder data in the same place; java comes with default-jre-headless"
    }
  }

  package var exitStatus: ExitStatus {
    switch self {
    case .option, .trainingSeed(_, nil): .usage
    case .trainingSeed, .noSamples, .otherWorld, .sample, .wordNet, .meteor: .badInput
    }
  }
}
