import Captioning
package import Support
import Synthesis

extension CaptionReport {
  /// The figures as members of the result of `a2c eval captions --json`.
  ///
  /// `structural_integrity` (share of complete captions), `accuracy`, `quality` and `aspects` of all sets in the mode
  /// `plain`; then `modes`, each with all three readings of structural integrity, accuracy by aspect and by question, and
  /// metrics by part and variant; `told_by` with, without and with swapped conditions; and `sets`, each the same.
  package var members: [JSON.Member] {
    let sets = JSON.Member("sets", .array(sets.map { .object($0.members) }))
    return Array(all.members.dropFirst(2)) + [sets]
  }
}

extension SetReport {
  fileprivate var members: [JSON.Member] {
    var list = [
      JSON.Member("set", .string(name)), JSON.Member("conditions", .array(kinds.map { .string($0.rawValue) })),
      JSON.Member("samples", .int(samples)),
    ]
    if let plain = modes[.plain] { list += plain.headline }
    list.append(
      JSON.Member(
        "modes",
        .object(TrialMode.allCases.compactMap { mode in modes[mode].map { JSON.Member(mode.rawValue, $0.json) } })))
    let conditions = ConditionKind.allCases.compactMap { kind -> JSON.Member? in
      guard let told = told[kind] else { return nil }
      let json = JSON.object([
        "given": told.json, "without": without[kind].map(\.json), "swapped": swapped[kind].map(\.json),
      ])
      return JSON.Member(kind.rawValue, json)
    }
    list.append(JSON.Member("told_by", .object(conditions)))
    if kinds.contains(.identities) {
      list.append(
        JSON.Member("pointing", .object(["pointed_at": pointedAt.json, "alone": alone.json])))
    }
    return list
  }
}

extension SetReport.SwapScore {
  fileprivate var json: JSON {
    .object([
      "questions": .int(followsDonor.count), "follows_donor": .rounded(followsDonor.value),
      "follows_donor_interval": .interval(followsDonor.interval),
      "tells_original": .rounded(tellsOriginal.value), "skipped_samples": .int(skipped),
    ])
  }
}

extension ModeReport {
  fileprivate var headline: [JSON.Member] {
    [JSON.Member("structural_integrity", .rounded(structure.complete.value))]
      + (intent.json.members ?? []).filter { $0.key != "by_question" }
  }

  fileprivate var json: JSON {
    .object(
      [
        JSON.Member(
          "structure",
          .object([
            "captions": .int(structure.complete.count), "complete": .rounded(structure.complete.value),
            "complete_interval": .interval(structure.complete.interval), "mean_parts": .rounded(structure.meanParts),
            "strict": .rounded(structure.strict.value),
          ]))
      ] + (intent.json.members ?? []) + (lexical.map { [JSON.Member("metrics", $0.json)] } ?? []))
  }
}

extension IntentScore {
  fileprivate var json: JSON {
    .object(
      (all.json.members ?? []) + [
        JSON.Member("accuracy_caption_mean", .rounded(captionMean)),
        JSON.Member(
          "aspects",
          .object(
            QuestionAspect.allCases.compactMap { aspect in aspects[aspect].map { JSON.Member(aspect.rawValue, $0.json) }
            })),
        JSON.Member(
          "by_question", .object(questions.sorted { $0.key < $1.key }.map { JSON.Member($0.key, $0.value.json) })),
      ])
  }
}

extension IntentScore.Tally {
  fileprivate var json: JSON {
    .object([
      "questions": .int(count), "accuracy": .rounded(accuracy), "accuracy_interval": .interval(interval),
      "quality": .rounded(meanQuality),
    ])
  }
}

extension JSON {
  /// Six decimal places.
  static func rounded(_ value: Double) -> JSON { .double((value * 1e6).rounded() / 1e6) }
  static func interval(_ range: ClosedRange<Double>) -> JSON {
    .array([.rounded(range.lowerBound), .rounded(range.upperBound)])
  }
}
