import Captioning
import Conditions
import Qwen2VL
import Support

/// The prompt as the model reads it, each part in its colour, and the same as a table.
struct PromptSection {
  let inspection: Inspection

  init(_ inspection: Inspection) { self.inspection = inspection }

  var html: HTML {
    let spans = inspection.prompt.spans.map { ($0, SpanKind($0, inspection)) }
    return .element("section", ["id": "prompt"]) {
      HTML.element("header") {
        HTML.element("p", ["class": "kicker"]) { "\(inspection.prompt.tokenIDs.count) tokens" }
        HTML.element("h2") { "Prompt" }
      }
      legend(spans.map(\.1))
      HTML.element("div", ["class": "prompt"]) {
        for (span, kind) in spans { element(span, kind) }
      }
      table(spans)
    }
  }

  /// What the looks mean, for the kinds that occur.
  private func legend(_ kinds: [SpanKind]) -> HTML {
    var seen: [String] = []
    var entries: [HTML] = []
    for kind in kinds where !seen.contains(kind.style) {
      seen.append(kind.style)
      entries.append(
        .element("li", ["class": Tone.style(kind.condition)]) {
          HTML.element("span", ["class": "span \(kind.style)"]) { kind.words }
        })
    }
    return .element("ul", ["class": "legend", "aria-label": "Meaning of the colours"]) { .joined(entries) }
  }

  private func element(_ span: Prompt.Span, _ kind: SpanKind) -> HTML {
    .element(
      "span",
      [
        "class": "span \(kind.style) \(Tone.style(kind.condition))",
        "title": "\(span.name): \(Self.count(span.length)), \(place(span))",
      ]
    ) {
      switch kind {
      case .visual(let condition, let block):
        HTML.element("b") { "\(ConditionSection.name(inspection.conditions[condition]))" }
        " \(Self.count(span.length))"
        grid(condition, block)
      case .request: request(span.text)
      default: HTML.lines(span.text)
      }
    }
  }

  private func grid(_ condition: Int, _ block: Int) -> HTML {
    let run = inspection.conditions[condition].runs.first { $0.block == block }
    return .text(run?.embeddings.grid.map { ", \(BlockFigures.words($0))" } ?? "")
  }

  /// The user's own words stand out from what the template says around them.
  private func request(_ text: String) -> HTML {
    guard !inspection.request.isEmpty, let own = text.firstRange(of: inspection.request) else { return .lines(text) }
    return .joined([
      .lines(String(text[..<own.lowerBound])), .element("mark") { HTML.lines(inspection.request) },
      .lines(String(text[own.upperBound...])),
    ])
  }

  private func table(_ spans: [(Prompt.Span, SpanKind)]) -> HTML {
    .element("details", ["class": "part"]) {
      HTML.element("summary") { "Spans with their positions (\(spans.count))" }
      HTML.element("div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": "Spans of the prompt"]) {
        HTML.element("table", ["class": "figures"]) {
          HTML.element("thead") {
            HTML.element("tr") {
              for title in ["Span", "From", "Tokens", "Positions (t, h, w)"] {
                HTML.element("th", ["scope": "col"]) { title }
              }
            }
          }
          HTML.element("tbody") {
            for (span, kind) in spans {
              HTML.element("tr", ["class": Tone.style(kind.condition)]) {
                HTML.element("th", ["scope": "row"]) { HTML.element("code") { span.name } }
                HTML.element("td") { "\(span.start)" }
                HTML.element("td") { "\(span.length)" }
                HTML.element("td") { place(span) }
              }
            }
          }
        }
      }
    }
  }

  private func place(_ span: Prompt.Span) -> String {
    let positions = inspection.prompt.positions
    func one(_ index: Int) -> String { "(\(positions.t[index]), \(positions.h[index]), \(positions.w[index]))" }
    guard span.length > 0, span.start >= 0, span.start + span.length <= positions.count else { return "" }
    return span.length == 1 ? one(span.start) : "\(one(span.start)) to \(one(span.start + span.length - 1))"
  }

  private static func count(_ tokens: Int) -> String { tokens == 1 ? "1 token" : "\(tokens) tokens" }
}
