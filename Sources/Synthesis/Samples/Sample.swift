package import Claims
import Support

/// One training or evaluation sample: a scene, the conditions that are given of it, the user's short prompt and the
/// structured caption that follows from both.
package struct Sample: Sendable {
  package let scene: Scene
  /// In the order in which the model sees them.
  package var conditions: [ConditionData]
  package var prompt: ShortPrompt
  package var caption: StructuredCaption
  /// The facts that the conditions show or the prompt states: what the caption tells.
  package var known: Set<Slot>
}

/// Makes samples. One for each thread; the same arguments give the same sample.
package final class SampleBuilder {
  /// What random choices about a sample are for; each has numbers of its own.
  private enum Purpose {
    static let prompt: UInt64 = 3
    static let dropping: UInt64 = 4
    static let caption: UInt64 = 5
  }

  /// How much of what conditions show a prompt says that repeats it.
  private static let repetition = 0.7

  package let maker: ConditionMaker

  package init(_ size: ConditionMaker.Size = .training) { maker = ConditionMaker(size) }

  /// - Parameters:
  ///   - kinds: the conditions, in the order in which the model shall see them; with a pose the main subject is a person
  ///   - sentenceDropout: the share of sentences of the short prompt that are left out; those without which nobody would
  ///     know who is meant stay
  ///   - repeats: whether the short prompt says most of what the conditions show, too
  ///   - epoch: other numbers give other wordings and other dropped sentences of the same scene
  package func sample(
    seed: UInt64, index: Int, kinds: [ConditionKind], sentenceDropout: Double = 0, repeats: Bool = false,
    epoch: UInt64 = 0
  ) -> Sample {
    let scene = World.scene(seed: seed, index: index, personFirst: kinds.contains(.pose))
    return sample(of: scene, kinds: kinds, sentenceDropout: sentenceDropout, repeats: repeats, epoch: epoch)
  }

  /// The same of a scene that is there already.
  package func sample(
    of scene: Scene, kinds: [ConditionKind], sentenceDropout: Double = 0, repeats: Bool = false, epoch: UInt64 = 0
  ) -> Sample {
    let text = Self.text(
      of: scene, kinds: kinds, sentenceDropout: sentenceDropout, repeats: repeats, epoch: epoch)
    return Sample(
      scene: scene, conditions: kinds.map { maker.make($0, of: scene) }, prompt: text.prompt, caption: text.caption,
      known: text.known)
  }

  /// What a sample says, with nothing drawn.
  package static func text(
    of scene: Scene, kinds: [ConditionKind], sentenceDropout: Double = 0, repeats: Bool = false, epoch: UInt64 = 0
  ) -> (prompt: ShortPrompt, caption: StructuredCaption, known: Set<Slot>) {
    func random(_ purpose: UInt64) -> SeededGenerator {
      World.random(seed: scene.seed, index: scene.index, purpose: purpose &+ epoch &* 1_000)
    }
    var writer = PromptWriter(
      scene, kinds: kinds, random: random(Purpose.prompt), repetition: repeats ? Self.repetition : PromptWriter.slip)
    var prompt = writer.write()
    if sentenceDropout > 0 {
      var dice = random(Purpose.dropping)
      prompt = prompt.dropping(sentenceDropout, &dice)
    }
    let known = known(scene, kinds: kinds, prompt: prompt)
    var composer = CaptionComposer(scene, known: known, random: random(Purpose.caption))
    return (prompt, composer.write(), known)
  }

  /// The facts that can be known of a scene from these conditions and this prompt.
  package static func known(_ scene: Scene, kinds: [ConditionKind], prompt: ShortPrompt) -> Set<Slot> {
    var known = prompt.states
    for slot in scene.slots where kinds.contains(where: { $0.shows(slot, of: scene) }) { known.insert(slot) }
    // Who does what to whom is seen where bodies and things are both seen.
    if kinds.contains(.pose), kinds.contains(.depth) || kinds.contains(.firstFrame), scene.interaction != nil {
      known.insert(.interaction)
    }
    return known.intersection(scene.slots)
  }
}

extension Sample {
  /// The same with a condition left out: prompt and caption stay, as the question is what a model then still says.
  package func removing(_ kind: ConditionKind) -> Sample {
    var copy = self
    copy.conditions.removeAll { $0.kind == kind }
    return copy
  }

  /// The same with another scene's condition of that kind in its place. For a pose there has to be a person in it. What
  /// a caption should then say is what ``ConditionKind/shows(_:of:)`` tells of the donor.
  package func swapping(_ kind: ConditionKind, with donor: Scene, _ maker: ConditionMaker) -> Sample {
    var copy = self
    copy.conditions = conditions.map { $0.kind == kind ? maker.make(kind, of: donor) : $0 }
    return copy
  }
}
