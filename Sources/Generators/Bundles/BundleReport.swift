import Claims
import Manifests
package import Support

/// `report.json` of a bundle: what the prompt costs, what was left out and why, which conditions reach the generator.
package enum BundleReport {
  package static func json(_ bundle: BundleContent) -> JSON {
    let (prompt, manifest) = (bundle.prompt, bundle.manifest)
    return .object([
      "generator": .string(manifest.id),
      "name": .string(manifest.name),
      "text": .object([
        "encoder": .string(manifest.text.encoder),
        "unit": .string(prompt.unit),
        "count": .int(prompt.tokenCount),
        "counted": .string(prompt.counter.rawValue),
        "budget": prompt.budget.map { .int($0) } ?? .null,
        "reserved": .int(manifest.text.reserve),
        "past_budget": .string(manifest.text.silent ? "cut without a word" : "cut with a warning"),
        "words": .int(prompt.wordCount),
      ]),
      "warnings": prompt.warnings.isEmpty ? nil : .array(prompt.warnings.map { .string($0) }),
      "also_read_by": prompt.extra.isEmpty ? nil : .array(prompt.extra.map { reading($0, of: prompt) }),
      "dropped": .array(prompt.dropped.map(dropped)),
      "video": bundle.video.notes.isEmpty ? nil : .array(bundle.video.notes.map { .string($0) }),
      "conditions": .array(
        bundle.conditions.enumerated().map { index, each in
          condition(each, manifest, bundle.outcomes.indices.contains(index) ? bundle.outcomes[index] : nil)
        }),
      "notes": manifest.notes.isEmpty ? nil : .array(manifest.notes.map { .string($0) }),
    ])
  }

  /// One line for people: first what they have to know, then how much was left out; `nil` where there is nothing to say.
  package static func summary(_ prompt: FormattedPrompt) -> String? {
    let others = prompt.dropped.filter { !$0.isUsersAndFell }
    let gone = others.filter { $0.remaining == nil }.count
    let shortened = others.count - gone
    var parts = prompt.warnings
    if gone > 0 { parts.append(gone == 1 ? "1 sentence left out" : "\(gone) sentences left out") }
    if shortened > 0 { parts.append("\(shortened) shortened") }
    guard !parts.isEmpty else { return nil }
    let limit = prompt.budget.map { " of \($0)" } ?? ""
    return "\(prompt.generator): \(parts.joined(separator: "; ")); \(prompt.tokenCount)\(limit) \(prompt.unit)"
      + (prompt.counter == .estimated ? " (estimated)" : "")
  }

  private static func reading(_ reading: EncoderReading, of prompt: FormattedPrompt) -> JSON {
    .object([
      "encoder": .string(reading.encoder),
      "count": .int(reading.tokenCount),
      "counted": .string(reading.counter.rawValue),
      "budget": .int(reading.budget),
      "sentences_read_at_least": .int(reading.sentencesRead),
      "sentences": .int(prompt.kept.count),
    ])
  }

  private static func dropped(_ dropped: Dropped) -> JSON {
    .object([
      "part": .string(dropped.part.rawValue),
      "sentence": .string(dropped.sentence),
      "reason": .string(dropped.reason.description),
      "remaining": dropped.remaining.map { .string($0) },
      "yours": dropped.origin == .user ? true : nil,
    ])
  }

  private static func condition(
    _ condition: BundleCondition, _ manifest: GeneratorManifest, _ outcome: ConditionOutcome?
  ) -> JSON {
    let rows = ConditionFiles.rows(manifest, adapter: condition.adapter)
    // A file that another condition took is not there for this one.
    let isTaken = !rows.isEmpty && outcome?.files.isEmpty != true
    let reach =
      if rows.isEmpty {
        "\(manifest.name) takes no such file; what it shows reaches the generator through the prompt only"
      } else if isTaken {
        "\(manifest.name) takes this as "
          + wanted(rows, outcome?.files).map { row in
            row.form.rawValue + (row.notes.map { ": \($0)" } ?? "")
          }.joined(separator: "; ")
      } else {
        "no file of it is in this bundle; what it shows reaches the generator through the prompt only"
      }
    return .object([
      "adapter": .string(condition.adapter),
      "inputs": .array(condition.inputs.map { .string($0) }),
      "taken": .bool(isTaken),
      "reach": .string(reach),
      "files": outcome.map { .array($0.files.map { .string($0.file) }) },
      "notes": outcome.flatMap { $0.notes.isEmpty ? nil : .array($0.notes.map { .string($0) }) },
    ])
  }

  /// The rows that files were written for; all where none was written yet.
  private static func wanted(_ rows: [GeneratorCondition], _ files: [WrittenFile]?) -> [GeneratorCondition] {
    guard let files else { return rows }
    return rows.filter { row in files.contains { $0.file == row.file } }
  }
}
