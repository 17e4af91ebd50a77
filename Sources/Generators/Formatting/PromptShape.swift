import Claims
import Manifests
import Support
import Wording

/// One part of a prompt before it is put together.
struct ShapedPart {
  let part: CaptionPart
  /// Its heading, field name or key.
  let label: String
  let body: String
}

/// How the parts are put together; one shape for each form that a manifest can ask for.
protocol PromptShape: SendableMetatype {
  /// Whether the result is running text, which has no line breaks and ends as a sentence.
  static var isRunningText: Bool { get }
  /// The most sentences, `nil` for no limit.
  static var sentenceLimit: Int? { get }
  /// Whether each part is read by itself, so that what one says must not be left out because another says it too.
  static var keepsPartsApart: Bool { get }
  static func label(of part: CaptionPart) -> String
  static func assemble(_ parts: [ShapedPart]) -> String
  /// A part's body as it stands in a rendered template.
  static func inserted(_ body: String) -> String
  /// A rendered template in this shape's own spelling, `nil` where it has not this shape.
  static func tidied(_ rendered: String) -> String?
}

extension PromptShape {
  static var sentenceLimit: Int? { nil }
  static var keepsPartsApart: Bool { false }
  static func label(of part: CaptionPart) -> String { part.heading }
  static func inserted(_ body: String) -> String { body }

  /// Line by line: a part that is missing leaves no space behind.
  static func tidied(_ rendered: String) -> String? {
    var lines = rendered.split(separator: "\n", omittingEmptySubsequences: false).map { Spacing.collapsed($0) }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}

/// One paragraph without headings.
enum ParagraphShape: PromptShape {
  static let isRunningText = true
  static func assemble(_ parts: [ShapedPart]) -> String { Spacing.join(parts.map(\.body)) }
}

/// One sentence, for encoders that read no more.
enum SentenceShape: PromptShape {
  static let isRunningText = true
  static let sentenceLimit: Int? = 1
  static func assemble(_ parts: [ShapedPart]) -> String { ParagraphShape.assemble(parts) }
}

/// A heading, the body on the next line, an empty line.
enum SectionsShape: PromptShape {
  static let isRunningText = false
  static func assemble(_ parts: [ShapedPart]) -> String {
    parts.map { "\($0.label):\n\($0.body)" }.joined(separator: "\n\n")
  }
}

/// A line `name: body` for each part.
enum FieldsShape: PromptShape {
  static let isRunningText = false
  static func assemble(_ parts: [ShapedPart]) -> String {
    parts.map { "\($0.label): \($0.body)" }.joined(separator: "\n")
  }
}

/// A JSON object on one line. A template is JSON text whose strings hold the parts' names.
enum JSONShape: PromptShape {
  static let isRunningText = false
  static let keepsPartsApart = true
  static func label(of part: CaptionPart) -> String { part.rawValue }
  static func assemble(_ parts: [ShapedPart]) -> String {
    JSON.object(parts.map { JSON.Member($0.label, .string($0.body)) }).text()
  }

  /// The body as it stands between the quotation marks of a JSON string.
  static func inserted(_ body: String) -> String { String(JSON.string(body).text().dropFirst().dropLast()) }

  static func tidied(_ rendered: String) -> String? {
    guard let json = try? JSONParser.parse(rendered), json.members != nil else { return nil }
    return json.text()
  }
}

extension GeneratorPrompt.Form {
  var shape: any PromptShape.Type {
    switch self {
    case .paragraph: ParagraphShape.self
    case .sentence: SentenceShape.self
    case .sections: SectionsShape.self
    case .json: JSONShape.self
    case .fields: FieldsShape.self
    }
  }
}
