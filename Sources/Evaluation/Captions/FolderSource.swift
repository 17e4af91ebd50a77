import Captioning
import Claims
package import Conditions
import Manifests
import Support
package import Synthesis

/// Samples that `a2c synth` wrote: the conditions are read from the files that `run.yaml` names, the reference is
/// `caption.json`. The truth is the scene that `facts.json` names, and the file must tell the same of it.
package struct FolderSource: EvaluationSource {
  /// A sample's folder, read.
  private struct Entry: Sendable {
    let folder: String
    let set: Int
    let sample: EvaluationSample
    let manifest: RunManifest
  }

  package let sets: [GivenSet]
  package let name: String
  private let entries: [Entry]
  private let registry: AdapterRegistry
  private let facts: ModelFacts

  package var count: Int { entries.count }

  /// - Throws: ``EvaluationError``, `FileError`, `JSONError`, `ManifestError`, `StructuredCaptionError`
  package init(folder: String, registry: AdapterRegistry, facts: ModelFacts) throws {
    guard let kind = FileSystem.kind(folder) else { throw FileError.missing(path: folder) }
    guard kind == .folder else { throw EvaluationError.noSamples(folder: folder) }
    name = folder
    self.registry = registry
    self.facts = facts
    var sets: [GivenSet] = []
    var entries: [Entry] = []
    for name in try FileSystem.list(folder) {
      let path = Path.join(folder, name)
      guard FileSystem.kind(Path.join(path, "facts.json")) == .file else { continue }
      let (sample, manifest) = try Self.read(path)
      let set = Self.set(sample.kinds)
      let index = sets.firstIndex(of: set) ?? sets.endIndex
      if index == sets.endIndex { sets.append(set) }
      entries.append(Entry(folder: path, set: index, sample: sample, manifest: manifest))
    }
    guard !entries.isEmpty else { throw EvaluationError.noSamples(folder: folder) }
    self.sets = sets
    self.entries = entries
  }

  private static func set(_ kinds: [ConditionKind]) -> GivenSet {
    if let known = GivenSet.standard.first(where: { $0.kinds == kinds }) { return known }
    return GivenSet(name: kinds.isEmpty ? "none" : kinds.map(\.rawValue).joined(separator: "+"), kinds: kinds)
  }

  private static func read(_ folder: String) throws -> (EvaluationSample, RunManifest) {
    let path = Path.join(folder, "facts.json")
    let bytes = try FileSystem.read(path, limit: Limits.jsonBytes)
    let facts = try JSONParser.parse(bytes, source: path)
    guard let number = facts["seed"]?.intValue, let seed = UInt64(exactly: number),
      let index = facts["index"]?.intValue, index >= 0
    else { throw EvaluationError.sample(path: path, problem: "expected the seed and the index of a scene") }
    guard SeedRange(seed) != .training else { throw EvaluationError.trainingSeed(seed, place: path) }
    let names = (facts["conditions"]?.arrayValue ?? []).map { $0["kind"]?.stringValue }
    let kinds = names.compactMap { $0.flatMap { ConditionKind(rawValue: $0) } }
    guard kinds.count == names.count else {
      throw EvaluationError.sample(path: path, problem: "a condition of another kind than those of the world")
    }
    let scene = World.scene(seed: seed, index: index, personFirst: kinds.contains(.pose))
    let text = SampleBuilder.text(of: scene, kinds: kinds)
    let own = FactsDocument.json(scene, kinds: kinds, prompt: text.prompt, known: text.known).text()
    guard facts.text() == own else { throw EvaluationError.otherWorld(path: path) }

    let captionPath = Path.join(folder, "caption.json")
    let caption = try StructuredCaption(
      json: JSONParser.parse(FileSystem.read(captionPath, limit: Limits.jsonBytes), source: captionPath))
    let manifestPath = Path.join(folder, "run.yaml")
    let manifest = try RunManifest.load(path: manifestPath)
    guard manifest.conditions.count == kinds.count, manifest.prompt == text.prompt.text else {
      throw EvaluationError.sample(
        path: manifestPath, problem: "the prompt or the conditions are not those of facts.json")
    }
    let sample = EvaluationSample(
      scene: scene, kinds: kinds, prompt: text.prompt, reference: caption, known: text.known)
    return (sample, manifest)
  }

  package func sample(_ number: Int) throws -> (set: Int, sample: EvaluationSample) {
    (entries[number].set, entries[number].sample)
  }

  package func reader() throws -> any EvaluationConditions { FileConditions(source: self) }

  /// Reads conditions from the files of the samples.
  private struct FileConditions: EvaluationConditions {
    let source: FolderSource
    private let reader: ConditionReader

    init(source: FolderSource) {
      self.source = source
      reader = ConditionReader(source.registry, for: .model(source.facts), options: HostOptions(isolation: .none))
    }

    func blocks(
      _ kind: ConditionKind, of sample: EvaluationSample, number: Int, words: Bool
    ) throws -> ConditionBlocks {
      let manifest = source.entries[number].manifest
      // checked: a kind of the sample, whose conditions stand in the manifest in the same order.
      var entry = manifest.conditions[sample.kinds.firstIndex(of: kind) ?? 0]
      entry.facts = words ? .on : .off
      return try reader.read(entry, in: manifest.path)
    }
  }
}
