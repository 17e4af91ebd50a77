package import Synthesis

/// What a question is about (the paper, section 5, and layout, which depth shows).
package enum QuestionAspect: String, CaseIterable, Sendable {
  case subject, background, movement, camera, interaction, style, layout
}

/// A question about a scene with its answer, as the Intent Reasoning Score asks it.
package struct Question: Sendable, Equatable {
  /// What a judge looks up: the name of a fact (``Synthesis/Slot/name``), or one of ``derived``.
  package let key: String
  package let aspect: QuestionAspect
  package let text: String
  /// A raw value of the vocabulary, a number in digits, `yes` or `no`.
  package let answer: String
  /// The fact that has to be known for the question to be fair.
  package let slot: Slot

  /// Keys of questions that follow from a fact and are none themselves.
  package enum Derived: String, CaseIterable, Sendable {
    case indoor, moves, several, living
    case hasPerson = "has person"
  }
}
