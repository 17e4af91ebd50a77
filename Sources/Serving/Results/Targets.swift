import Captioning
package import Claims
package import Generators
package import Manifests
import Support

/// The generators that prompts are written for, checked before the long work begins.
package struct Targets {
  /// One generator's prompt and where it was written.
  package struct Bundle {
    package let id: String
    package let prompt: FormattedPrompt
    /// `nil` where the run names no output folder.
    package let folder: String?
    package let content: BundleContent
    /// What it took.
    package let seconds: Double

    /// What its user has to know, on one line.
    /// - Parameter withoutLost: leaves out what the table of conditions says.
    package func summary(withoutLost: Bool = false) -> String? {
      BundleReport.summary(content, withoutLost: withoutLost)
    }
  }

  private let run: RunManifest
  private let shots: ShotText
  private let manifests: [GeneratorManifest]
  private let output: String?
  private let tokenizers: TokenizerShelf
  private let escaping: PromptEscaping
  private let replacing: Bool

  /// - Throws: where a generator is unknown or broken, or its output folder is occupied or cannot be written.
  package init(
    _ run: RunManifest, in registry: GeneratorRegistry, tokenizers: TokenizerShelf, escaping: PromptEscaping = .none,
    replacing: Bool = false
  ) throws {
    self.run = run
    shots = ShotText(run.shots, video: run.video)
    self.tokenizers = tokenizers
    self.escaping = escaping
    manifests = try run.generators.indices.map { try Self.manifest($0, of: run, in: registry) }
    for manifest in manifests { try Workflow.check(manifest) }
    output = run.resolvedOutput
    self.replacing = replacing
    guard let output else { return }
    for manifest in manifests {
      try StagedFolder.checkFree(Path.join(output, manifest.id), replacing: replacing ? BundleWriter.earlier : nil)
    }
  }

  /// The manifest of a run's generator.
  package static func manifest(
    _ index: Int, of run: RunManifest, in registry: GeneratorRegistry
  ) throws(GeneratorError) -> GeneratorManifest {
    let place = run.place(ofGenerator: index)
    return try registry.manifest(run.generators[index], for: place.map { .document(place: $0) } ?? .commandLine)
  }

  /// - Parameters:
  ///   - usersOwn: the user's sentences; `nil` where the whole caption is the user's own.
  ///   - measured: sentences of what conditions measured of the camera.
  ///   - source: reads the conditions for the files of bundles; without it bundles hold texts alone.
  package func write(
    _ caption: StructuredCaption, usersOwn: [String]?, measured: [String] = [], conditions: [ConditionEntry],
    seed: UInt64, reading source: ConditionSource?
  ) -> WrittenBundles {
    write(conditions, seed, source) { manifest in
      try Formatter(manifest, tokenizers: tokenizers, escaping: escaping)
        .format(caption, usersOwn: usersOwn, measured: measured, shots: shots)
    }
  }

  /// - Parameter text: a prompt that its user has finished, for every generator as it stands.
  package func write(
    finished text: String, conditions: [ConditionEntry], seed: UInt64, reading source: ConditionSource?
  ) -> WrittenBundles {
    write(conditions, seed, source) { manifest in
      try Formatter(manifest, tokenizers: tokenizers, escaping: escaping).finished(text)
    }
  }

  private func write(
    _ conditions: [ConditionEntry], _ seed: UInt64, _ source: ConditionSource?,
    _ format: (GeneratorManifest) throws -> FormattedPrompt
  ) -> WrittenBundles {
    let named = conditions.map { BundleCondition($0) }
    var written = WrittenBundles()
    for manifest in manifests {
      // The others' bundles are written all the same; what went wrong is said behind them.
      do {
        written.bundles.append(try bundle(manifest, named, seed, source, format))
      } catch {
        written.failures.append(BundlesFailed.Failure(generator: manifest.id, error: error))
      }
    }
    return written
  }

  private func bundle(
    _ manifest: GeneratorManifest, _ conditions: [BundleCondition], _ seed: UInt64, _ source: ConditionSource?,
    _ format: (GeneratorManifest) throws -> FormattedPrompt
  ) throws -> Bundle {
    let start = ResourceUse.seconds
    func seconds() -> Double { ResourceUse.seconds - start }
    let (manifest, prompt) = try FirstFrame.prompt(
      manifest, for: conditions, reading: source, video: run.video, format: format)
    let content = BundleContent(
      prompt, for: manifest, conditions: conditions, seed: seed, video: run.video, combine: run.combine, shots: shots)
    guard let output else {
      return Bundle(id: manifest.id, prompt: prompt, folder: nil, content: content, seconds: seconds())
    }
    let (folder, bundle) = try BundleWriter.written(content, to: output, replacing: replacing, reading: source)
    return Bundle(id: manifest.id, prompt: prompt, folder: folder, content: bundle, seconds: seconds())
  }
}
