package import Synthesis

/// The questions about a scene: one for each of its facts, and a few that follow from them, always the same. At least
/// fifteen a scene. Made from the truth alone, before anything is trained.
package enum QuestionSet {
  package static func of(_ scene: Scene) -> [Question] {
    scene.facts.map { question(scene, $0.slot, $0.value) } + derived(scene)
  }

  /// Those whose answer can be known.
  package static func of(_ scene: Scene, known: Set<Slot>) -> [Question] {
    of(scene).filter { known.contains($0.slot) }
  }

  private static func derived(_ scene: Scene) -> [Question] {
    func yes(_ value: Bool) -> String { value ? "yes" : "no" }
    func make(_ key: Question.Derived, _ aspect: QuestionAspect, _ text: String, _ value: Bool, _ slot: Slot)
      -> Question
    {
      Question(key: key.rawValue, aspect: aspect, text: text, answer: yes(value), slot: slot)
    }
    return [
      make(.indoor, .background, "Is the scene indoors?", scene.place.isIndoor, .place),
      make(.moves, .camera, "Does the camera move at all?", scene.camera.move != .still, .move),
      make(.several, .subject, "Is there more than one subject?", scene.subjects.count > 1, .count),
      make(
        .hasPerson, .subject, "Is a person among the subjects?", scene.subjects.contains { $0.kind == .person },
        .kind(0)),
      make(
        .living, .subject, "Is the main subject a living being?",
        [.person, .animal].contains(scene.subjects[0].kind.family), .kind(0)),
    ]
  }

  private static func question(_ scene: Scene, _ slot: Slot, _ value: String) -> Question {
    let who = slot.subject.map { name(scene, $0) } ?? ""
    let (aspect, text): (QuestionAspect, String) =
      switch slot {
      case .count: (.subject, "How many subjects are there?")
      case .kind(let index): (.subject, "What is \(index == 0 ? "the main subject" : "subject number \(index + 1)")?")
      case .gender: (.subject, "Is \(who) a woman or a man?")
      case .build: (.subject, "What build does \(who) have?")
      case .hairColour: (.subject, "What colour is the hair of \(who)?")
      case .hairStyle: (.subject, "How does \(who) wear the hair?")
      case .garment: (.subject, "What does \(who) wear?")
      case .garmentColour: (.subject, "What colour is the garment of \(who)?")
      case .colour: (.subject, "What colour is \(who)?")
      case .action: (.movement, "What does \(who) do?")
      case .direction: (.movement, "Which way does \(who) move?")
      case .side: (.layout, "In which part of the frame is \(who)?")
      case .rank: (.layout, "Counted from the camera, the how-manieth is \(who)?")
      case .place: (.background, "What place is it?")
      case .time: (.background, "What time of day is it?")
      case .weather: (.background, "What is the weather like?")
      case .style: (.style, "What is the style of the video?")
      case .move: (.camera, "How does the camera move?")
      case .speed: (.camera, "How fast does the camera move?")
      case .angle: (.camera, "From which height does the camera look?")
      case .shot: (.camera, "What shot is it?")
      case .interaction: (.interaction, "What has the main subject to do with which other subject?")
      }
    return Question(key: slot.name, aspect: aspect, text: text, answer: value, slot: slot)
  }

  private static func name(_ scene: Scene, _ index: Int) -> String {
    if index == 0 { return "the main subject" }
    let kind = scene.subjects[index].kind
    let isAlone = scene.subjects.filter { $0.kind == kind }.count == 1
    return isAlone ? "the \(kind.rawValue)" : "subject number \(index + 1), the \(kind.rawValue)"
  }
}
