/// A piece of HTML that can only be put together escaped: text and the values of attributes are escaped on their way
/// in, and the names of elements and attributes are literals of this program. File names, facts and prompts of strangers
/// stay text.
package struct HTML: Sendable, Equatable {
  /// The markup.
  package private(set) var source: String

  package static let empty = HTML(trusted: "")

  private init(trusted source: String) { self.source = source }

  /// Text on one line: what would steer a terminal or turn the writing direction is spelled out, line breaks too.
  package static func text(_ text: String) -> HTML { HTML(trusted: HTMLText.escaped(text)) }

  /// Text that keeps its line breaks.
  package static func lines(_ text: String) -> HTML {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return HTML(trusted: lines.map { HTMLText.escaped(String($0)) }.joined(separator: "\n"))
  }

  /// An element with its content. Attributes whose value is `nil` are left out.
  package static func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:],
    @HTMLBuilder _ content: () -> HTML = { .empty }
  ) -> HTML {
    HTML(trusted: opening(name, attributes) + content().source + "</\(name)>")
  }

  /// An element that has no content and no end, such as `img`.
  package static func void(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?>) -> HTML {
    HTML(trusted: opening(name, attributes))
  }

  /// A style sheet, which is a literal of this program.
  package static func style(_ sheet: StaticString) -> HTML { HTML(trusted: "<style>\n\(sheet)\n</style>") }

  /// The document around the root element.
  package static func document(_ root: HTML) -> HTML { HTML(trusted: "<!DOCTYPE html>\n" + root.source + "\n") }

  package static func joined(_ pieces: [HTML]) -> HTML { HTML(trusted: pieces.map(\.source).joined()) }

  private static func opening(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?>) -> String {
    var tag = "<\(name)"
    for (key, value) in attributes {
      if let value { tag += " \(key)=\"\(HTMLText.escaped(value))\"" }
    }
    return tag + ">"
  }
}

/// Puts pieces in their order; a string among them is text.
@resultBuilder package enum HTMLBuilder {
  package static func buildExpression(_ piece: HTML) -> HTML { piece }
  package static func buildExpression(_ text: String) -> HTML { .text(text) }
  package static func buildBlock(_ pieces: HTML...) -> HTML { .joined(pieces) }
  package static func buildOptional(_ piece: HTML?) -> HTML { piece ?? .empty }
  package static func buildEither(first piece: HTML) -> HTML { piece }
  package static func buildEither(second piece: HTML) -> HTML { piece }
  package static func buildArray(_ pieces: [HTML]) -> HTML { .joined(pieces) }
}
