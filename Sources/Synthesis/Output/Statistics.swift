package import Claims
import Support

/// What a set of samples consists of, as the paper's tables 1 and 10 and figure 3 tell it.
package struct Statistics: Sendable {
  private struct Row {
    var instances = 0
    var conditions = 0
    var promptWords = 0
    var captionWords = 0
  }

  private var sets: [(name: String, row: Row)] = []
  private var kinds: [ConditionKind: Row] = [:]
  private var values: [(name: String, counts: [String: Int])] = []
  private var promptLengths: [Int] = []
  private var captionLengths: [Int] = []

  package init() {}

  package mutating func add(
    _ scene: Scene, set: String, kinds given: [ConditionKind], prompt: ShortPrompt, caption: StructuredCaption
  ) {
    let words = Words.count(prompt.text)
    let captionWords = CaptionPart.allCases.reduce(0) { $0 + Words.count(caption[$1]) }
    promptLengths.append(words)
    captionLengths.append(captionWords)
    var conditions = 0
    for kind in given {
      let count = kind == .identities ? IdentityPlan(scene).sheets.count : 1
      conditions += count
      kinds[kind, default: Row()].instances += 1
      kinds[kind, default: Row()].conditions += count
    }
    let position = sets.firstIndex { $0.name == set } ?? sets.endIndex
    if position == sets.endIndex { sets.append((set, Row())) }
    sets[position].row.instances += 1
    sets[position].row.conditions += conditions
    sets[position].row.promptWords += words
    sets[position].row.captionWords += captionWords
    for (slot, value) in scene.facts { count(slot, value) }
  }

  private mutating func count(_ slot: Slot, _ value: String) {
    if case .interaction = slot { return }
    let name = slot.name.split(separator: ".").last.map(String.init) ?? slot.name
    let position = values.firstIndex { $0.name == name } ?? values.endIndex
    if position == values.endIndex { values.append((name, [:])) }
    values[position].counts[value, default: 0] += 1
  }

  /// Tables for people to read.
  package var text: String {
    var lines = ["Conditions (the paper's table 1)", row(["type", "#inst.", "#condition", "avg. len.", "total len."])]
    for kind in ConditionKind.allCases {
      guard let counts = kinds[kind] else { continue }
      let total = Double(counts.instances) * Scene.duration
      lines.append(
        row([
          kind.rawValue, "\(counts.instances)", "\(counts.conditions)", "\(Decimal.text(Scene.duration, digits: 2)) s",
          "\(Decimal.text(total / 3600, digits: 3)) h",
        ]))
    }
    lines += ["", "Condition sets (table 10)", row(["set", "#inst.", "#condi.", "short words", "structured words"])]
    for (name, counts) in sets {
      let n = Double(max(1, counts.instances))
      lines.append(
        row([
          name, "\(counts.instances)", "\(counts.conditions)", Decimal.text(Double(counts.promptWords) / n, digits: 2),
          Decimal.text(Double(counts.captionWords) / n, digits: 2),
        ]))
    }
    lines += ["", "Lengths in words (figure 3)"]
    lines += histogram("short", promptLengths, step: 8) + histogram("structured", captionLengths, step: 16)
    lines += ["", "Values"]
    for (name, counts) in values {
      let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      lines.append("\(name): " + sorted.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func histogram(_ name: String, _ lengths: [Int], step: Int) -> [String] {
    guard let low = lengths.min(), let high = lengths.max() else { return [] }
    let most = (low / step...high / step).map { bin in lengths.count { $0 / step == bin } }.max() ?? 1
    return (low / step...high / step).map { bin in
      let count = lengths.count { $0 / step == bin }
      let range = "\(bin * step)–\(bin * step + step - 1)"
      return row([name, range, "\(count)"]) + " " + String(repeating: "█", count: count * 40 / max(1, most))
    }
  }

  private func row(_ cells: [String]) -> String {
    cells.enumerated().map { index, cell in
      let width = index == 0 ? 26 : 16
      let space = String(repeating: " ", count: max(1, width - cell.count))
      return index == 0 ? cell + space : space + cell
    }.joined()
  }
}
