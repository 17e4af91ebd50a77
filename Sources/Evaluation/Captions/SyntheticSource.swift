package import Conditions
import Manifests
package import Synthesis

/// Samples of the synthetic world, made in memory.
package struct SyntheticSource: EvaluationSource {
  package let sets: [GivenSet]
  package let seed: UInt64
  /// Of each set.
  package let samples: Int
  private let registry: AdapterRegistry
  private let facts: ModelFacts
  private let size: ConditionMaker.Size

  package var count: Int { sets.count * samples }
  package var name: String { "seed \(seed)" }

  /// - Throws: ``EvaluationError/trainingSeed(_:place:)``
  package init(
    seed: UInt64, samples: Int, sets: [GivenSet], registry: AdapterRegistry, facts: ModelFacts,
    size: ConditionMaker.Size = .training
  ) throws(EvaluationError) {
    guard SeedRange(seed) != .training else { throw .trainingSeed(seed, place: nil) }
    self.sets = sets
    self.seed = seed
    self.samples = samples
    self.registry = registry
    self.facts = facts
    self.size = size
  }

  /// Sets take turns. The samples of all sets are of the same scenes, but that with a pose the main subject is a person.
  package func sample(_ number: Int) throws -> (set: Int, sample: EvaluationSample) {
    let set = number % sets.count
    let kinds = sets[set].kinds
    let scene = World.scene(seed: seed, index: number / sets.count, personFirst: kinds.contains(.pose))
    return (set, EvaluationSample(scene: scene, kinds: kinds))
  }

  package func reader() throws -> any EvaluationConditions { MemoryConditions(registry, facts, size) }
}

/// Conditions that are drawn when they are asked for.
package struct MemoryConditions: EvaluationConditions {
  private let maker: ConditionMaker
  private let readers: [Bool: SampleReader]

  package init(_ registry: AdapterRegistry, _ facts: ModelFacts, _ size: ConditionMaker.Size = .training) {
    maker = ConditionMaker(size)
    readers = [
      true: SampleReader(registry, facts: facts, words: .on), false: SampleReader(registry, facts: facts, words: .off),
    ]
  }

  package func blocks(
    _ kind: ConditionKind, of sample: EvaluationSample, number: Int, words: Bool
  ) throws -> ConditionBlocks {
    try blocks(kind, of: sample.scene, words: words)
  }

  package func blocks(_ kind: ConditionKind, of scene: Scene, words: Bool) throws -> ConditionBlocks {
    // checked: both readers are made above.
    let reader = readers[words]!
    return try reader.blocks(maker.make(kind, of: scene))
  }
}
