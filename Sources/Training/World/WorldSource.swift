import Captioning
package import Conditions
package import Manifests
import Support
import Synchronization
import Synthesis

/// Training samples of the synthetic world, made while the training runs: no scene is seen twice.
///
/// Held-out samples come from the next seed above the recipe's, and never from the seeds of evaluations.
package final class WorldSource: SampleSource {
  package let heads: [AttributeHead]
  private let data: RecipeData
  private let mix: [Exercise]
  private let joint: [Exercise]
  private let start: StageStart
  private let registry: AdapterRegistry
  private let template: PromptTemplate
  /// One for each thread that makes samples.
  private let benches: Mutex<[Resting]>

  private struct Resting: @unchecked Sendable {  // checked: whoever takes a bench out of the list has it alone.
    let bench: Workbench
  }

  /// An exercise of the recipe with its names understood.
  struct Exercise: Sendable {
    let task: WorldTask
    let kinds: [ConditionKind]
    let recipe: RecipeExercise
  }

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
    heads = WorldHeads.all.filter { head in seen.contains { WorldHeads.heads($0).contains(head) } }
    self.start = start
    self.registry = registry
    self.template = template
    // The first one is made here, so that what is wrong is told before anything begins.
    benches = Mutex([Resting(bench: try Workbench(start, registry: registry, template: template))])
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
      guard let kind = ConditionKind.allCases.first(where: { AdapterID($0.adapter) == AdapterID(name) })
      else { throw refuse("the synthetic world has no conditions for the adapter '\(name)'", nil) }
      kinds.append(kind)
    }
    let needsConditions = [.question, .list, .sides, .attributes].contains(task)
    guard !needsConditions || !kinds.isEmpty else { throw refuse("the task '\(task.rawValue)' needs conditions", nil) }
    if task == .attributes, let kind = kinds.first(where: { WorldHeads.heads($0).isEmpty }) {
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
    let exercise = list[random.index(shares: list.map { $0.recipe.share(at: progress) })]
    let bench = try take()
    defer { benches.withLock { $0.append(bench) } }
    return try bench.bench.make(exercise, seed, number, &random)
  }

  /// A bench that nobody uses.
  private func take() throws -> Resting {
    if let bench = benches.withLock({ $0.popLast() }) { return bench }
    return Resting(bench: try Workbench(start, registry: registry, template: template))
  }
}

extension SeededGenerator {
  /// A place in a list, by shares.
  mutating func index(shares: [Double]) -> Int {
    var rest = uniform() * shares.reduce(0, +)
    for (index, share) in shares.enumerated() {
      rest -= share
      if rest < 0 { return index }
    }
    return max(0, shares.count - 1)
  }
}

extension WorldTask {
  /// Slots whose words are copied.
  static let copied: [Slot] = [
    .place, .time, .weather, .style, .move, .angle, .shot, .kind(0), .hairColour(0), .garment(0), .garmentColour(0),
    .action(0),
  ]
}
