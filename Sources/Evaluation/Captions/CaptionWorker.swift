import Captioning
import Conditions
import Synthesis

/// Tries samples one after another. One for each thread.
struct CaptionWorker {
  private let model: CaptionModel
  private let source: any EvaluationSource
  private let options: EvaluationOptions
  private let conditions: any EvaluationConditions
  /// Draws what stands in for a condition.
  private let donors: MemoryConditions

  init(
    _ model: CaptionModel, _ source: any EvaluationSource, _ options: EvaluationOptions, registry: AdapterRegistry
  ) throws {
    self.model = model
    self.source = source
    self.options = options
    conditions = try source.reader()
    donors = MemoryConditions(registry, model.model.facts)
  }

  func work(_ number: Int) throws -> SampleOutcome {
    let (set, sample) = try source.sample(number)
    var outcome = SampleOutcome(set: set, sample: sample)
    let given = try sample.kinds.map { try encoded($0, sample, number, words: false) }
    outcome.trials[.plain] = try trial(given, sample)
    if options.modes.contains(.facts) {
      outcome.trials[.facts] = try trial(
        try sample.kinds.map { try encoded($0, sample, number, words: true) }, sample)
    }
    if options.modes.contains(.free) { outcome.trials[.free] = try trial(given, sample, grammar: false) }
    for (index, kind) in sample.kinds.enumerated() {
      if options.without.contains(kind) {
        var rest = given
        rest.remove(at: index)
        outcome.without.append((kind, try without(kind, rest, sample)))
      }
      if options.swapped.contains(kind) {
        outcome.swapped.append((kind, try swapped(kind, index, given, sample)))
      }
    }
    return outcome
  }

  private func encoded(
    _ kind: ConditionKind, _ sample: EvaluationSample, _ number: Int, words: Bool
  ) throws -> FramedCondition {
    try model.encode(try conditions.blocks(kind, of: sample, number: number, words: words))
  }

  private func trial(
    _ conditions: [FramedCondition], _ sample: EvaluationSample, grammar: Bool = true
  ) throws -> CaptionTrial {
    let answer = try model.write(conditions, prompt: sample.prompt.text, grammar: grammar)
    return CaptionTrial(text: answer.text, caption: answer.caption, of: sample, metrics: options.metrics)
  }

  private func without(
    _ kind: ConditionKind, _ rest: [FramedCondition], _ sample: EvaluationSample
  ) throws -> [RulesJudge.Verdict] {
    let told = sample.told(onlyBy: kind)
    let questions = sample.questions.filter { told.contains($0.slot) }
    // Nothing to ask, nothing to write.
    guard !questions.isEmpty else { return [] }
    let answer = try model.write(rest, prompt: sample.prompt.text)
    return RulesJudge(answer.caption).verdicts(questions)
  }

  private func swapped(
    _ kind: ConditionKind, _ index: Int, _ given: [FramedCondition], _ sample: EvaluationSample
  ) throws -> [SampleOutcome.SwapAnswer]? {
    guard let donor = Donor.scene(for: sample, replacing: kind) else { return nil }
    let questions = SwapQuestions(sample, donor, replacing: kind)
    guard !questions.pairs.isEmpty else { return [] }
    var conditions = given
    conditions[index] = try model.encode(try donors.blocks(kind, of: donor, words: false))
    let judge = RulesJudge(try model.write(conditions, prompt: sample.prompt.text).caption)
    return questions.pairs.map { pair in
      let answer = judge.answer(pair.original)
      return SampleOutcome.SwapAnswer(
        followsDonor: answer == pair.donor.answer, tellsOriginal: answer == pair.original.answer)
    }
  }
}
