import Captioning
import Claims
import Conditions
import Manifests
import Media
import Qwen2VL
import Support

/// What `inspect` prints.
struct InspectReport {
  let session: CaptionSession
  let conditions: [FramedCondition]
  let prompt: Prompt

  var json: JSON {
    .object([
      "model": RunResult.model(session.model),
      "conditions": .array(conditions.enumerated().map { ConditionReport.json($0.offset, $0.element) }),
      "prompt": prompt.json,
      "timings": .array(session.clock.reports.map(\.json)),
      "peak_bytes": .int(ResourceUse.peakMemory),
    ])
  }

  var text: String {
    var lines = ["model \(session.model.name) (\(TerminalText.safe(session.model.folder)))"]
    if !session.model.unusedWeights.isEmpty {
      lines.append("  weights that nothing uses: \(session.model.unusedWeights.count)")
    }
    for (index, condition) in conditions.enumerated() { lines += self.lines(index, condition) }
    lines += ["", "prompt: \(prompt.tokenIDs.count) tokens"]
    lines += prompt.spans.map(line)
    lines += ["", "text:"]
    lines += prompt.text.split(separator: "\n", omittingEmptySubsequences: false).map {
      "  " + TerminalText.safe(String($0))
    }
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
        let grid = run.grid.map { " in a grid of \($0.t)×\($0.h)×\($0.w)" } ?? ""
        line += ", \(run.count) tokens\(grid), \(run.encoder.map { "\($0.rawValue) encoder" } ?? "its own encoder")"
        line += ", \(run.begin) \(run.end)"
      }
      lines.append(line)
    }
    lines += source.claims.map { claim in
      let sure = claim.isTold ? "" : " (not sure enough to be written: \(claim.certainty))"
      return "  claim: \(claim.aspect.rawValue): \(TerminalText.safe(claim.sentence))\(sure)"
    }
    for decision in source.decisions + condition.decisions {
      lines.append("  \(decision.key): \(TerminalText.safe(decision.value)) (\(TerminalText.safe(decision.reason)))")
    }
    return lines
  }

  private func line(_ span: Prompt.Span) -> String {
    func place(_ index: Int) -> String {
      "(\(prompt.positions.t[index]), \(prompt.positions.h[index]), \(prompt.positions.w[index]))"
    }
    let last = span.start + span.length - 1
    let range = span.length == 1 ? place(span.start) : "\(place(span.start)) to \(place(last))"
    return "  \(span.start)+\(span.length)  \(span.name)  \(range)"
  }
}
