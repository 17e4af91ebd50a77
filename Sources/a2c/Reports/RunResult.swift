import Captioning
import Claims
import Conditions
import Generators
import Manifests
import Support

/// The object that `--json` writes.
enum RunResult {
  static func json(
    _ session: CaptionSession, answer: CoreAnswer, conditions: [FramedCondition], input: Prompt,
    bundles: [Targets.Bundle]
  ) -> JSON {
    .object([
      "caption": answer.caption.json,
      "text": .string(answer.text),
      "model": model(session.model),
      "conditions": .array(conditions.enumerated().map { ConditionReport.json($0.offset, $0.element) }),
      "prompts": .object(bundles.map { JSON.Member($0.id, prompt($0)) }),
      "prompt_tokens": .int(input.tokenIDs.count),
      "tokens": .array(answer.tokens.map { .int(Int($0)) }),
      "timings": .array(session.clock.reports.map(\.json)),
    ])
  }

  static func model(_ model: EmbeddedModel) -> JSON {
    .object([
      "name": .string(model.name), "folder": .string(model.folder),
      "training": .string(model.manifest?.training.state.rawValue ?? "untrained"),
      "notice": model.notice.map { .string($0) },
    ])
  }

  private static func prompt(_ bundle: Targets.Bundle) -> JSON {
    .object([
      "prompt": .string(bundle.prompt.text), "negative": bundle.prompt.negative.map { .string($0) },
      "count": .int(bundle.prompt.tokenCount), "budget": bundle.prompt.budget.map { .int($0) },
      "unit": .string(bundle.prompt.unit), "counted": .string(bundle.prompt.counter.rawValue),
      "dropped": .array(
        bundle.prompt.dropped.map {
          .object([
            "part": .string($0.part.rawValue), "sentence": .string($0.sentence),
            "reason": .string($0.reason.description), "remaining": $0.remaining.map { .string($0) },
          ])
        }),
      "folder": bundle.folder.map { .string($0) },
    ])
  }
}
