package import Synthesis

/// Finds the scene whose condition takes the place of another's. The short prompt stays, so it must fit the donor as well:
/// where a condition shows subjects, the donor has the same cast, the same interaction, and pictures of identities that
/// the prompt's pointers fit. What the two differ in is then only what the condition tells.
package enum Donor {
  /// Donors stand behind all samples of a seed.
  private static let first = 1 << 40
  private static let attempts = 30_000

  /// - Returns: `nil` where no scene fits.
  package static func scene(for sample: EvaluationSample, replacing kind: ConditionKind) -> Scene? {
    let scene = sample.scene
    let wanted = IdentityPlan(scene)
    for attempt in 0..<attempts {
      // Each sample has candidates of its own.
      let index = first + scene.index * attempts + attempt
      let candidate = World.scene(seed: scene.seed, index: index, personFirst: sample.kinds.contains(.pose))
      if kind == .camera || kind == .style { return candidate }
      guard candidate.subjects.map(\.kind) == scene.subjects.map(\.kind), candidate.interaction == scene.interaction
      else { continue }
      if sample.kinds.contains(.identities) {
        let plan = IdentityPlan(candidate)
        guard scene.subjects.indices.allSatisfy({ plan.pointer($0) == wanted.pointer($0) }) else { continue }
      }
      return candidate
    }
    return nil
  }
}

/// What a swapped condition makes a caption say.
package struct SwapQuestions: Sendable {
  /// A question whose answer differs between the two scenes.
  package struct Pair: Sendable {
    package let original: Question
    package let donor: Question
  }

  package let pairs: [Pair]

  /// Questions about what only this condition tells, in the sample and in the donor, and differently.
  package init(_ sample: EvaluationSample, _ donor: Scene, replacing kind: ConditionKind) {
    let told = sample.told(onlyBy: kind)
    let others = Dictionary(QuestionSet.of(donor).map { ($0.key, $0) }) { first, _ in first }
    pairs = sample.questions.compactMap { question in
      guard told.contains(question.slot), kind.shows(question.slot, of: donor), let other = others[question.key],
        other.answer != question.answer
      else { return nil }
      return Pair(original: question, donor: other)
    }
  }
}
