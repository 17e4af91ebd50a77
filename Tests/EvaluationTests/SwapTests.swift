import Evaluation
import Synthesis
import Testing

/// What is asked where a condition is left out or comes from another scene.
@Suite struct SwapTests {
  private static let sets: [[ConditionKind]] = ConditionSet.allCases.map(\.kinds) + [[.pose, .depth], [.sketch]]

  private func sample(_ index: Int) -> EvaluationSample {
    let kinds = Self.sets[index % Self.sets.count]
    return EvaluationSample(
      scene: World.scene(seed: 61, index: index, personFirst: kinds.contains(.pose)), kinds: kinds)
  }

  @Test func onlyOneConditionTellsWhatIsAskedOfIt() {
    var asked: Set<ConditionKind> = []
    for index in 0..<400 {
      let sample = sample(index)
      for kind in sample.kinds {
        for slot in sample.told(onlyBy: kind) {
          asked.insert(kind)
          #expect(sample.known.contains(slot) && !sample.prompt.states.contains(slot))
          #expect(kind.shows(slot, of: sample.scene) || slot == .interaction)
          #expect(!sample.kinds.contains { $0 != kind && $0.shows(slot, of: sample.scene) })
        }
      }
    }
    #expect(asked == Set(Self.sets.flatMap { $0 }))
  }

  @Test func donorsFitThePrompt() throws {
    var found = 0
    for index in 0..<120 {
      let sample = sample(index)
      for kind in sample.kinds {
        guard let donor = Donor.scene(for: sample, replacing: kind) else { continue }
        found += 1
        #expect(donor != sample.scene)
        if kind == .camera { continue }
        #expect(donor.subjects.map(\.kind) == sample.scene.subjects.map(\.kind))
        #expect(donor.interaction == sample.scene.interaction)
        guard sample.kinds.contains(.identities) else { continue }
        let (plan, other) = (IdentityPlan(sample.scene), IdentityPlan(donor))
        for subject in donor.subjects.indices { #expect(plan.pointer(subject) == other.pointer(subject)) }
      }
    }
    // Rare casts with rare pointers may have no donor; most have one.
    #expect(found > 150)
  }

  @Test func questionsAreThoseInWhichTheScenesDiffer() {
    var pairs = 0
    for index in 0..<60 {
      let sample = sample(index)
      for kind in sample.kinds {
        guard let donor = Donor.scene(for: sample, replacing: kind) else { continue }
        for pair in SwapQuestions(sample, donor, replacing: kind).pairs {
          pairs += 1
          #expect(pair.original.key == pair.donor.key && pair.original.answer != pair.donor.answer)
          #expect(pair.original.slot == pair.donor.slot && kind.shows(pair.donor.slot, of: donor))
        }
      }
    }
    #expect(pairs > 100)
    // A scene in its own place leaves nothing to ask.
    let sample = sample(3)
    #expect(SwapQuestions(sample, sample.scene, replacing: .pose).pairs.isEmpty)
  }

  @Test func pointedAtAreThoseBesideOthers() {
    var (shared, alone) = (0, 0)
    for index in 0..<300 {
      let scene = World.scene(seed: 62, index: index)
      let sample = EvaluationSample(scene: scene, kinds: [.identities])
      let plan = IdentityPlan(scene)
      for subject in scene.subjects.indices {
        let isPointedAt = plan.pointer(subject)?.side != nil
        #expect(sample.pointedAt.contains(subject) == isPointedAt)
        if isPointedAt { shared += 1 } else { alone += 1 }
      }
      #expect(EvaluationSample(scene: scene, kinds: [.depth]).pointedAt.isEmpty)
    }
    #expect(shared > 20 && alone > 200)
  }
}
