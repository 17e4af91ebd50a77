import Captioning
import Claims
import Conditions
import Manifests
import Support
import Synthesis
import Tokenization

/// What makes the samples of exercises: drawing, adapters and prompts of one thread.
final class Workbench {
  private let data: RecipeData
  private let composer: SampleComposer
  private let builders = Workbench.sizes.map { (share: $0.share, builder: SampleBuilder($0.size)) }
  private let reader: SampleReader
  /// With facts in words.
  private let telling: SampleReader

  /// Sizes of media, for what users have differs in size: drawn as the model reads them, with larger pictures and longer
  /// paths, and so large that they are resized.
  private static let sizes: [(share: Double, size: ConditionMaker.Size)] = [
    (0.45, .training),
    (0.4, ConditionMaker.Size(side: 112, frames: 8, identitySide: 112, poses: 16)),
    (0.15, ConditionMaker.Size(side: 224, frames: 8, identitySide: 168, poses: 16)),
  ]

  init(_ start: StageStart, registry: AdapterRegistry, template: PromptTemplate) throws {
    data = start.recipe.data
    composer = try SampleComposer(
      start.model, start.tokenizer, manifest: start.manifest, facts: start.facts, template: template)
    reader = SampleReader(registry, facts: start.facts)
    telling = SampleReader(registry, facts: start.facts, words: .on)
  }

  /// The sample of an exercise.
  func make(
    _ exercise: WorldSource.Exercise, _ seed: UInt64, _ number: Int, _ random: inout SeededGenerator
  ) throws -> TrainingSample {
    let builder = builders[random.index(shares: builders.map(\.share))].builder
    let number = sought(exercise.kinds, seed, number, &random)
    switch exercise.task {
    case .copy: return try copy(&random)
    case .attributes: return try attributes(exercise, seed, number, builder, &random)
    case .question: return try question(exercise, seed, number, builder, &random)
    case .text, .caption: return try caption(exercise, seed, number, builder, &random)
    case .section: return try section(exercise, seed, number, builder, &random)
    case .list, .known: return try list(exercise, seed, number, builder, &random)
    case .sides: return try sides(exercise, seed, number, builder, &random)
    }
  }

  /// The number of a scene such as the recipe seeks, now and then; other numbers than those that are counted up.
  private func sought(
    _ kinds: [ConditionKind], _ seed: UInt64, _ number: Int, _ random: inout SeededGenerator
  ) -> Int {
    let wantsCrowd = data.crowds > 0 && random.uniform() < data.crowds
    let wantsApproach = data.approaches > 0 && kinds.contains(.pose) && random.uniform() < data.approaches
    guard wantsCrowd || wantsApproach else { return number }
    let tries = (1...24).lazy.map { number &+ $0 &* 1_000_000_000 }
    return tries.first { number in
      let scene = World.scene(seed: seed, index: number, personFirst: kinds.contains(.pose))
      return (!wantsCrowd || Self.isCrowd(scene, kinds)) && (!wantsApproach || Self.isApproach(scene))
    } ?? number
  }

  /// Whether several people are to be told apart.
  private static func isCrowd(_ scene: Scene, _ kinds: [ConditionKind]) -> Bool {
    kinds.contains(.identities) && IdentityPlan(scene).hasPairs
      || kinds.contains(.pose) && scene.subjects.count { $0.kind == .person } > 1
  }

  /// Whether somebody walks or runs along the line of sight.
  private static func isApproach(_ scene: Scene) -> Bool {
    scene.subjects.contains { $0.kind == .person && ($0.direction == .towards || $0.direction == .away) }
  }

  // MARK: Exercises

  private func caption(
    _ exercise: WorldSource.Exercise, _ seed: UInt64, _ number: Int, _ builder: SampleBuilder,
    _ random: inout SeededGenerator
  ) throws -> TrainingSample {
    let kinds = exercise.task == .text ? [] : dropped(exercise.kinds, &random)
    let sample = builder.sample(
      seed: seed, index: number, kinds: kinds, sentenceDropout: data.dropout.sentences, repeats: repeats(&random))
    return try composer.sample(
      task: exercise.task.rawValue, try blocks(sample, &random), prompt: sample.prompt.text,
      answer: composer.tokens(sample.caption))
  }

  private func section(
    _ exercise: WorldSource.Exercise, _ seed: UInt64, _ number: Int, _ builder: SampleBuilder,
    _ random: inout SeededGenerator
  ) throws -> TrainingSample {
    let kinds = dropped(exercise.kinds, &random)
    // A single condition is asked for what it shows: of the prompt only who is meant is left.
    let dropout = kinds.count == 1 ? 1 : data.dropout.sentences
    let sample = builder.sample(seed: seed, index: number, kinds: kinds, sentenceDropout: dropout)
    let parts = kinds.count == 1 ? WorldTask.parts(kinds[0]) : CaptionPart.allCases
    let part = parts[Int(random.next() % UInt64(parts.count))]
    let instruction = WorldTask.instruction(part)
    return try composer.sample(
      task: "section", try blocks(sample, &random),
      prompt: Self.request(sample, instruction),
      answer: composer.tokens(" " + sample.caption[part]))
  }

  private func question(
    _ exercise: WorldSource.Exercise, _ seed: UInt64, _ number: Int, _ builder: SampleBuilder,
    _ random: inout SeededGenerator
  ) throws -> TrainingSample {
    let (kind, sample) = alone(exercise, seed, number, builder, &random)
    let asked = sample.scene.facts.filter {
      kind.shows($0.slot, of: sample.scene) && WorldTask.question($0.slot) != nil
    }
    let fact = asked.isEmpty ? nil : asked[Int(random.next() % UInt64(asked.count))]
    let text = fact.flatMap { WorldTask.question($0.slot) } ?? "Is there anything to see?"
    return try composer.sample(
      task: "question", try blocks(sample, &random), prompt: Self.request(sample, text),
      answer: composer.tokens(" " + (fact?.value ?? "yes")))
  }

