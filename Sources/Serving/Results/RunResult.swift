package import Captioning
package import Claims
package import Conditions
package import Generators
import Manifests
package import Support

/// What a run came to, as one object: what `--json` writes, and what a server answers.
package enum RunResult {
  package static func json(
    _ session: CaptionSession, result: CaptionResult, conditions: [FramedCondition], input: Prompt?,
    bundles: [Targets.Bundle], reach: ReachTable
  ) -> JSON {
    .object([
      "caption": result.caption.json,
      "text": .string(result.caption.text),
      "written": .string(result.answer.text),
      "cut": .array(CaptionPart.allCases.filter(result.answer.cut.contains).map { .string($0.rawValue) }),
      "model": session.core.json,
      "remote": result.answer.remote?.json,
      "unknown_words": .array(session.unknownWords.map { .string($0) }),
      "user": .array(result.settlement.sentences.map { .string($0) }),
      "claims": .array(result.settlement.claims.map(ClaimLine.json)),
      "conflicts": conflicts(result.settlement),
      "keeping": result.keeping?.json ?? .null,
      "conditions": .array(conditions.enumerated().map { ConditionReport.json($0.offset, $0.element) }),
      "prompts": prompts(bundles),
      "reach": reach.json,
      "prompt_tokens": .int(input?.tokenIDs.count ?? 0),
      "tokens": .array(result.answer.tokens.map { .int(Int($0)) }),
      "timings": .array(session.clock.reports.map(\.json)),
    ])
  }

  /// Where the prompt says something else than a condition measures.
  package static func conflicts(_ settlement: Settlement) -> JSON {
    .array(
      settlement.conflicts.map {
        .object(["prompt": ClaimLine.json($0.prompt), "measured": ClaimLine.json($0.measured)])
      })
  }

  package static func prompts(_ bundles: [Targets.Bundle]) -> JSON {
    .object(bundles.map { JSON.Member($0.id, prompt($0)) })
  }

  package static func prompt(_ bundle: Targets.Bundle) -> JSON {
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
      "warnings": .array(BundleReport.warnings(bundle.content).map { .string($0) }),
      "video": BundleReport.video(bundle.content),
      "conditions": BundleReport.conditions(bundle.content),
    ])
  }
}
