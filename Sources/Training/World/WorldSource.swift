import Captioning
package import Conditions
package import Manifests
import Support
import Synchronization
import Synthesis

/// Training samples of the synthetic world, made while the training runs: no scene is seen twice.
///
/// Held-out samples come from the next seed above the recipe's, and never from the seeds of evaluations.
package final class WorldSource: SampleSource, @unchecked Sendable {  // checked: the lock guards what is not Sendable.
  package let heads: [AttributeHead]
  private let data: RecipeData
  private let mix: [Exercise]
  private let joint: [Exercise]
  private let lock = Mutex(())
  private let composer: SampleComposer
  private let builders = WorldSource.sizes.map { (share: $0.share, builder: SampleBuilder($0.size)) }
  private let reader: SampleReader
  /// With facts in words.
  private let telling: SampleReader

  /// An exercise of the recipe with its names understood.
  private struct Exercise {
    let task: WorldTask
    let kinds: [ConditionKind]
    let recipe: RecipeExercise
  }

  /// Sizes of media, for what users have differs in size: drawn as the model reads them, with larger pictures and longer
  /// paths, and so large that they are resized.
  private static let sizes: [(share: Double, size: ConditionMaker.Size)] = [
    (0.45, .training),
    (0.4, ConditionMaker.Size(side: 112, frames: 8, identitySide: 112, poses: 16)),
    (0.15, ConditionMaker.Size(side: 224, frames: 8, identitySide: 168, poses: 16)),
  ]

  /// What random choices about a sample are made from; scenes have purposes of their own.
  private static let purpose: UInt64 = 0x7261_696E

  /// - Throws: ``TrainingError/recipe(path:problem:hint:)`` where the recipe names tasks or conditions that the world does
  ///   not have.
  package init(_ start: StageStart, registry: AdapterRegistry, template: PromptTemplate) throws {
    let recipe = start.recipe
    data = recipe.data
    mix = try recipe.data.mix.map { try Self.exercise($0, recipe) }
    joint = try recipe.data.joint.map { try Self.exercise($0, recipe) }
    let seen = (mix + joint).filter { $0.task == .attributes }.flatMap(\.kinds)
    heads = WorldHeads.all.filter { head in seen.contains { WorldHeads.head($0)?.name == head.name } }
    composer = try SampleComposer(
      start.model, start.tokenizer, manifest: start.manifest, facts: start.facts, template: template)
    reader = SampleReader(registry, facts: start.facts)
    telling = SampleReader(registry, facts: start.facts, words: .on)
  }

  private static func exercise(_ exercise: RecipeExercise, _ recipe: Recipe) throws(TrainingError) -> Exercise {
    func refuse(_ problem: String, _ hint: String?) -> TrainingError {
      .recipe(path: recipe.path, problem: problem, hint: hint)
    }
    if let source = exercise.source ?? (recipe.data.source == "world" ? nil : recipe.data.source), source != "world" {
      throw refuse(
        "the dataset '\(source)' is not built in", "only 'world', the synthetic world, is; recipes for others are plans"
      )
    }
    guard let task = WorldTask(rawValue: exercise.task) else {
      let names = WorldTask.allCases.map(\.rawValue)
      throw refuse(
        "unknown task '\(exercise.task)'",
        Suggestion.closest(to: exercise.task, among: names).map { "did you mean '\($0)'?" }
          ?? "there are \(names.joined(separator: ", "))")
    }
    var kinds: [ConditionKind] = []
    for name in exercise.conditions {
      guard let kind = ConditionKind.allCases.first(where: { $0.adapter == name || "org.a2c.\($0.adapter)" == name })
      else { throw refuse("the synthetic world has no conditions for the adapter '\(name)'", nil) }
      kinds.append(kind)
    }
    let needsConditions = task == .question || task == .attributes
    guard !needsConditions || !kinds.isEmpty else { throw refuse("the task '\(task.rawValue)' needs conditions", nil) }
    if task == .attributes, let kind = kinds.first(where: { WorldHeads.head($0) == nil }) {
      throw refuse("there is no head for the adapter '\(kind.adapter)'", nil)
    }
    return Exercise(task: task, kinds: kinds, recipe: exercise)
  }

  package func sample(_ number: Int, progress: Double) throws -> TrainingSample {
    try make(seed: data.seed, number, progress: progress)
  }

  package func heldOut(_ number: Int) throws -> TrainingSample {
    try make(seed: data.seed + 1, number, progress: 1)
  }

  private func make(seed: UInt64, _ number: Int, progress: Double) throws -> TrainingSample {
    var random = World.random(seed: seed, index: number, purpose: Self.purpose)
    let isJoint = random.uniform() < data.jointRatio
    let list = isJoint ? joint : mix
    // checked: recipes have at least one exercise in a list that is picked from.
    let exercise = list[Self.pick(list.map { $0.recipe.share(at: progress) }, &random)]
    return try lock.withLock { _ in
      let builder = builders[Self.pick(builders.map(\.share), &random)].builder
      switch exercise.task {
      case .copy: return try copy(&random)
      case .attributes: return try attributes(exercise, seed, number, builder, &random)
      case .question: return try question(exercise, seed, number, builder, &random)
      case .text, .caption: return try caption(exercise, seed, number, builder, &random)
      case .section: return try section(exercise, seed, number, builder, &random)
      }
    }
  }

  /// A place in a list, by shares.
  private static func pick(_ shares: [Double], _ random: inout SeededGenerator) -> Int {
    var rest = random.uniform() * shares.reduce(0, +)
    for (index, share) in shares.enumerated() {
      rest -= share
      if rest < 0 { return index }
    }
    return max(0, shares.count - 1)
  }

  // MARK: Exercises

  private func caption(
    _ exercise: Exercise, _ seed: UInt64, _ number: Int, _ builder: SampleBuilder,
    _ random: inout SeededGenerator
  ) throws -> TrainingSample {
    let kinds = exercise.task == .text ? [] : dropped(exercise.kinds, &random)
    let sample = builder.sample(seed: seed, index: number, kinds: kinds, sentenceDropout: data.dropout.sentences)
    return try composer.sample(
      task: exercise.task.rawValue, try blocks(sample, &random), prompt: sample.prompt.text,
      answer: composer.tokens(sample.caption))
  }

  private func section(
    _ exercise: Exercise, _ seed: UInt64, _ number: Int, _ builder: SampleBuilder,
    _ random: inout SeededGenerator
  ) throws -> TrainingSample {
    let kinds = dropped(exercise.kinds, &random)
    let sample = builder.sample(seed: seed, index: number, kinds: kinds, sentenceDropout: data.dropout.sentences)
    // A single condition is asked for what it shows, without a prompt that would say the rest.
    let parts = kinds.count == 1 ? WorldTask.parts(kinds[0]) : CaptionPart.allCases
    let part = parts[Int(random.next() % UInt64(parts.count))]
    let instruction = WorldTask.instruction(part)
    return try composer.sample(
      task: "section", try blocks(sample, &random),
      prompt: kinds.count == 1 ? instruction : sample.prompt.text + " " + instruction,
      answer: composer.tokens(" " + sample.caption[part]))
  }

  private func question(
    _ exercise: Exercise, _ seed: UInt64, _ number: Int, _ builder: SampleBuilder,
    _ random: inout SeededGenerator
  ) throws -> TrainingSample {
    let kind = exercise.kinds[Int(random.next() % UInt64(exercise.kinds.count))]
    let sample = builder.sample(seed: seed, index: number, kinds: [kind])
    let asked = sample.scene.facts.filter {
      kind.shows($0.slot, of: sample.scene) && WorldTask.question($0.slot) != nil
    }
    let fact = asked.isEmpty ? nil : asked[Int(random.next() % UInt64(asked.count))]
    let text = fact.flatMap { WorldTask.question($0.slot) } ?? "Is there anything to see?"
    return try composer.sample(
      task: "question", try blocks(sample, &random), prompt: text, answer: composer.tokens(" " + (fact?.value ?? "yes"))
    )
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
    _ exercise: Exercise, _ seed: UInt64, _ number: Int, _ builder: SampleBuilder,
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

extension WorldTask {
  /// Slots whose words are copied.
  static let copied: [Slot] = [
    .place, .time, .weather, .style, .move, .angle, .shot, .kind(0), .hairColour(0), .garment(0), .garmentColour(0),
    .action(0),
  ]
}
