import Support

/// What a model folder says beyond its `config.json`: encoders that Qwen2-VL lacks, special tokens, how it was trained
/// (`a2c: model/1`, the optional `a2c.yaml` beside a model).
package struct ModelManifest: Document {
  /// The value of `a2c`.
  package static let kind = "model/1"
  /// The document for people.
  package static let title = "model manifest"

  package let name: String?
  package let training: ModelTraining
  /// What a trained model knows of, to be said with each of its captions: `drawn scenes of a synthetic world`.
  package let world: String?
  /// Full ids of the adapters whose conditions the model was trained on.
  package let trainedOn: [String]
  /// Token ids by token, `<|motion_start|>`.
  package let specialTokens: [String: Int]
  package let encoders: ModelEncoders
  package let vision: ModelVision
  package let prompt: ModelPrompt
  /// The manifest's file.
  package let path: String
  /// The model's folder.
  package let folder: String

  package init(_ fields: inout Fields) {
    fields.kind(of: Self.self)
    name = fields.optional("name", .text(), "The model's name for people.")
    training = fields.record("training", "How it was trained.")
    world = fields.optional(
      "world", .text(), "What it knows of, if that is not the real world; reported with each caption.")
    trainedOn = fields.value(
      "trained_on", .list(of: .adapterID, count: 0...256, unique: true), default: [],
      "The adapters whose conditions it was trained on, in the order in which its prompts held them."
    ).map { AdapterID($0).full }
    let tokens = fields.value(
      "special_tokens", .dictionary(key: .specialToken, of: .integer(in: 0...16_777_215), count: 0...256), default: [],
      "Special tokens that the tokenizer lacks, with their ids.")
    specialTokens = Dictionary(tokens.map { ($0.key, $0.value) }) { first, _ in first }
    encoders = fields.record("encoders", "Encoders besides the vision tower.")
    vision = fields.record("vision", "How pictures and clips are sized and sampled.")
    prompt = fields.record("prompt", "How the prompt is built.")
    path = fields.diagnostics.source.path
    folder = fields.diagnostics.source.folder
    var seen: [Int: String] = [:]
    for token in tokens where fields.isSound {
      if let other = seen[token.value] {
        fields.problem(
          "\(TerminalText.quoted(token.key)) has the id \(token.value) of '\(other)'", at: "special_tokens")
      }
      seen[token.value] = token.key
    }
  }
}

/// How a model was trained.
package struct ModelTraining: Record, Equatable {
  /// How far the model is trained.
  package enum State: String, CaseIterable, Sendable {
    case trained
    /// Trained for something else: stock weights.
    case untrained
    /// Never trained.
    case random
  }

  package let state: State
  package let note: String?

  package init(_ fields: inout Fields) {
    state = fields.value(
      "state", .choice(), default: .untrained, "Trained on conditions, trained for something else, or never trained.")
    note = fields.optional("note", .text(), "What on and how, in a sentence.")
  }
}

/// How the prompt of a model is built.
package struct ModelPrompt: Record, Equatable {
  /// `plain` for a model that was trained on conditions; `instruct` says in words what each picture is and asks for the
  /// six parts.
  package enum Style: String, CaseIterable, Sendable { case plain, instruct }

  /// `nil` follows from ``ModelTraining/state``.
  package let style: Style?
  /// A template file in the model's folder.
  package let template: String?

  package init(_ fields: inout Fields) {
    style = fields.optional("style", .choice(), "Plain, or with instructions in words.")
    template = fields.optional("template", .bundlePath, "A template file in the model's folder.")
  }
}
