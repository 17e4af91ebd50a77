import Conditions
import Support

/// What the tests of one adapter came to.
struct ValidationReport {
  let folder: String
  /// `nil` where its manifest cannot be read.
  let id: String?
  let results: [ValidationResult]

  var isGood: Bool { !results.contains { $0.outcome.isBad } }

  var json: JSON {
    .object([
      "folder": .string(folder), "id": id.map { .string($0) }, "passed": .bool(isGood),
      "counts": .object(counts.map { JSON.Member($0.rawValue, .int($1)) }),
      "results": .array(results.map(\.json)),
    ])
  }

  func text(onlyFailed: Bool) -> String {
    var lines = [TerminalText.safe("\(id ?? "?")  \(folder)")]
    for result in results where !onlyFailed || result.outcome.isBad || result.outcome == .warning {
      let name = result.test.rawValue
      let gap = String(repeating: " ", count: max(1, 28 - name.count))
      let verdict = result.outcome.rawValue
      lines.append("  \(name)\(gap)\(verdict)\(String(repeating: " ", count: 9 - verdict.count))\(result.detail)")
      guard result.outcome != .passed else { continue }
      if let hint = result.hint { lines.append("    hint: \(hint)") }
      lines += result.log.map { "    | \($0)" }
    }
    let total = counts.filter { $0.1 > 0 }.map { "\($0.1) \($0.0.rawValue)" }.joined(separator: ", ")
    lines.append("  \(isGood ? "in order" : "not in order"): \(total)")
    return lines.map { TerminalText.safe($0) }.joined(separator: "\n") + "\n"
  }

  private var counts: [(ValidationResult.Outcome, Int)] {
    ValidationResult.Outcome.allCases.map { outcome in (outcome, results.count { $0.outcome == outcome }) }
  }
}
