import Manifests
package import Support

/// What of each condition reaches each generator, for the end of a run: a file, words only, or nothing of it and why.
package struct ReachTable: Sendable {
  /// One condition at one generator.
  package struct Row: Sendable, Equatable {
    /// How a condition reaches a generator.
    package enum Reach: String, Sendable {
      /// A file of it is read by the bundle's command or workflow, or given to the service.
      case file
      /// The generator takes no file of it: only what the prompt says.
      case prompt
      /// The generator takes such files, and this one is not among them.
      case lost
    }

    package let generator: String
    /// Its number in the run, from 0.
    package let index: Int
    package let kind: String
    package let reach: Reach
    package let files: [String]
    /// What is not read of it, and why; what its adapter doubts.
    package let remarks: [String]
  }

  package let rows: [Row]

  package init(_ bundles: [BundleContent]) { rows = bundles.flatMap(Self.rows) }

  private static func rows(_ bundle: BundleContent) -> [Row] {
    let manifest = bundle.manifest
    return bundle.conditions.enumerated().map { index, condition in
      let takes = !ConditionFiles.rows(manifest, adapter: condition.adapter, role: condition.role).isEmpty
      let outcome = bundle.outcomes.indices.contains(index) ? bundle.outcomes[index] : nil
      let taken = (outcome?.files ?? []).filter(bundle.readers.takes)
      var remarks: [String] = []
      if !takes {
        remarks = ["\(manifest.name) takes no such file"]
      } else if outcome == nil {
        remarks = ["a file of it goes into a bundle with condition files (--output)"]
      } else if taken.isEmpty, let file = outcome?.files.first {
        remarks = ["nothing in the bundle reads \(file.file), give it to \(manifest.name) by hand"]
      }
      remarks += (outcome?.lost ?? []).map { lost in (lost.input.map { "\($0): " } ?? "") + lost.reason }
      remarks += condition.doubts.map { "doubtful \(condition.kind), \($0)" }
      let reach: Row.Reach = !taken.isEmpty ? .file : takes && outcome != nil ? .lost : .prompt
      return Row(
        generator: manifest.id, index: index, kind: condition.kind, reach: reach, files: taken.map(\.file),
        remarks: remarks)
    }
  }

  /// The table for people, a line a row; empty where there is no condition.
  package var text: String {
    guard !rows.isEmpty else { return "" }
    let lines =
      [["generator", "condition", "what reaches it"]]
      + rows.enumerated().map { place, row in
        let isFirst = place == 0 || rows[place - 1].generator != row.generator
        return [isFirst ? row.generator : "", "\(row.index) \(row.kind)", Self.told(row)]
      }
    let wide = (0..<2).map { column in lines.map { $0[column].count }.max() ?? 0 }
    return lines.map { line in
      let cells = (0..<2).map { line[$0] + String(repeating: " ", count: wide[$0] - line[$0].count) }
      return TerminalText.safe("\(cells[0])  \(cells[1])  \(line[2])")
    }.joined(separator: "\n")
  }

  private static func told(_ row: Row) -> String {
    let start =
      switch row.reach {
      case .file: row.files.joined(separator: ", ")
      case .prompt: "the prompt only"
      case .lost: "no file"
      }
    return ([start] + row.remarks).joined(separator: "; ")
  }

  package var json: JSON {
    .array(
      rows.map { row in
        .object([
          "generator": .string(row.generator), "condition": .int(row.index), "kind": .string(row.kind),
          "reach": .string(row.reach.rawValue), "files": .array(row.files.map { .string($0) }),
          "remarks": .array(row.remarks.map { .string($0) }),
        ])
      })
  }
}
