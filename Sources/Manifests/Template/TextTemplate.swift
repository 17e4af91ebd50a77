import Support

/// A text with places that are filled in.
///
/// There are `{{name}}` and, the same, `{{{name}}}`; `{{#name}}…{{/name}}`, which stays if the name has a text;
/// `{{^name}}…{{/name}}`, which stays if it has none; and `{{! a comment }}`. A section's tag or a comment alone on a line
/// takes the line with it. This is the part of Mustache (mustache.github.io/mustache.5.html) that our documents use.
///
/// A text is read once, when its document is. What is filled in is never read again: a value that holds `{{name}}` stays
/// what it is.
package struct TextTemplate: Sendable, Equatable {
  /// One after the other they are the text.
  enum Piece: Sendable, Equatable {
    case text(String)
    case value(String)
    /// Stays if whether the name has a text equals `ifPresent`.
    case section(String, ifPresent: Bool, [Piece])
  }

  /// The text as it was written.
  package let source: String
  /// Where it stands in its document.
  package let mark: Mark?
  private let pieces: [Piece]

  /// A template without text.
  package static let empty = TextTemplate()

  private init() {
    source = ""
    mark = nil
    pieces = []
  }

  /// - Parameter names: what may be filled in.
  init(_ source: String, names: [String], mark: Mark?) throws(TemplateProblem) {
    self.source = source
    self.mark = mark
    pieces = try TemplateParser.pieces(of: source, names: names)
  }

  /// The text with these values, which stand in it as they are. A name without a value counts as empty.
  package func filled(_ values: [String: String]) -> String {
    var text = ""
    TextTemplate.add(pieces, values, to: &text)
    return text
  }

  /// As deep as sections are nested, which ``TemplateParser`` limits.
  private static func add(_ pieces: [Piece], _ values: [String: String], to text: inout String) {
    for piece in pieces {
      switch piece {
      case .text(let piece): text += piece
      case .value(let name): text += values[name] ?? ""
      case .section(let name, let ifPresent, let inside):
        if (values[name] ?? "").isEmpty != ifPresent { add(inside, values, to: &text) }
      }
    }
  }
}

extension Schema where Value == TextTemplate {
  /// A text with places for these names. What is wrong in it is reported where its tag stands.
  static func template(_ names: [String], empty: Bool = false) -> Schema {
    let text = Schema<String>.text("a text with places such as {{\(names.first ?? "name")}}", empty: empty)
    return Schema(
      expected: text.expected, placeholder: .empty, json: text.json(), write: { .string($0.source) }
    ) { node, path, diagnostics in
      let source = text.read(node, at: path, into: &diagnostics)
      do throws(TemplateProblem) {
        return try TextTemplate(source, names: names, mark: node.mark)
      } catch {
        // Where braces are spelled by escapes, or a comment has some, they cannot be matched one to one.
        let isKnown = node.braces.count == TemplateParser.braces(in: source)
        let mark = isKnown && node.braces.indices.contains(error.brace) ? node.braces[error.brace] : node.mark
        diagnostics.add(error.message, at: mark, path: path, hint: error.hint)
        return .empty
      }
    }
  }
}

/// A text is no template.
struct TemplateProblem: Error, Equatable {
  let message: String
  let hint: String?
  /// Which of the text's double braces it is about, from 0.
  let brace: Int
}
