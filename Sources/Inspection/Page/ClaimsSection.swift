import Captioning
import Claims
import Support

/// What is known of the video before anybody writes: each claim with who says so.
struct ClaimsSection {
  let inspection: Inspection

  init(_ inspection: Inspection) { self.inspection = inspection }

  var html: HTML {
    .element("section", ["id": "claims"]) {
      HTML.element("header") {
        HTML.element("p", ["class": "kicker"]) { "Before anybody writes" }
        HTML.element("h2") { "What is known" }
      }
      if inspection.claims.isEmpty {
        HTML.element("p") { "Nothing: no prompt, and no condition that tells of the video in words." }
      } else {
        HTML.element("div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": "Claims"]) { table }
      }
    }
  }

  private var table: HTML {
    .element("table", ["class": "figures"]) {
      HTML.element("thead") {
        HTML.element("tr") {
          for title in ["Aspect", "What", "Said by", "Sentence"] { HTML.element("th", ["scope": "col"]) { title } }
        }
      }
      HTML.element("tbody") {
        for claim in inspection.claims {
          HTML.element("tr", ["class": Tone.style(claim.source.condition)]) {
            HTML.element("th", ["scope": "row"]) { claim.aspect.rawValue }
            HTML.element("td") { claim.value }
            HTML.element("td") { ClaimLine.source(claim) { inspection.label($0) } }
            HTML.element("td") { claim.sentence + (claim.isTold ? "" : " (not sure enough to be written)") }
          }
        }
      }
    }
  }
}
