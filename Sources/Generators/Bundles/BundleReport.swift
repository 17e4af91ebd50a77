import Claims
import Manifests
package import Support

/// `report.json` of a bundle: what the prompt costs, what was left out and why, which conditions reach the generator.
package enum BundleReport {
  package static func json(_ bundle: BundleContent) -> JSON {
    let (prompt, manifest) = (bundle.prompt, bundle.manifest)
    let warnings = self.warnings(bundle)
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
      "warnings": warnings.isEmpty ? nil : .array(warnings.map { .string($0) }),
      "also_read_by": prompt.extra.isEmpty ? nil : .array(prompt.extra.map { reading($0, of: prompt) }),
      "dropped": .array(prompt.dropped.map(dropped)),
      "video": bundle.video.notes.isEmpty && bundle.video.warnings.isEmpty
        ? nil : .array((bundle.video.notes + bundle.video.warnings).map { .string($0) }),
      "missing": bundle.missing.isEmpty ? nil : .array(bundle.missing.map { .string($0) }),
      "conditions": conditions(bundle),
      "notes": manifest.notes.isEmpty ? nil : .array(manifest.notes.map { .string($0) }),
    ])
  }

  /// The video that is asked for, and how it came to be so.
  package static func video(_ bundle: BundleContent) -> JSON {
    let video = bundle.video
    return .object([
      "width": video.width.map { .int($0) }, "height": video.height.map { .int($0) },
      "frames": video.frames.map { .int($0) }, "fps": video.framesPerSecond.map { .double($0) },
      "seconds": video.seconds.map { .double($0) }, "start": video.start > 0 ? .double(video.start) : nil,
      "notes": .array((video.notes + video.warnings).map { .string($0) }),
    ])
  }

  /// What became of each condition of the run.
  package static func conditions(_ bundle: BundleContent) -> JSON {
    .array(
      bundle.conditions.enumerated().map { index, each in
        condition(each, bundle, bundle.outcomes.indices.contains(index) ? bundle.outcomes[index] : nil)
      })
  }

  /// What its user has to know before the video is made: of the prompt, of the conditions, of what is not there.
  package static func warnings(_ bundle: BundleContent, withoutLost: Bool = false) -> [String] {
    var warnings = bundle.prompt.warnings + bundle.video.warnings
    for (condition, outcome) in zip(bundle.conditions, bundle.outcomes) where !withoutLost && !outcome.files.isEmpty {
      warnings += condition.doubts.map {
        "\(condition.inputs.joined(separator: ", ")): doubtful \(condition.kind), \($0)"
      }
    }
    for outcome in bundle.outcomes { warnings += outcome.warnings + (withoutLost ? [] : outcome.lostWarnings) }
    for file in bundle.missing where bundle.isWritten {
      warnings.append("\(file) is missing, and \(bundle.manifest.name) cannot run without it: put it into the bundle")
    }
    return warnings
  }

  /// One line for people: first what they have to know, then how much was left out; `nil` where there is nothing to say.
  /// - Parameter withoutLost: leaves out what the table of a run's end says already.
  package static func summary(_ bundle: BundleContent, withoutLost: Bool = false) -> String? {
    summary(bundle.prompt, warnings(bundle, withoutLost: withoutLost))
  }

  /// The same of a prompt alone.
  package static func summary(_ prompt: FormattedPrompt) -> String? { summary(prompt, prompt.warnings) }

  private static func summary(_ prompt: FormattedPrompt, _ warnings: [String]) -> String? {
    // What another part says as well is not lost.
    let others = prompt.dropped.filter { !$0.isUsersAndFell && !$0.isRepeat && $0.reason != .opening }
    let gone = others.filter { $0.remaining == nil }.count
    let shortened = others.count - gone
    var parts = warnings
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

  /// `taken` where command.sh or workflow.json reads a file of it; of a service, where a file of it is there to be given.
  private static func condition(
    _ condition: BundleCondition, _ bundle: BundleContent, _ outcome: ConditionOutcome?
  ) -> JSON {
    let manifest = bundle.manifest
    let rows = ConditionFiles.rows(manifest, adapter: condition.adapter, role: condition.role)
    let files = outcome?.files ?? []
    let taken = files.filter(bundle.readers.takes)
    let reach =
      if rows.isEmpty {
        "\(manifest.name) takes no such file; only what the caption says of it reaches the generator"
      } else if outcome == nil {
        "\(manifest.name) takes this as \(told(rows)); the bundle holds texts alone"
      } else if files.isEmpty {
        "no file of it is in this bundle; only what the caption says of it reaches the generator"
      } else if taken.isEmpty {
        "neither command.sh nor \(Workflow.file) reads it: give it to \(manifest.name) by hand, as "
          + told(wanted(rows, files))
      } else {
        "\(manifest.name) takes this as \(told(wanted(rows, taken)))"
      }
    let doubts = condition.doubts.map { JSON.string($0) }
    let readBy = files.map { file in
      JSON.Member(file.file, .array(bundle.readers.readers(of: file).map { .string($0) }))
    }
    return .object([
      "adapter": .string(condition.adapter),
      "inputs": .array(condition.inputs.map { .string($0) }),
      "taken": .bool(!taken.isEmpty),
      "role": condition.role.map { .string($0) },
      "doubts": doubts.isEmpty ? nil : .array(doubts),
      "reach": .string(doubts.isEmpty ? reach : "\(reach) (given as \(condition.kind), which its adapter doubts)"),
      "files": outcome.map { .array($0.files.map { .string($0.file) }) },
      "read_by": readBy.isEmpty || manifest.status == .closed ? nil : .object(readBy),
      "lost": outcome.flatMap { $0.lost.isEmpty ? nil : .array(lost($0.lost, condition)) },
      "notes": outcome.flatMap { $0.notes.isEmpty ? nil : .array($0.notes.map { .string($0) }) },
      "warnings": outcome.flatMap {
        let all = $0.warnings + $0.lostWarnings
        return all.isEmpty ? nil : .array(all.map { .string($0) })
      },
    ])
  }

  /// Each input of the condition that no file holds.
  private static func lost(_ lost: [LostInput], _ condition: BundleCondition) -> [JSON] {
    lost.flatMap { one in
      (one.input.map { [$0] } ?? condition.inputs).map {
        .object(["input": .string($0), "reason": .string(one.reason)])
      }
    }
  }

  private static func told(_ rows: [GeneratorCondition]) -> String {
    rows.map { row in row.form.rawValue + (row.notes.map { ": \($0)" } ?? "") }.joined(separator: "; ")
  }

  /// The rows that these files were written for.
  private static func wanted(_ rows: [GeneratorCondition], _ files: [WrittenFile]) -> [GeneratorCondition] {
    rows.filter { row in files.contains { $0.file == row.file } }
  }
}
