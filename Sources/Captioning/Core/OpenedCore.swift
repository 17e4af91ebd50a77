package import Claims
package import Conditions
package import Manifests
import Media
package import Support
package import Tensors

/// What writes a run's caption, opened.
package enum OpenedCore: Sendable {
  /// The user's words and what was measured; no weights, no network.
  case facts
  case embedded(EmbeddedModel)

  /// Opens what a run manifest names.
  /// - Throws: ``ModelLocationError``, and what ``EmbeddedModel`` throws.
  package init(_ manifest: RunManifest, _ installation: Installation, precision: Precision) throws {
    switch manifest.model {
    case .facts: self = .facts
    case .name(let name):
      let base = manifest.path.map { Path.parent($0) } ?? "."
      let folder = try ModelLocator(bundled: installation.places(.models)).folder(name, relativeTo: base)
      self = .embedded(
        try EmbeddedModel(name: name, folder: folder, limits: manifest.limits, precision: precision))
    case .server(let url, _):
      throw ModelLocationError.notSupported(
        name: url, reason: "servers as models are not supported yet; name a local model")
    }
  }

  /// What is done where a caption does not keep what is known. A model's caption is mended only where that is asked for.
  package func keepMode(_ asked: KeepMode?) -> KeepMode { asked ?? (model == nil ? .repair : .warn) }

  /// The model, `nil` where none writes.
  package var model: EmbeddedModel? { if case .embedded(let model) = self { model } else { nil } }

  /// For people and for the JSON result.
  package var name: String { model?.name ?? ModelReference.factsName }

  /// What every run says of it, `nil` where nothing is to be said.
  package var notice: String? { model?.notice }

  /// Words of a prompt that it was never trained on; none where nobody keeps a list.
  package func unknownWords(in prompt: String) -> [String] { model?.words?.unknown(in: prompt) ?? [] }

  /// What conditions need to know of their reader. Without a model frames are read all the same, a few small ones:
  /// adapters measure while they read, and `inspect` shows them.
  package var facts: ModelFacts { model?.facts ?? Self.withoutModel }

  private static let withoutModel: ModelFacts = {
    var facts = ModelFacts()
    facts.sampling.maxFrames = 16
    facts.video.maxPixels = max(facts.video.minPixels, 256 * 256)
    facts.picture.maxPixels = max(facts.picture.minPixels, 256 * 256)
    return facts
  }()

  /// `random`, `untrained` or `trained`; `none` where no model writes.
  package var training: String {
    model.map { $0.manifest?.training.state.rawValue ?? "untrained" } ?? "none"
  }

  /// How it is described in JSON: `training` and `notice` tell how far it can be trusted.
  package var json: JSON {
    .object([
      "name": .string(name), "folder": model.map { .string($0.folder) } ?? .null, "training": .string(training),
      "notice": notice.map { .string($0) } ?? .null,
    ])
  }
}
