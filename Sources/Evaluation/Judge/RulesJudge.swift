package import Claims
import Synthesis

/// Answers questions from a caption by rules, reading nothing but the caption.
package struct RulesJudge: Sendable {
  private let facts: CaptionFacts

  package init(_ caption: StructuredCaption) { facts = CaptionFacts(caption) }

  /// Reads several captions; each answers what those before it leave open.
  package init(_ captions: [StructuredCaption]) {
    facts = captions.reduce(CaptionFacts(StructuredCaption([:]))) { $0.completed(by: CaptionFacts($1)) }
  }

  /// What the caption says; `nil` where it does not say.
  package func answer(_ question: Question) -> String? {
    guard let derived = Question.Derived(rawValue: question.key) else { return facts.values[question.key] }
    func yes(_ value: Bool?) -> String? { value.map { $0 ? "yes" : "no" } }
    func value(_ slot: Slot) -> String? { facts.values[slot.name] }
    switch derived {
    case .indoor: return yes(value(.place).flatMap { PlaceKind(rawValue: $0) }.map(\.isIndoor))
    case .moves: return yes(value(.move).map { $0 != CameraMovement.still.rawValue })
    case .several: return yes(value(.count).map { $0 != "1" })
    case .living:
      let family = value(.kind(0)).flatMap { SubjectKind(rawValue: $0) }?.family
      return yes(family.map { $0 == .person || $0 == .animal })
    case .hasPerson:
      guard value(.kind(0)) != nil else { return nil }
      return yes((0..<9).contains { value(.kind($0)) == SubjectKind.person.rawValue })
    }
  }

  /// A verdict on one answer.
  package struct Verdict: Sendable, Equatable {
    package let question: Question
    package let answer: String?
    package var isRight: Bool { answer == question.answer }
    /// 0 where nothing is said, 1 for a wrong answer, 3 for one that is wrong in one half (the camera's direction, the
    /// other subject), 5 for a right one.
    package var quality: Int {
      guard let answer else { return 0 }
      if isRight { return 5 }
      let (said, meant) = (answer.split { " :".contains($0) }.first, question.answer.split { " :".contains($0) }.first)
      return question.answer.contains(where: { " :".contains($0) }) && said == meant ? 3 : 1
    }
  }

  package func verdicts(_ questions: [Question]) -> [Verdict] {
    questions.map { Verdict(question: $0, answer: answer($0)) }
  }
}
