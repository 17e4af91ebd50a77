package import Synthesis

/// An evaluation's figures: of each condition set, and of all sets together.
package struct CaptionReport: Sendable {
  package let all: SetReport
  package let sets: [SetReport]

  package init(_ outcomes: [SampleOutcome], sets: [GivenSet]) {
    let kinds = ConditionKind.allCases.filter { kind in sets.contains { $0.kinds.contains(kind) } }
    var all = SetReport(name: "all", kinds: kinds)
    var reports = sets.map { SetReport(name: $0.name, kinds: $0.kinds) }
    for outcome in outcomes {
      all.add(outcome)
      if reports.indices.contains(outcome.set) { reports[outcome.set].add(outcome) }
    }
    self.all = all
    self.sets = reports
  }
}
