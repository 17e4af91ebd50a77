import Captioning
import Support

/// How long each stage took and what memory was in use after it.
struct TimingSection {
  let inspection: Inspection

  init(_ inspection: Inspection) { self.inspection = inspection }

  var html: HTML {
    let longest = inspection.stages.map(\.seconds).max() ?? 0
    let total = inspection.stages.reduce(0) { $0 + $1.seconds }
    return .element("section", ["id": "time"]) {
      HTML.element("header") {
        HTML.element("p", ["class": "kicker"]) { "\(Decimal.text(total, digits: 2)) s in all" }
        HTML.element("h2") { "Time and memory" }
      }
      HTML.element("table", ["class": "stages"]) {
        HTML.element("thead") {
          HTML.element("tr") {
            HTML.element("th", ["scope": "col"]) { "Stage" }
            HTML.element("th", ["scope": "col"]) { "Seconds" }
            HTML.element("th", ["scope": "col", "class": "wide"]) { "Memory" }
          }
        }
        HTML.element("tbody") {
          for stage in inspection.stages { row(stage, longest) }
        }
      }
      HTML.element("p", ["class": "small"]) { "At most \(inspection.peakMemory >> 20) MB were in use." }
    }
  }

  private func row(_ stage: StageReport, _ longest: Double) -> HTML {
    let share = longest > 0 ? 100 * stage.seconds / longest : 0
    return .element("tr", ["class": Tone.style(condition(stage))]) {
      HTML.element("th", ["scope": "row"]) {
        stage.name + (stage.units.map { ", \($0) tokens" } ?? "")
      }
      HTML.element("td") {
        HTML.element("span", ["class": "track", "aria-hidden": "true"]) {
          HTML.element("span", ["style": "width:\(Decimal.text(max(share, 0.5), digits: 1))%"])
        }
        Decimal.text(stage.seconds, digits: 3)
      }
      HTML.element("td", ["class": "wide"]) { "\(stage.residentBytes >> 20) MB" }
    }
  }

  /// The condition that a stage belongs to: its name ends with the condition's.
  private func condition(_ stage: StageReport) -> Int? {
    inspection.conditions.indices.first { stage.name.hasSuffix(" " + inspection.label($0)) }
  }
}
