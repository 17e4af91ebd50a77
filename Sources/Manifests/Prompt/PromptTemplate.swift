/// How conditions and the short prompt are put to a model (`a2c: prompt/1`): the texts between the framed conditions.
///
/// The texts are templates whose values are put in as they stand. Which there are is said with each.
package struct PromptTemplate: Document {
  /// The value of `a2c`.
  package static let kind = "prompt/1"
  /// The document for people.
  package static let title = "prompt template"

  /// The system message; empty for none.
  package let system: String
  /// In front of the first condition.
  package let introduction: String
  /// In front of each condition: `number`, `name`, `description`.
  package let condition: TextTemplate
  /// Behind the tokens of each block; no template.
  package let separator: String
  /// Each fact: `number`, `fact`.
  package let fact: TextTemplate
  /// Behind the conditions: `prompt`, the user's short prompt.
  package let request: TextTemplate
  package let path: String

  package init(_ fields: inout Fields) {
    fields.kind(of: Self.self)
    system = fields.value("system", .text(empty: true), default: "", "The system message.")
    introduction = fields.value("introduction", .text(empty: true), default: "", "Before the first condition.")
    condition = fields.value(
      "condition", .template(["number", "name", "description"], empty: true), default: .empty,
      "Before each condition: number, name, description.")
    separator = fields.value("separator", .text(empty: true), default: "", "After the tokens of each block.")
    fact = fields.value(
      "fact", .template(["number", "fact"], empty: true), default: .empty, "Each fact in words: number, fact.")
    request = fields.required("request", .template(["prompt"]), "After the conditions: prompt.")
    path = fields.diagnostics.source.path
  }
}
