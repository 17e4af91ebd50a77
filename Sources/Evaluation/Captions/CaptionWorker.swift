import Captioning
import Claims
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

  /// What a caption is written for.
  private enum Purpose {
    case trial(TrialMode)
    /// One condition by itself.
    case apart
    case without(ConditionKind, [Question])
    case swapped(ConditionKind, [SwapQuestions.Pair])
  }

  /// Captions that are to be written, and for what.
  private struct Plan {
    var requests: [EmbeddedCore.Request] = []
    var purposes: [(outcome: Int, purpose: Purpose)] = []

    mutating func add(_ request: EmbeddedCore.Request, _ outcome: Int, _ purpose: Purpose) {
      requests.append(request)
      purposes.append((outcome, purpose))
    }
  }

  /// Tries several samples, whose captions are written together.
  func work(_ numbers: Range<Int>) throws -> [SampleOutcome] {
    var outcomes: [SampleOutcome] = []
    var plan = Plan()
    for number in numbers {
      let (set, sample) = try source.sample(number)
      outcomes.append(SampleOutcome(set: set, sample: sample))
      try prepare(&outcomes[outcomes.count - 1], number, at: outcomes.count - 1, &plan)
    }
    var apart: [Int: [CoreAnswer]] = [:]
    for (answer, (index, purpose)) in zip(try model.write(plan.requests), plan.purposes) {
      if case .apart = purpose { apart[index, default: []].append(answer) }
      take(answer, purpose, &outcomes[index])
    }
    for (index, answers) in apart { join(answers, &outcomes[index]) }
    return outcomes
  }

  private func prepare(_ outcome: inout SampleOutcome, _ number: Int, at place: Int, _ plan: inout Plan) throws {
    let sample = outcome.sample
    let prompt = sample.prompt.text
    let given = try sample.kinds.map { try encoded($0, sample, number, words: false) }
    plan.add(try model.request(given, prompt: prompt), place, .trial(.plain))
    if options.modes.contains(.facts) {
      let told = try sample.kinds.map { try encoded($0, sample, number, words: true) }
      plan.add(try model.request(told, prompt: prompt), place, .trial(.facts))
    }
    if options.modes.contains(.free) {
      plan.add(try model.request(given, prompt: prompt, grammar: false), place, .trial(.free))
    }
    if options.modes.contains(.apart) {
      for condition in given { plan.add(try model.request([condition], prompt: ""), place, .apart) }
    }
    for (index, kind) in sample.kinds.enumerated() {
      if options.without.contains(kind) {
        let told = sample.told(onlyBy: kind)
        let questions = sample.questions.filter { told.contains($0.slot) }
        var rest = given
        rest.remove(at: index)
        // Nothing to ask, nothing to write.
        if !questions.isEmpty {
          plan.add(try model.request(rest, prompt: prompt), place, .without(kind, questions))
        }
      }
      guard options.swapped.contains(kind) else { continue }
      guard let donor = Donor.scene(for: sample, replacing: kind) else {
        outcome.swapped.append((kind, nil))
        continue
      }
      let pairs = SwapQuestions(sample, donor, replacing: kind).pairs
      guard !pairs.isEmpty else { continue }
      var conditions = given
      conditions[index] = try model.encode(try donors.blocks(kind, of: donor, words: false))
      plan.add(try model.request(conditions, prompt: prompt), place, .swapped(kind, pairs))
    }
  }

  /// What a generator would be given without a structured caption: the prompt, then each condition's own caption. Where
  /// they disagree the earlier counts.
  private func join(_ answers: [CoreAnswer], _ outcome: inout SampleOutcome) {
    let prompt = outcome.sample.prompt.text
    let stated = StructuredCaption(Dictionary(uniqueKeysWithValues: CaptionPart.allCases.map { ($0, prompt) }))
    outcome.trials[.apart] = CaptionTrial(
      text: ([prompt] + answers.map(\.text)).joined(separator: "\n"), captions: [stated] + answers.map(\.caption),
      of: outcome.sample)
  }

  private func encoded(
    _ kind: ConditionKind, _ sample: EvaluationSample, _ number: Int, words: Bool
  ) throws -> FramedCondition {
    try model.encode(try conditions.blocks(kind, of: sample, number: number, words: words))
  }

  private func take(_ answer: CoreAnswer, _ purpose: Purpose, _ outcome: inout SampleOutcome) {
    switch purpose {
    case .trial(let mode):
      outcome.trials[mode] = CaptionTrial(
        text: answer.text, caption: answer.caption, of: outcome.sample, metrics: options.metrics)
    case .apart: break
    case .without(let kind, let questions):
      outcome.without.append((kind, RulesJudge(answer.caption).verdicts(questions)))
    case .swapped(let kind, let pairs):
      let judge = RulesJudge(answer.caption)
      let answers = pairs.map { pair in
        let said = judge.answer(pair.original)
        return SampleOutcome.SwapAnswer(
          followsDonor: said == pair.donor.answer, tellsOriginal: said == pair.original.answer)
      }
      outcome.swapped.append((kind, answers))
    }
  }
}
