package import Claims
package import Manifests
package import Support

/// One caption as several generators get it.
package struct PromptComparison: Sendable {
  /// What one generator gets.
  package struct Row: Sendable {
    package let manifest: GeneratorManifest
    /// The prompt, or why there is none: a caption may lack all that a generator reads.
    package let outcome: Result<FormattedPrompt, FormatError>
  }

  package let rows: [Row]

  /// - Parameters:
  ///   - usersOwn: the user's sentences; `nil` where the whole caption is the user's own.
  ///   - measured: sentences that conditions measured.
  /// - Throws: where no generator gets a prompt, with the reason of the first.
  package init(
    _ caption: StructuredCaption, usersOwn: [String]? = nil, measured: [String] = [],
    for manifests: [GeneratorManifest], tokenizers: TokenizerShelf = TokenizerShelf(),
    escaping: PromptEscaping = .none
  ) throws(FormatError) {
    rows = manifests.map { manifest in
      let outcome: Result<FormattedPrompt, FormatError>
      do throws(FormatError) {
        outcome = .success(
          try Formatter(manifest, tokenizers: tokenizers, escaping: escaping)
            .format(caption, usersOwn: usersOwn, measured: measured))
      } catch {
        outcome = .failure(error)
      }
      return Row(manifest: manifest, outcome: outcome)
    }
    let failures = rows.compactMap { row in if case .failure(let error) = row.outcome { error } else { nil } }
    if let first = failures.first, failures.count == rows.count { throw first }
  }

  /// For people: a heading with the counts, the prompt, what was left out.
  package var text: String {
    rows.map { PromptComparison.block($0).joined(separator: "\n") }.joined(separator: "\n\n")
  }

  private static func block(_ row: Row) -> [String] {
    let title = TerminalText.safe("== \(row.manifest.name) (\(row.manifest.id))")
    switch row.outcome {
    case .failure(let error): return [title, TerminalText.safe("no prompt: \(error.message)")]
    case .success(let prompt):
      let unit = prompt.counter == .estimated ? "estimated \(prompt.unit)" : prompt.unit
      let limit = prompt.budget.map { " of \($0)" } ?? ""
      var lines = ["\(title): \(prompt.tokenCount)\(limit) \(unit), \(prompt.wordCount) words"]
      lines += prompt.text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { TerminalText.safe(String($0)) }
      if let negative = prompt.negative { lines.append("negative: " + TerminalText.safe(negative)) }
      lines += prompt.warnings.map { "warning: " + TerminalText.safe($0) }
      lines += prompt.extra.map {
        TerminalText.safe(
          "\($0.encoder) reads \($0.sentencesRead) of \(prompt.kept.count) sentences within its \($0.budget) tokens")
      }
      if let least = row.manifest.prompt.words?.min, prompt.wordCount < least {
        lines.append("- shorter than the \(least) words that its makers ask for")
      }
      lines += dropped(prompt.dropped)
      return lines
    }
  }

  /// One line a sentence; the parts that are not used at all stand together.
  private static func dropped(_ dropped: [Dropped]) -> [String] {
    let unused = CaptionPart.allCases.filter { part in
      dropped.contains { $0.part == part && $0.reason == .partUnused }
    }
    var lines = dropped.filter { $0.reason != .partUnused }.map { dropped in
      let what = dropped.remaining.map { "shortened to \"\($0)\"" } ?? "left out"
      return TerminalText.safe("- \(dropped.part.rawValue), \(what), \(dropped.reason): \(dropped.sentence)")
    }
    if !unused.isEmpty { lines.append("- not used: " + unused.map(\.rawValue).joined(separator: ", ")) }
    return lines
  }

  package var json: JSON {
    .object(
      rows.map { row in
        switch row.outcome {
        case .success(let prompt): JSON.Member(row.manifest.id, prompt.json)
        case .failure(let error): JSON.Member(row.manifest.id, .object(["error": .string(error.message)]))
        }
      })
  }
}

extension FormattedPrompt {
  /// The prompt with its counts and what was left out.
  package var json: JSON {
    .object([
      "prompt": .string(text), "negative": negative.map { .string($0) },
      "escaping": escaping == .none ? nil : .string(escaping.rawValue),
      "count": .int(tokenCount), "budget": budget.map { .int($0) } ?? .null, "unit": .string(unit),
      "counted": .string(counter.rawValue), "words": .int(wordCount),
      "also_read_by": extra.isEmpty
        ? nil
        : .array(
          extra.map {
            .object([
              "encoder": .string($0.encoder), "count": .int($0.tokenCount), "budget": .int($0.budget),
              "sentences_read_at_least": .int($0.sentencesRead),
            ])
          }),
      "warnings": warnings.isEmpty ? nil : .array(warnings.map { .string($0) }),
      "dropped": .array(
        dropped.map {
          .object([
            "part": .string($0.part.rawValue), "sentence": .string($0.sentence),
            "reason": .string($0.reason.description), "remaining": $0.remaining.map { .string($0) },
            "yours": $0.origin == .user ? true : nil,
          ])
        }),
    ])
  }
}
