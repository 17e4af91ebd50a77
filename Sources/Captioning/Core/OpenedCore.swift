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
  case embedded(LocalModel)
  case remote(RemoteCore)

  /// Opens what a run manifest names.
  /// - Throws: ``ModelLocationError``, and what ``LocalModel`` throws.
  package init(_ manifest: RunManifest, _ installation: Installation, precision: Precision?) throws {
    switch manifest.model {
    case .facts: self = .facts
    case .name(let name):
      let base = manifest.path.map { Path.parent($0) } ?? "."
      let folder = try ModelLocator(bundled: installation.places(.models)).folder(name, relativeTo: base)
      self = .embedded(
        try LocalModel(name: name, folder: folder, limits: manifest.limits, precision: precision))
    case .server(let reference): self = .remote(try RemoteCore(reference, installation))
    }
  }

  /// What is done where a caption does not keep what is known. The caption of a model in this process, which was trained
  /// on conditions or is tried for what it can do, is mended only where that is asked for. A server's is mended: its model
  /// knows nothing of conditions but what it is told, and who asks it wants a caption and not a trial.
  package func keepMode(_ asked: KeepMode?) -> KeepMode { asked ?? (model == nil ? .repair : .warn) }

  /// The model in this process, `nil` where none writes there.
  package var model: LocalModel? { if case .embedded(let model) = self { model } else { nil } }

  /// The model behind a server, `nil` where none writes.
  package var remote: RemoteCore? { if case .remote(let core) = self { core } else { nil } }

  /// Whether anybody writes but the user and what was measured.
  package var isModel: Bool { if case .facts = self { false } else { true } }

  /// For people and for the JSON result.
  package var name: String { model?.name ?? remote?.name ?? ModelReference.factsName }

  /// What every run says of it, `nil` where nothing is to be said.
  package var notice: String? { model?.notice ?? remote?.notice }

  /// Words of a prompt that it was never trained on; none where nobody keeps a list.
  package func unknownWords(in prompt: String) -> [String] { model?.words?.unknown(in: prompt) ?? [] }

  /// What conditions need to know of their reader. Without a model frames are read all the same, a few small ones:
  /// adapters measure while they read, and `inspect` shows them.
  /// - Parameter limits: the run manifest's
  package func facts(_ limits: RunLimits) -> ModelFacts {
    model?.facts ?? remote.map { $0.sees ? $0.facts(limits) : Self.withoutModel } ?? Self.withoutModel
  }

  private static let withoutModel: ModelFacts = {
    var facts = ModelFacts()
    facts.sampling.maxFrames = 16
    facts.video.maxPixels = max(facts.video.minPixels, 256 * 256)
    facts.picture.maxPixels = max(facts.picture.minPixels, 256 * 256)
    return facts
  }()

  /// `random`, `untrained` or `trained`; `none` where no model writes, `unknown` of a server's.
  package var training: String {
    if remote != nil { return "unknown" }
    return model.map { $0.manifest?.training.state.rawValue ?? "untrained" } ?? "none"
  }

  /// How it is described in JSON: `training` and `notice` tell how far it can be trusted.
  package var json: JSON {
    .object([
      "name": .string(name), "folder": model.map { .string($0.folder) } ?? .null, "training": .string(training),
      "notice": notice.map { .string($0) } ?? .null, "server": remote?.json,
    ])
  }
}
