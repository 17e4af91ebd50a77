package import Support

/// What a test came to.
package struct ValidationResult: Sendable, Equatable {
  package enum Outcome: String, Sendable, CaseIterable {
    case passed, skipped, warning, failed, crashed, timeout

    /// Whether the adapter cannot be recommended.
    package var isBad: Bool { [.failed, .crashed, .timeout].contains(self) }
  }

  package let test: ValidationTest
  package var outcome: Outcome
  /// What was found.
  package var detail: String
  package var hint: String?
  /// How long its process ran.
  package var seconds = 0.0
  /// The last lines that the adapter wrote, where the test did not pass.
  package var log: [String] = []

  package init(_ test: ValidationTest, _ outcome: Outcome, _ detail: String, hint: String? = nil) {
    self.test = test
    self.outcome = outcome
    self.detail = detail
    self.hint = hint
  }

  package var json: JSON {
    .object([
      "test": .string(test.rawValue), "group": .string(test.group.rawValue), "outcome": .string(outcome.rawValue),
      "detail": .string(detail), "hint": hint.map { .string($0) }, "seconds": .double(seconds),
      "log": log.isEmpty ? nil : .array(log.map { .string($0) }),
    ])
  }

  /// What a test's process says of itself.
  init?(_ test: ValidationTest, _ json: JSON) {
    guard let outcome = json["outcome"]?.stringValue.flatMap(Outcome.init(rawValue:)),
      let detail = json["detail"]?.stringValue
    else { return nil }
    // The adapter's code has run in that process: its texts are a stranger's.
    self.init(test, outcome, TerminalText.safe(detail), hint: json["hint"]?.stringValue.map(TerminalText.safe))
  }
}

/// What a check found, where that is not that all is well.
struct Finding: Error {
  let outcome: ValidationResult.Outcome
  let detail: String
  let hint: String?

  static func failed(_ detail: String, hint: String? = nil) -> Finding {
    Finding(outcome: .failed, detail: detail, hint: hint)
  }

  static func warning(_ detail: String, hint: String? = nil) -> Finding {
    Finding(outcome: .warning, detail: detail, hint: hint)
  }

  static func skipped(_ detail: String, hint: String? = nil) -> Finding {
    Finding(outcome: .skipped, detail: detail, hint: hint)
  }

  static func failed(_ error: any ExplainedError) -> Finding { .failed(error.description, hint: error.hint) }
}
