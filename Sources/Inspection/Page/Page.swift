import Captioning
package import Media
import Support

/// The page of an inspection: one document that needs nothing but itself.
package struct Page {
  private let inspection: Inspection

  package init(_ inspection: Inspection) { self.inspection = inspection }

  /// The whole document.
  /// - Throws: `MediaError` where a picture cannot be encoded.
  package func html() throws(MediaError) -> HTML {
    var conditions: [HTML] = []
    for index in inspection.conditions.indices {
      conditions.append(try ConditionSection(inspection, index).html())
    }
    return .document(
      .element("html", ["lang": "en"]) {
        head
        HTML.element("body") {
          HTML.element("a", ["class": "skip", "href": "#main"]) { "Skip to the content" }
          PageHeader(inspection).html
          HTML.element("main", ["id": "main"]) {
            HTML.joined(conditions)
            ClaimsSection(inspection).html
            if !inspection.prompt.tokenIDs.isEmpty { PromptSection(inspection).html }
            TimingSection(inspection).html
          }
          HTML.element("footer") {
            "Written by \(inspection.program). Nothing on this page is loaded from elsewhere."
          }
        }
      })
  }

  /// The policy keeps a browser from loading anything, whatever a later part of the page should ask for.
  private var head: HTML {
    .element("head") {
      HTML.void("meta", ["charset": "utf-8"])
      HTML.void(
        "meta",
        [
          "http-equiv": "Content-Security-Policy",
          "content": "default-src 'none'; img-src data:; style-src 'unsafe-inline'",
        ])
      HTML.void("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
      HTML.void("meta", ["name": "color-scheme", "content": "light dark"])
      HTML.element("title") { "What \(inspection.model.name) sees" }
      HTML.void("link", ["rel": "icon", "href": "data:,"])
      PageStyle.html
    }
  }
}
