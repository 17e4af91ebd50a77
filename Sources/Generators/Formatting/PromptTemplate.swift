package import Captioning
import Mustache
import Support

/// A mustache template of a whole prompt. Its names are the six parts; a section of a part that has no text is left
/// out. Nothing is escaped. This is the one file that knows the template engine.
package struct PromptTemplate: Sendable {
  private let template: MustacheTemplate

  /// - Throws: ``TemplateError`` for unknown names, and for tags beyond variables, sections and comments: partials
  ///   and inheritance have nothing to refer to here.
  package init(_ text: String) throws(TemplateError) {
    try PromptTemplate.check(text)
    do {
      // The engine escapes for HTML unless the text says otherwise.
      template = try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}" + text)
    } catch {
      throw TemplateError(problem: "a section is not closed, or closed under another name", near: "", hint: nil)
    }
  }

  package func render(_ bodies: [CaptionPart: String]) -> String {
    var context: [String: Any] = [:]
    for (part, body) in bodies where !body.isEmpty { context[part.rawValue] = body }
    return template.render(context)
  }

  private static let deepestSection = 16

  private static func check(_ text: String) throws(TemplateError) {
    let names = CaptionPart.allCases.map(\.rawValue)
    var rest = text[...]
    var depth = 0
    while let open = rest.firstRange(of: "{{") {
      rest = rest[open.upperBound...]
      let closer = rest.first == "{" ? "}}}" : "}}"
      guard let close = rest.firstRange(of: closer) else {
        throw TemplateError(
          problem: "a tag is not closed", near: "{{" + rest.prefix(20), hint: "end it with '\(closer)'")
      }
      let tag = rest[..<close.lowerBound]
      rest = rest[close.upperBound...]
      if tag.first == "!" { continue }
      let mark = tag.first ?? " "
      guard !"<>$=%".contains(mark) else {
        throw TemplateError(problem: "tags of this kind are not supported", near: "{{\(tag)}}", hint: nil)
      }
      if mark == "#" || mark == "^" { depth += 1 }
      if mark == "/" { depth -= 1 }
      guard depth <= deepestSection else {
        throw TemplateError(
          problem: "sections nested deeper than \(deepestSection) levels", near: "{{\(tag)}}", hint: nil)
      }
      let name = tag.drop { "#^/&{".contains($0) || $0.isWhitespace }
      let bare = String(name.reversed().drop(while: \.isWhitespace).reversed())
      guard names.contains(bare) else {
        throw TemplateError(
          problem: "unknown name '\(bare)'", near: "{{\(tag)}}", hint: Suggestion.hint(for: bare, among: names))
      }
    }
  }
}

/// A prompt template cannot be used.
package struct TemplateError: ExplainedError, Equatable {
  package let problem: String
  package let near: String
  package let hint: String?

  package var message: String { "prompt.template: \(problem)" + (near.isEmpty ? "" : ": '\(near)'") }
}
