import Captioning
import Support
import Synthesis

extension CaptionReport {
  /// Tables for people to read.
  package var table: String {
    var text = aspectTable(.plain, "Accuracy in % over the questions, facts in words off")
    if all.modes[.facts] != nil { text += "\n" + aspectTable(.facts, "The same with facts in words") }
    if all.modes[.free] != nil { text += "\n" + aspectTable(.free, "The same without the grammar") }
    if all.modes[.apart] != nil {
      text += "\n" + aspectTable(.apart, "The short prompt and each condition's own caption")
    }
    text += "\n" + conditionTable()
    if all.kinds.contains(.identities) {
      text += "\nWhat identities tell: \(Self.accuracy(all.pointedAt.all)) of subjects that the prompt points at, "
      text += "\(Self.accuracy(all.alone.all)) of subjects alone in their pictures\n"
    }
    if all.modes[.plain]?.lexical != nil { text += "\n" + metricTable() }
    return text
  }

  private func aspectTable(_ mode: TrialMode, _ title: String) -> String {
    var rows = [
      ["set", "n", "complete", "parts", "strict", "all", "± 95 %", "quality"] + QuestionAspect.allCases.map(\.rawValue)
    ]
    for set in sets + (sets.count > 1 ? [all] : []) {
      guard let report = set.modes[mode] else { continue }
      let (structure, all) = (report.structure, report.intent.all)
      var row = [
        set.name, "\(set.samples)", Self.percent(structure.complete.value), Self.percent(structure.meanParts),
        Self.percent(structure.strict.value), Self.percent(all.accuracy),
        Self.percent((all.interval.upperBound - all.interval.lowerBound) / 2),
        Decimal.text(all.meanQuality, digits: 2),
      ]
      row += QuestionAspect.allCases.map { report.intent.aspects[$0].map { Self.percent($0.accuracy) } ?? "–" }
      rows.append(row)
    }
    return title + "\n" + TextTable.text(rows)
  }

  private func conditionTable() -> String {
    var rows = [["set", "condition", "questions", "given", "without", "swapped: follows", "tells original"]]
    for set in sets + (sets.count > 1 ? [all] : []) {
      for kind in set.kinds {
        guard let told = set.told[kind], told.all.count > 0 else { continue }
        rows.append([
          set.name, kind.rawValue, "\(told.all.count)", Self.percent(told.all.accuracy),
          set.without[kind].map { Self.percent($0.all.accuracy) } ?? "–",
          set.swapped[kind].map { Self.percent($0.followsDonor.value) } ?? "–",
          set.swapped[kind].map { Self.percent($0.tellsOriginal.value) } ?? "–",
        ])
      }
    }
    return "What only one condition tells\n" + TextTable.text(rows)
  }

  private func metricTable() -> String {
    let columns = all.modes[.plain]?.lexical?.whole.values ?? []
    // Families above variants: both names in one line would be wider than the rest of the table.
    var rows = [[""] + columns.map(\.family.rawValue), ["set"] + columns.map(\.variant)]
    for set in sets + (sets.count > 1 ? [all] : []) {
      guard let scores = set.modes[.plain]?.lexical else { continue }
      rows.append([set.name] + scores.whole.values.map { Self.percent($0.value) })
    }
    return "Metrics against the reference caption, in %\n" + TextTable.text(rows)
  }

  private static func percent(_ share: Double) -> String { Decimal.text(share * 100, digits: 1) }
  private static func accuracy(_ tally: IntentScore.Tally) -> String {
    "\(percent(tally.accuracy)) % (\(tally.count) questions)"
  }
}

/// Rows in columns: the first to the left, the others to the right.
enum TextTable {
  static func text(_ rows: [[String]]) -> String {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      let line = zip(row, widths).enumerated().map { column, cell in
        let space = String(repeating: " ", count: max(0, cell.1 - cell.0.count))
        return column == 0 ? cell.0 + space : space + cell.0
      }.joined(separator: "  ")
      return line + "\n"
    }.joined()
  }
}
