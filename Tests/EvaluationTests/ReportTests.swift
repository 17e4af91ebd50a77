import Captioning
import Claims
import Evaluation
import Support
import Synthesis
import Testing

/// The arithmetic of reports, on captions whose marks are known.
@Suite struct ReportTests {
  private static let sets = [
    GivenSet(name: "identities", kinds: [.identities]), GivenSet(name: "camera+depth", kinds: [.camera, .depth]),
  ]

  /// A perfect caption for the even samples, an empty one for the odd ones; a condition left out answers nothing; a
  /// swapped one is followed in one question of two.
  private func outcomes(_ count: Int) -> [SampleOutcome] {
    (0..<count).map { number in
      let set = number % 2
      let kinds = Self.sets[set].kinds
      let sample = EvaluationSample(scene: World.scene(seed: 63, index: number / 2), kinds: kinds)
      var outcome = SampleOutcome(set: set, sample: sample)
      let caption = number / 2 % 2 == 0 ? sample.reference : StructuredCaption([:])
      outcome.trials[.plain] = CaptionTrial(
        text: caption.text, caption: caption, of: sample, metrics: LexicalMetrics([.rougeL]))
      let told = sample.told(onlyBy: kinds[0])
      outcome.without = [
        (kinds[0], RulesJudge(StructuredCaption([:])).verdicts(sample.questions.filter { told.contains($0.slot) }))
      ]
      outcome.swapped = [
        (
          kinds[0],
          number == 3
            ? nil
            : [
              SampleOutcome.SwapAnswer(followsDonor: true, tellsOriginal: false),
              SampleOutcome.SwapAnswer(followsDonor: false, tellsOriginal: number == 0),
            ]
        )
      ]
      return outcome
    }
  }

  @Test func sharesAddUp() throws {
    let outcomes = outcomes(8)
    let report = CaptionReport(outcomes, sets: Self.sets)
    #expect(report.all.samples == 8 && report.sets.map(\.samples) == [4, 4])
    let plain = try #require(report.all.modes[.plain])
    #expect(plain.structure.complete == Share(4, of: 8))
    // Half of the captions are perfect, the others answer nothing.
    #expect(plain.intent.captionMean == 0.5 && plain.intent.captions == 8)
    let questions = outcomes.map(\.sample.questions.count)
    let right = outcomes.filter { $0.trials[.plain]?.caption == $0.sample.reference }.map(\.sample.questions.count)
    #expect(plain.intent.all.count == questions.reduce(0, +) && plain.intent.all.right == right.reduce(0, +))
    #expect(plain.intent.aspects.values.reduce(0) { $0 + $1.count } == plain.intent.all.count)
    #expect(plain.intent.questions.values.reduce(0) { $0 + $1.count } == plain.intent.all.count)
    #expect(plain.intent.questions.keys.allSatisfy { !$0.contains("[1]") && !$0.contains("[2]") })
    let sums = report.sets.compactMap { $0.modes[.plain]?.intent.all.right }
    #expect(sums.reduce(0, +) == plain.intent.all.right)
    #expect(plain.lexical?.whole.values.allSatisfy { abs($0.value - 0.5) < 1e-9 } == true)
  }

  @Test func conditionsAreCompared() throws {
    let report = CaptionReport(outcomes(8), sets: Self.sets)
    let told = try #require(report.all.told[.identities])
    let without = try #require(report.all.without[.identities])
    #expect(told.all.count == without.all.count && without.all.right == 0 && told.all.right > 0)
    #expect(report.all.told[.depth] != nil && report.all.without[.depth] == nil)
    #expect(report.all.told[.camera]?.aspects.keys.sorted { $0.rawValue < $1.rawValue } == [.camera])
    let swapped = try #require(report.all.swapped[.identities])
    #expect(swapped.followsDonor == Share(4, of: 8) && swapped.tellsOriginal == Share(1, of: 8))
    #expect(report.all.swapped[.camera]?.skipped == 1)
    // Every question that identities alone tell and that is about a subject is about one in a shared picture or not.
    let pointing = report.all.pointedAt.all.count + report.all.alone.all.count
    #expect(pointing > 0 && pointing <= told.all.count)
  }

  @Test func theResultHasWhatIsPromised() throws {
    let json = JSON.object(CaptionReport(outcomes(8), sets: Self.sets).members)
    #expect(json["structural_integrity"]?.doubleValue == 0.5)
    let accuracy = try #require(json["accuracy"]?.doubleValue)
    #expect((0.3...0.7).contains(accuracy))
    let interval = (json["accuracy_interval"]?.arrayValue ?? []).compactMap(\.doubleValue)
    try #require(interval.count == 2)
    #expect(interval[0] < accuracy && accuracy < interval[1])
    #expect(json["aspects"]?["subject"]?["accuracy"]?.doubleValue != nil)
    #expect(json["sets"]?.arrayValue?.count == 2)
    #expect(json["sets"]?.arrayValue?[1]["set"]?.stringValue == "camera+depth")
    #expect(json["modes"]?["plain"]?["metrics"]?["camera"]?["rouge-l"]?["coco"]?.doubleValue == 0.5)
    #expect(json["modes"]?["plain"]?["structure"]?["strict"]?.doubleValue == 0.5)
    #expect(json["told_by"]?["identities"]?["swapped"]?["follows_donor"]?.doubleValue == 0.5)
    #expect(json["told_by"]?["identities"]?["without"]?["accuracy"]?.doubleValue == 0)
    #expect(json["pointing"]?["pointed_at"]?["questions"]?.intValue != nil)
  }

  @Test func tablesHaveARowForEachSet() {
    let table = CaptionReport(outcomes(8), sets: Self.sets).table
    #expect(table.split(separator: "\n").count { $0.hasPrefix("camera+depth ") } == 4)
    #expect(table.contains("rouge_score_stemmed") && table.contains("swapped: follows"))
  }

  @Test func intervalsAreWilsons() {
    let share = Share(45, of: 50)
    #expect(share.value == 0.9)
    #expect(abs(share.interval.lowerBound - 0.786396) < 1e-5 && abs(share.interval.upperBound - 0.956525) < 1e-5)
    #expect(Share().value == 0 && Share().interval == 0...1)
  }
}
