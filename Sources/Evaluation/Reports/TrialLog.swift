import Captioning
import Claims
import Support
package import Synthesis

/// Every caption with the answers read from it, one line of JSON each, to see what goes wrong.
package enum TrialLog {
  package static func text(_ outcomes: [SampleOutcome], sets: [GivenSet]) -> String {
    outcomes.flatMap { outcome in
      TrialMode.allCases.compactMap { mode in outcome.trials[mode].map { line(outcome, mode, $0, sets) } }
    }.map { $0.text() + "\n" }.joined()
  }

  private static func line(
    _ outcome: SampleOutcome, _ mode: TrialMode, _ trial: CaptionTrial, _ sets: [GivenSet]
  ) -> JSON {
    let sample = outcome.sample
    return .object([
      "seed": .int(Int(clamping: sample.scene.seed)), "index": .int(sample.scene.index),
      "set": .string(sets.indices.contains(outcome.set) ? sets[outcome.set].name : ""), "mode": .string(mode.rawValue),
      "prompt": .string(sample.prompt.text), "text": .string(trial.text), "reference": .string(sample.reference.text),
      "wrong": .array(
        trial.verdicts.filter { !$0.isRight }.map { verdict in
          .object([
            "question": .string(verdict.question.key), "answer": verdict.answer.map { .string($0) } ?? .null,
            "truth": .string(verdict.question.answer),
          ])
        }),
      "questions": .int(trial.verdicts.count),
    ])
  }
}
