import Captioning
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
    switch exercise.task {
    case .copy: return try copy(&random)
    case .attributes: return try attributes(exercise, seed, number, builder, &random)
    case .question: return try question(exercise, seed, number, builder, &random)
    case .text, .caption: return try caption(exercise, seed, number, builder, &random)
    case .section: return try section(exercise, seed, number, builder, &random)
    case .list: return try list(exercise, seed, number, builder, &random)
    }
  }

  // MARK: Exercises

  private func caption(
    _ exercise: WorldSource.Exercise, _ seed: UInt64, _ number: Int, _ builder: SampleBuilder,
    _ random: inout SeededGenerator
  ) throws -> TrainingSample {
    let kinds = exercise.task == .text ? [] : dropped(exercise.kinds, &random)
    let sample = builder.sample(seed: seed, index: number, kinds: kinds, sentenceDropout: data.dropout.sentences)
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
    let kind = exercise.kinds[Int(random.next() % UInt64(exercise.kinds.count))]
    let sample = builder.sample(seed: seed, index: number, kinds: [kind], sentenceDropout: 1)
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
    let sample = builder.sample(seed: seed, index: number, kinds: kinds, sentenceDropout: data.dropout.sentences)
    let shown = sample.scene.facts.filter { fact in kinds.contains { $0.shows(fact.slot, of: sample.scene) } }
    return try composer.sample(
      task: "list", try blocks(sample, &random), prompt: Self.request(sample, WorldTask.listing),
      answer: composer.tokens(" " + shown.map(\.value).joined(separator: ", ")))
  }

  /// The short prompt with what is asked behind it.
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
    let kind = exercise.kinds[Int(random.next() % UInt64(exercise.kinds.count))]
    let sample = builder.sample(seed: seed, index: number, kinds: [kind])
    var inputs: [EncoderInput] = []
    for block in try blocks(sample, &random) {
      for (index, input) in try composer.inputs(block).enumerated() {
        var input = input
        // A picture is asked about the subject that it shows alone.
        let subject =
          kind != .identities
          ? 0
          : sample.scene.subjects.indices.first {
            IdentityPlan(sample.scene).pointer($0).map { $0.picture == index + 1 && $0.side == nil } ?? false
          }
        guard let subject, let head = WorldHeads.head(kind), head.encoder == input.encoder else { continue }
        input.head = head.name
        input.classes = WorldHeads.classes(WorldHeads.slots(kind, subject: subject), of: sample.scene)
        inputs.append(input)
      }
    }
    return TrainingSample(task: "attributes", inputs: inputs)
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

  /// The conditions that are left, at least one.
  private func dropped(_ kinds: [ConditionKind], _ random: inout SeededGenerator) -> [ConditionKind] {
    guard kinds.count > 1, data.dropout.conditions > 0 else { return kinds }
    let kept = kinds.filter { _ in random.uniform() >= data.dropout.conditions }
    return kept.isEmpty ? [kinds[Int(random.next() % UInt64(kinds.count))]] : kept
  }
}
