import Captioning
import Conditions
import Support

/// The top of the page: what was asked for, of which model, and what the prompt is made of.
struct PageHeader {
  let inspection: Inspection

  init(_ inspection: Inspection) { self.inspection = inspection }

  var html: HTML {
    .element("header", ["class": "top"]) {
      HTML.element("p", ["class": "kicker"]) { "What the model sees" }
      HTML.element("h1") {
        inspection.request.isEmpty ? "No short prompt" : "“\(inspection.request)”"
      }
      HTML.element("dl", ["class": "numbers"]) {
        number("Model", inspection.model.name)
        number("Training", inspection.model.training)
        number("Conditions", "\(inspection.conditions.count)")
        number("Prompt tokens", "\(inspection.prompt.tokenIDs.count)")
        number("Time", Decimal.text(inspection.stages.reduce(0) { $0 + $1.seconds }, digits: 2) + " s")
        number("Memory", "\(inspection.peakMemory >> 20) MB")
      }
      if let notice = inspection.model.notice {
        HTML.element("p", ["class": "notice", "role": "note"]) { notice }
      }
      if !inspection.prompt.tokenIDs.isEmpty { shares }
      HTML.element("p", ["class": "switches"]) {
        HTML.element("label") {
          HTML.void("input", ["type": "checkbox", "id": "grids", "checked": ""])
          " Draw the token grids over the frames"
        }
        HTML.element("label") {
          HTML.void("input", ["type": "checkbox", "id": "own-size"])
          " Show frames pixel by pixel"
        }
      }
    }
  }

  private func number(_ name: String, _ value: String) -> HTML {
    .element("div") {
      HTML.element("dt") { name }
      HTML.element("dd") { value }
    }
  }

  /// How the prompt's tokens divide up: a bar, and the same in words with links.
  private var shares: HTML {
    let total = inspection.prompt.tokenIDs.count
    let counts = inspection.conditions.indices.map { index in
      spans { $0.condition == index }
    }
    let text = total - counts.reduce(0, +)
    return .element("nav", ["class": "shares", "aria-label": "Parts of the prompt"]) {
      HTML.element("div", ["class": "bar", "aria-hidden": "true"]) {
        for span in inspection.prompt.spans {
          let kind = SpanKind(span, inspection)
          HTML.element(
            "span", ["class": "\(Tone.style(kind.condition)) \(kind.style)", "style": "flex-grow:\(span.length)"])
        }
      }
      HTML.element("ol") {
        for index in inspection.conditions.indices {
          HTML.element("li", ["class": Tone.style(index)]) {
            HTML.element("a", ["href": "#c\(index)"]) {
              ConditionSection.name(inspection.conditions[index])
            }
            share(counts[index], total)
          }
        }
        HTML.element("li", ["class": Tone.style(nil)]) {
          HTML.element("a", ["href": "#prompt"]) { "Text" }
          share(text, total)
        }
      }
    }
  }

  private func spans(where belongs: (SpanKind) -> Bool) -> Int {
    inspection.prompt.spans.reduce(0) { $0 + (belongs(SpanKind($1, inspection)) ? $1.length : 0) }
  }

  private func share(_ count: Int, _ total: Int) -> HTML {
    .element("span", ["class": "share"]) {
      "\(count) tokens, \(Decimal.text(100 * Double(count) / Double(max(total, 1)), digits: 0)) %"
    }
  }
}

/// The colour of a condition, as a class of the style sheet; they repeat after eight.
enum Tone {
  static func style(_ condition: Int?) -> String { condition.map { "tone tone-\($0 % 8)" } ?? "tone tone-text" }
}
