import Captioning
import Manifests
import Support

/// One part of a prompt before it is put together.
struct ShapedPart {
  let part: CaptionPart
  /// Its heading, field name or key.
  let label: String
  let body: String
}

/// How the parts are put together; one shape for each form that a manifest can ask for.
protocol PromptShape {
  /// Whether the result is running text, which has no line breaks and ends as a sentence.
  static var isRunningText: Bool { get }
  /// The most sentences, `nil` for no limit.
  static var sentenceLimit: Int? { get }
  static func label(of part: CaptionPart) -> String
  static func assemble(_ parts: [ShapedPart]) -> String
}

extension PromptShape {
  static var sentenceLimit: Int? { nil }
  static func label(of part: CaptionPart) -> String { part.heading }
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

/// A JSON object on one line.
enum JSONShape: PromptShape {
  static let isRunningText = false
  static func label(of part: CaptionPart) -> String { part.rawValue }
  static func assemble(_ parts: [ShapedPart]) -> String {
    JSON.object(parts.map { JSON.Member($0.label, .string($0.body)) }).text()
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