  private func list(
    _ exercise: WorldSource.Exercise, _ seed: UInt64, _ number: Int, _ builder: SampleBuilder,
    _ random: inout SeededGenerator
  ) throws -> TrainingSample {
    let kinds = dropped(exercise.kinds, &random)
    let sample = builder.sample(
      seed: seed, index: number, kinds: kinds, sentenceDropout: data.dropout.sentences, repeats: repeats(&random))
    let isKnown = exercise.task == .known
    let listed = sample.scene.facts.filter { fact in
      isKnown ? sample.known.contains(fact.slot) : kinds.contains { $0.shows(fact.slot, of: sample.scene) }
    }
    return try composer.sample(
      task: exercise.task.rawValue, try blocks(sample, &random),
      prompt: Self.request(sample, isKnown ? WorldTask.knowing : WorldTask.listing),
      answer: composer.tokens(" " + listed.map(\.value).joined(separator: ", ")))
  }

  private func sides(
    _ exercise: WorldSource.Exercise, _ seed: UInt64, _ number: Int, _ builder: SampleBuilder,
    _ random: inout SeededGenerator
  ) throws -> TrainingSample {
    let (kind, sample) = alone(exercise, seed, number, builder, &random)
    return try composer.sample(
      task: "sides", try blocks(sample, &random), prompt: WorldTask.placing,
      answer: composer.tokens(" " + SideList.text(sample.scene, shownBy: kind)))
  }

  /// One condition of the exercise, and its sample: of the prompt only who is meant is left.
  private func alone(
    _ exercise: WorldSource.Exercise, _ seed: UInt64, _ number: Int, _ builder: SampleBuilder,
    _ random: inout SeededGenerator
  ) -> (kind: ConditionKind, sample: Sample) {
    let kind = exercise.kinds[Int(random.next() % UInt64(exercise.kinds.count))]
    return (kind, builder.sample(seed: seed, index: number, kinds: [kind], sentenceDropout: 1))
  }

  /// The short prompt with what is asked after it.
  private static func request(_ sample: Sample, _ text: String) -> String {
    sample.prompt.text.isEmpty ? text : sample.prompt.text + " " + text
  }

  private func copy(_ random: inout SeededGenerator) throws -> TrainingSample {
    let count = 6 + Int(random.next() % 14)
    let words = (0..<count).map { _ in
      let slot = WorldTask.copied[Int(random.next() % UInt64(WorldTask.copied.count))]
      let values = WorldHeads.values(slot)
      return values[Int(random.next() % UInt64(values.count))]
    }
    let text = words.joined(separator: " ")
    return try composer.sample(
      task: "copy", [], prompt: "Repeat: " + text, answer: composer.tokens(" " + text))
  }

  private func attributes(
    _ exercise: WorldSource.Exercise, _ seed: UInt64, _ number: Int, _ builder: SampleBuilder,
    _ random: inout SeededGenerator
  ) throws -> TrainingSample {
    let (kind, sample) = alone(exercise, seed, number, builder, &random)
    var inputs: [EncoderInput] = []
    for block in try blocks(sample, &random) {
      for (index, input) in try composer.inputs(block).enumerated() {
        guard let view = view(kind, picture: index + 1, of: sample.scene), view.head.encoder == input.encoder
        else { continue }
        var input = input
        input.head = view.head.name
        input.classes = view.classes
        inputs.append(input)
      }
    }
    return TrainingSample(task: "attributes", inputs: inputs)
  }

  /// What one picture or clip of a condition is asked about: an identity picture about whom it shows.
  private func view(
    _ kind: ConditionKind, picture: Int, of scene: Scene
  ) -> (head: AttributeHead, classes: [Int32])? {
    func classes(_ traits: [WorldTrait], _ scene: Scene) -> [Int32] {
      WorldHeads.classes(traits, of: scene, shownBy: kind)
    }
    guard kind == .identities else { return WorldHeads.view(kind).map { ($0.head, classes($0.traits, scene)) } }
    let shown = IdentityPlan(scene).cast(picture: picture, of: scene)
    switch shown.subjects.count {
    case 1: return (WorldHeads.identities, classes(WorldHeads.lookTraits, shown))
    case 2: return (WorldHeads.pair, classes(WorldHeads.pairTraits, shown))
    default: return nil
    }
  }

  /// What the adapters make of a sample; at times with facts in words, and with depth in other colours.
  private func blocks(_ sample: Sample, _ random: inout SeededGenerator) throws -> [ConditionBlocks] {
    let tells = data.facts > 0 && random.uniform() < data.facts
    let blocks = try (tells ? telling : reader).blocks(sample)
    guard data.recolouring > 0 else { return blocks }
    return zip(sample.conditions, blocks).map { condition, blocks in
      guard condition.kind == .depth, random.uniform() < data.recolouring else { return blocks }
      return ColourRamp(&random).applied(to: blocks)
    }
  }

  /// Whether the prompt of a sample says what the conditions show, too.
  private func repeats(_ random: inout SeededGenerator) -> Bool {
    data.repetition > 0 && random.uniform() < data.repetition
  }

  /// The conditions that are left, at least one.
  private func dropped(_ kinds: [ConditionKind], _ random: inout SeededGenerator) -> [ConditionKind] {
    guard kinds.count > 1, data.dropout.conditions > 0 else { return kinds }
    let kept = kinds.filter { _ in random.uniform() >= data.dropout.conditions }
    return kept.isEmpty ? [kinds[Int(random.next() % UInt64(kinds.count))]] : kept
  }
}
