import Claims
import Mustache
import Support

/// A mustache template of a whole prompt. Its names are the six parts; a section of a part that has no text is left
/// out. Bodies stand as they are, in a JSON template as its strings spell them. This is the one file that knows the
/// template engine.
struct PromptTemplate: Sendable {
  private let template: MustacheTemplate
  private let shape: any PromptShape.Type

  /// - Throws: ``TemplateError`` for unknown names, for tags beyond variables, sections and comments (partials and
  ///   inheritance have nothing to refer to here), and where the text has not the shape that was asked for, whichever
  ///   parts a caption lacks.
  init(_ text: String, _ shape: any PromptShape.Type) throws(TemplateError) {
    try PromptTemplate.check(text)
    self.shape = shape
    do {
      // The engine escapes for HTML unless the text says otherwise.
      template = try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}" + text)
    } catch {
      throw TemplateError(problem: "a section is not closed, or closed under another name", near: "", hint: nil)
    }
    try checkShape()
  }

  func render(_ bodies: [CaptionPart: String]) -> String {
    let text = rendered(bodies)
    return shape.tidied(text) ?? text
  }

  private func rendered(_ bodies: [CaptionPart: String]) -> String {
    var context: [String: Any] = [:]
    for (part, body) in bodies where !body.isEmpty { context[part.rawValue] = shape.inserted(body) }
    return template.render(context)
  }

  /// Tries every choice of parts, 64 of them.
  private func checkShape() throws(TemplateError) {
    let parts = CaptionPart.allCases
    for choice in (0..<(1 << parts.count)).reversed() {
      let chosen = parts.indices.filter { choice >> $0 & 1 == 1 }.map { parts[$0] }
      let bodies = Dictionary(uniqueKeysWithValues: chosen.map { ($0, "A \"b\".") })
      guard shape.tidied(rendered(bodies)) == nil else { continue }
      let missing = parts.filter { !chosen.contains($0) }.map(\.rawValue).joined(separator: ", ")
      throw TemplateError(
        problem: missing.isEmpty
          ? "it makes no JSON object" : "it makes no JSON object for a caption without \(missing)",
        near: "", hint: "put the parts between quotation marks, and commas inside the sections they belong to")
    }
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
