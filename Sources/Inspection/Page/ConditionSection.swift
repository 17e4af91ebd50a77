import Captioning
import Conditions
import Manifests
import Media
import Support

/// One condition: its files, what the encoders see of it, facts, decisions and parameters.
struct ConditionSection {
  private let inspection: Inspection
  private let index: Int
  private let condition: FramedCondition

  init(_ inspection: Inspection, _ index: Int) {
    self.inspection = inspection
    self.index = index
    condition = inspection.conditions[index]
  }

  /// The name that the run gives it, or the adapter's.
  static func name(_ condition: FramedCondition) -> String {
    condition.source.entry.name ?? condition.source.adapter.name
  }

  func html() throws(MediaError) -> HTML {
    let blocks = try BlockFigures(inspection, index).html()
    let source = condition.source
    return .element("section", ["class": "condition \(Tone.style(index))", "id": "c\(index)"]) {
      HTML.element("header") {
        HTML.element("p", ["class": "kicker"]) { inspection.label(index) }
        HTML.element("h2") { Self.name(condition) }
        if let depicts = source.adapter.depicts ?? source.adapter.summary {
          HTML.element("p", ["class": "lead"]) { "The model is shown \(Self.lowered(depicts))." }
        }
        origin
      }
      blocks
      facts
      decisions
      parameters
      log
    }
  }

  /// The files, and who read them.
  private var origin: HTML {
    .element("dl", ["class": "origin"]) {
      HTML.element("dt") { condition.source.entry.inputs.count == 1 ? "File" : "Files" }
      HTML.element("dd") {
        for input in condition.source.entry.inputs {
          HTML.element("code") { input.written }
          " "
        }
      }
      HTML.element("dt") { "Adapter" }
      HTML.element("dd") {
        HTML.element("code") { condition.source.adapter.id }
        " \(condition.source.adapter.version)"
      }
      HTML.element("dt") { "Tokens" }
      HTML.element("dd") { "\(condition.tokenCount)" }
    }
  }

  private var facts: HTML {
    let facts = condition.source.facts
    guard !facts.isEmpty else { return .empty }
    let decision = condition.decisions.first { $0.key == "facts" }
    return .element("div", ["class": "part"]) {
      HTML.element("h3") { "Facts in words" }
      HTML.element("ul", ["class": "facts"]) {
        for fact in facts { HTML.element("li") { HTML.lines(fact) } }
      }
      if let decision {
        HTML.element("p", ["class": "small"]) {
          (decision.value == "used" ? "They stand in the prompt: " : "They do not stand in the prompt: ")
            + decision.reason + "."
        }
      }
    }
  }

  private var decisions: HTML {
    let decisions = condition.source.decisions + condition.decisions
    guard !decisions.isEmpty else { return .empty }
    return .element("div", ["class": "part"]) {
      HTML.element("h3") { "Decided by itself" }
      HTML.element("table", ["class": "rows"]) {
        HTML.element("thead") {
          HTML.element("tr") {
            for title in ["What", "Choice", "Because", "To choose otherwise"] {
              HTML.element("th", ["scope": "col"]) { title }
            }
          }
        }
        HTML.element("tbody") {
          for decision in decisions {
            HTML.element("tr") {
              HTML.element("th", ["scope": "row"]) { decision.key }
              HTML.element("td") { HTML.element("b") { decision.value } }
              HTML.element("td") { decision.reason }
              HTML.element("td") { override(decision) }
            }
          }
        }
      }
    }
  }

  private func override(_ decision: Decision) -> HTML {
    guard let text = Override.text(decision, condition) else {
      return .element("span", ["class": "quiet"]) { "no setting" }
    }
    return .element("code") { text }
  }

  private var parameters: HTML {
    let specs = condition.source.adapter.parameters
    guard !specs.isEmpty else { return .empty }
    let given = condition.source.entry.params
    return .element("details", ["class": "part"]) {
      HTML.element("summary") { "Parameters of \(condition.source.adapter.shortID) (\(specs.count))" }
      HTML.element("dl", ["class": "parameters"]) {
        for spec in specs {
          HTML.element("dt") {
            HTML.element("code") { spec.name }
            if let value = given[spec.name] {
              HTML.element("b") { " \(Self.plain(value)), as given" }
            } else {
              " " + (spec.defaultValue.map { "\(Self.plain($0)) by default" } ?? "not given")
            }
          }
          HTML.element("dd") {
            spec.choices.isEmpty ? spec.help : "\(spec.help) One of \(spec.choices.joined(separator: ", "))."
          }
        }
      }
    }
  }

  private var log: HTML {
    guard !condition.source.log.isEmpty else { return .empty }
    return .element("details", ["class": "part"]) {
      HTML.element("summary") { "Lines the adapter wrote (\(condition.source.log.count))" }
      HTML.element("ul", ["class": "log"]) {
        for line in condition.source.log { HTML.element("li") { HTML.element("code") { line } } }
      }
    }
  }

  private static func plain(_ value: JSON) -> String { value.stringValue ?? value.text() }

  /// The words as they stand inside of a sentence.
  private static func lowered(_ words: String) -> String { words.hasSuffix(".") ? String(words.dropLast()) : words }
}
