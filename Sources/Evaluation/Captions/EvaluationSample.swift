package import Claims
package import Synthesis

/// A scene of which a model is given conditions and a short prompt, with what its caption is held to.
package struct EvaluationSample: Sendable {
  package let scene: Scene
  /// In the order in which the model sees them.
  package let kinds: [ConditionKind]
  package let prompt: ShortPrompt
  package let reference: StructuredCaption
  /// The facts that the conditions show or the prompt states.
  package let known: Set<Slot>

  package init(
    scene: Scene, kinds: [ConditionKind], prompt: ShortPrompt, reference: StructuredCaption, known: Set<Slot>
  ) {
    self.scene = scene
    self.kinds = kinds
    self.prompt = prompt
    self.reference = reference
    self.known = known
  }

  /// The sample of these conditions, as ``SampleBuilder`` makes it, with nothing drawn.
  package init(scene: Scene, kinds: [ConditionKind]) {
    let text = SampleBuilder.text(of: scene, kinds: kinds)
    self.init(scene: scene, kinds: kinds, prompt: text.prompt, reference: text.caption, known: text.known)
  }

  /// The questions that a caption of it can be asked.
  package var questions: [Question] { QuestionSet.of(scene, known: known) }

  /// The facts that only this condition tells: the prompt does not state them, and no other condition shows them.
  package func told(onlyBy kind: ConditionKind) -> Set<Slot> {
    known.subtracting(SampleBuilder.known(scene, kinds: kinds.filter { $0 != kind }, prompt: prompt))
  }

  /// Subjects whom the prompt points at in a picture that shows somebody else as well.
  package var pointedAt: Set<Int> {
    guard kinds.contains(.identities) else { return [] }
    let plan = IdentityPlan(scene)
    return Set(scene.subjects.indices.filter { plan.pointer($0)?.side != nil })
  }
}
