package import Support

/// The means of each row, as JSON and as the paper's tables.
package struct VideoReport: Sendable {
  package struct Cell: Sendable, Equatable {
    package var sum = 0.0
    package var count = 0
    package var mean: Double { count > 0 ? sum / Double(count) : 0 }
  }

  package struct Row: Sendable {
    package let set: String
    package let name: String
    package var pairs = 0
    package var failed = 0
    package var cells: [VideoColumn: Cell] = [:]
  }

  package private(set) var rows: [Row] = []
  package private(set) var records: [JSON] = []
  package var failures: Int { rows.reduce(0) { $0 + $1.failed } }

  /// In the order in which the list names rows.
  package init(_ outcomes: [VideoEvaluation.Outcome]) {
    for outcome in outcomes {
      let pair = outcome.pair
      let known = rows.firstIndex { $0.set == pair.set && $0.name == pair.row }
      let index = known ?? rows.endIndex
      if known == nil { rows.append(Row(set: pair.set, name: pair.row)) }
      rows[index].pairs += 1
      rows[index].failed += outcome.failures.count
      for (column, value) in outcome.values {
        rows[index].cells[column, default: Cell()].sum += value
        rows[index].cells[column, default: Cell()].count += 1
      }
      for (column, value, count) in outcome.shared {
        rows[index].cells[column, default: Cell()].sum += value * Double(count)
        rows[index].cells[column, default: Cell()].count += count
      }
      let errors = outcome.failures.map { what, error in
        JSON.object([
          "what": .string(what), "error": .string(TerminalText.safe(error.description)),
          "hint": error.hint.map { .string(TerminalText.safe($0)) },
        ])
      }
      records.append(
        .object(
          [
            JSON.Member("id", .string(pair.id)), JSON.Member("set", .string(pair.set)),
            JSON.Member("row", .string(pair.row)),
          ] + outcome.details + (errors.isEmpty ? [] : [JSON.Member("errors", .array(errors))])))
    }
  }

  package func json(_ evaluation: VideoEvaluation) -> JSON {
    .object([
      "evaluation": "videos/1",
      "camera_alignment": .string(evaluation.camera.words), "depth_alignment": .string(evaluation.depth.words),
      "pose_alpha": .double(evaluation.alpha), "failures": .int(failures),
      "rows": .array(
        rows.map { row in
          let cells = VideoColumn.allCases.compactMap { column in
            row.cells[column].map { cell in
              JSON.Member(column.rawValue, .object(["mean": .double(cell.mean), "count": .int(cell.count)]))
            }
          }
          return .object(
            [
              JSON.Member("set", .string(row.set)), JSON.Member("row", .string(row.name)),
              JSON.Member("pairs", .int(row.pairs)), JSON.Member("failed", .int(row.failed)),
            ] + cells)
        }),
      "pairs": .array(records),
    ])
  }

  /// A table in Markdown; a cell without a figure is a dash.
  package func table(_ table: PaperTable) -> String {
    let columns = table.columns
    var lines = ["| Model | " + columns.map(\.heading).joined(separator: " | ") + " |"]
    lines.append("|---|" + columns.map { _ in "---|" }.joined())
    var set = ""
    for row in rows {
      if row.set != set {
        set = row.set
        lines.append("| **\(Self.cell(set))** |" + columns.map { _ in " |" }.joined())
      }
      let cells = columns.map { column in row.cells[column].map { Decimal.text($0.mean, digits: 2) } ?? "-" }
      lines.append("| \(Self.cell(row.name)) | " + cells.joined(separator: " | ") + " |")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Text of a list in a table.
  private static func cell(_ text: String) -> String {
    TerminalText.safe(text).replacing("|", with: "\\|").replacing("\n", with: " ")
  }
}
