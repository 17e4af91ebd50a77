import Captioning
import Claims
import Conditions
import Manifests
import Media
import Qwen2VL
import Serving
import Support

/// What `inspect` prints.
struct InspectReport {
  let session: CaptionSession
  let conditions: [FramedCondition]
  let settlement: Settlement
  /// `nil` where no model reads one.
  let prompt: Prompt?

  var json: JSON {
    .object([
      "model": session.core.json,
      "unknown_words": .array(session.unknownWords.map { .string($0) }),
      "conditions": .array(conditions.enumerated().map { ConditionReport.json($0.offset, $0.element) }),
      "claims": .array(settlement.claims.map(ClaimLine.json)),
      "conflicts": RunResult.conflicts(settlement),
      "prompt": prompt?.json ?? .null,
      "timings": .array(session.clock.reports.map(\.json)),
      "peak_bytes": .int(ResourceUse.peakMemory),
    ])
  }

  var text: String {
    var lines: [String] = []
    if let model = session.core.model {
      lines.append("model \(model.name) (\(TerminalText.safe(model.folder)))")
      if !model.unusedWeights.isEmpty { lines.append("  weights that nothing uses: \(model.unusedWeights.count)") }
    } else {
      lines.append("no model: the user's words and what was measured")
    }
    for (index, condition) in conditions.enumerated() { lines += self.lines(index, condition) }
    lines += ["", "known before anybody writes:"]
    lines += settlement.claims.map(claim)
    if let prompt { lines += self.lines(prompt) }
    lines += ["", "time and memory:"]
    lines += session.clock.reports.map { "  " + StageLine.text($0) }
    lines.append("  at most \(ResourceUse.peakMemory >> 20) MB")
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(_ index: Int, _ condition: FramedCondition) -> [String] {
    let source = condition.source
    var lines = ["", "condition \(CaptionSession.label(index, source.adapter)): \(source.adapter.name)"]
    for input in source.entry.inputs { lines.append("  input: \(TerminalText.safe(input.written))") }
    for (number, block) in source.blocks.enumerated() {
      var line = "  block \(number): \(BlockLine.text(block))"
      if let run = condition.runs.first(where: { $0.block == number }) {
        let grid = run.embeddings.grid.map { " in a grid of \($0.t)×\($0.h)×\($0.w)" } ?? ""
        line +=
          ", \(run.embeddings.count) tokens\(grid), \(run.encoder.map { "\($0.rawValue) encoder" } ?? "its own encoder")"
        line += ", \(run.begin) \(run.end)"
      }
      lines.append(line)
    }
    for decision in source.decisions + condition.decisions {
      lines.append("  \(decision.key): \(TerminalText.safe(decision.value)) (\(TerminalText.safe(decision.reason)))")
    }
    return lines
  }

  private func claim(_ claim: Claim) -> String {
    let source = ClaimLine.source(claim) { CaptionSession.label($0, conditions[$0].source.adapter) }
    let doubt = claim.isTold ? "" : ", not sure enough to be written"
    return "  \(claim.aspect.rawValue): \(TerminalText.safe(claim.value)) (\(source)\(doubt))"
  }

  private func lines(_ prompt: Prompt) -> [String] {
    ["", "prompt: \(prompt.tokenIDs.count) tokens"] + prompt.spans.map { line($0, in: prompt) } + ["", "text:"]
      + prompt.text.split(separator: "\n", omittingEmptySubsequences: false).map {
        "  " + TerminalText.safe(String($0))
      }
  }

  private func line(_ span: Prompt.Span, in prompt: Prompt) -> String {
    func place(_ index: Int) -> String {
      "(\(prompt.positions.t[index]), \(prompt.positions.h[index]), \(prompt.positions.w[index]))"
    }
    let last = span.start + span.length - 1
    let range = span.length == 1 ? place(span.start) : "\(place(span.start)) to \(place(last))"
    return "  \(span.start)+\(span.length)  \(span.name)  \(range)"
  }
}
