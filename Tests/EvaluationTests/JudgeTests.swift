import Captioning
import Claims
import Evaluation
import Synthesis
import Testing

@Suite struct JudgeTests {
  private static let sets: [[ConditionKind]] =
    ConditionSet.allCases.map(\.kinds) + [[], [.pose, .depth], [.firstFrame]]

  private func sample(_ seed: UInt64, _ index: Int, drop: Double) -> (Scene, StructuredCaption, Set<Slot>) {
    let kinds = Self.sets[index % Self.sets.count]
    let scene = World.scene(seed: seed, index: index, personFirst: kinds.contains(.pose))
    let text = SampleBuilder.text(of: scene, kinds: kinds, sentenceDropout: drop)
    return (scene, text.caption, text.known)
  }

  /// Of captions behind each other the first that says something counts.
  @Test func severalCaptionsCompleteEachOther() {
    let background = StructuredCaption([.background: "A beach at dusk."])
    let other = StructuredCaption([.background: "A forest in heavy rain.", .camera: "The camera pans left slowly."])
    let (scene, _, _) = sample(52, 0, drop: 0)
    let questions = QuestionSet.of(scene)
    let (alone, second, both) = (RulesJudge(background), RulesJudge(other), RulesJudge([background, other]))
    for question in questions { #expect(both.answer(question) == alone.answer(question) ?? second.answer(question)) }
    #expect(questions.contains { both.answer($0) != alone.answer($0) })
    #expect(questions.contains { both.answer($0) != second.answer($0) })
  }

  @Test func thereAreFifteenQuestionsAtLeast() {
    var aspects: Set<QuestionAspect> = []
    for index in 0..<1000 {
      let questions = QuestionSet.of(World.scene(seed: 51, index: index))
      #expect(questions.count >= 15)
      #expect(Set(questions.map(\.key)).count == questions.count)
      aspects.formUnion(questions.map(\.aspect))
    }
    #expect(aspects == Set(QuestionAspect.allCases))
  }

  /// Everything that a reference caption tells is read as it is meant, and nothing else.
  @Test(arguments: [0.0, 0.6]) func referenceCaptionsScoreFull(_ drop: Double) {
    for index in 0..<1500 {
      let (scene, caption, known) = sample(52, index, drop: drop)
      let judge = RulesJudge(caption)
      for verdict in judge.verdicts(QuestionSet.of(scene, known: known)) {
        #expect(
          verdict.isRight,
          "\(index) \(verdict.question.key): \(verdict.answer ?? "-") for \(verdict.question.answer) in \(caption.text)"
        )
      }
      for question in QuestionSet.of(scene) where !known.contains(question.slot) {
        guard question.key == question.slot.name, question.slot.subject == nil || question.aspect == .movement else {
          continue
        }
        #expect(judge.answer(question) == nil, "\(index) \(question.key) is told: \(caption.text)")
      }
    }
  }

  @Test func captionsOfOtherScenesScoreNearChance() {
    var score = IntentScore()
    for index in 0..<600 {
      let (scene, _, known) = sample(53, index, drop: 0)
      let (_, other, _) = sample(54, index, drop: 0)
      score.add(RulesJudge(other).verdicts(QuestionSet.of(scene, known: known)))
    }
    // Yes-or-no questions and the commonest kind lift it above one in the number of values.
    #expect(score.all.accuracy < 0.42)
    #expect((score.aspects[.style]?.accuracy ?? 1) < 0.2)
    #expect((score.aspects[.interaction]?.accuracy ?? 1) < 0.2)
    #expect((score.aspects[.movement]?.accuracy ?? 1) < 0.25)
  }

  @Test func otherWordsAreUnderstood() throws {
    let caption = StructuredCaption([
      .dense: "A lady stands there.",
      .mainObject: "A lady in a blue jumper is in the picture. She has long blonde hair.",
      .background: "An overcast beach at sunrise.", .camera: "The camera is static, a long shot from below.",
      .style: "A realistic style.", .action: "The lady walks towards the camera.",
    ])
    let values = CaptionFacts(caption).values
    #expect(values["subjects[0].gender"] == "woman" && values["subjects[0].garment"] == "sweater")
    #expect(values["subjects[0].garment_colour"] == "blue" && values["subjects[0].hair_colour"] == "blond")
    #expect(values["subjects[0].action"] == "walk" && values["subjects[0].direction"] == "towards")
    #expect(values["place"] == "beach" && values["time"] == "dawn" && values["weather"] == "cloudy")
    #expect(
      values["camera.move"] == "static" && values["camera.shot"] == "wide" && values["camera.angle"] == "low angle")
    #expect(values["style"] == "photorealistic")
  }

  @Test func anEmptyCaptionAnswersNothing() {
    let judge = RulesJudge(StructuredCaption([:]))
    let scene = World.scene(seed: 55, index: 0)
    #expect(judge.verdicts(QuestionSet.of(scene)).allSatisfy { $0.answer == nil && $0.quality == 0 })
  }

  @Test func confidenceIntervalsAreWilsons() {
    var score = IntentScore()
    let (scene, caption, known) = sample(56, 0, drop: 0)
    let verdicts = RulesJudge(caption).verdicts(QuestionSet.of(scene, known: known))
    score.add(Array(verdicts.prefix(10)))
    #expect(score.all.accuracy == 1 && score.all.meanQuality == 5)
    // 10 of 10: 0.7225 to 1.
    #expect(abs(score.all.interval.lowerBound - 0.7225) < 1e-3 && score.all.interval.upperBound > 0.999)
  }
}
