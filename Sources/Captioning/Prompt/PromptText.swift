import Manifests
import Mustache

/// The texts of a prompt template, filled in. The one place here that knows Mustache.
struct PromptText {
  private let condition: MustacheTemplate
  private let fact: MustacheTemplate
  private let request: MustacheTemplate
  let system: String
  let introduction: String
  let separator: String

  /// - Throws: ``PromptError/template(path:key:problem:)`` where a text is no template.
  init(_ template: PromptTemplate) throws(PromptError) {
    func parse(_ key: String, _ text: String) throws(PromptError) -> MustacheTemplate {
      do {
        // Values stand as they are, also in double braces.
        return try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}" + text)
      } catch {
        throw .template(path: template.path, key: key, problem: "\(error)")
      }
    }
    condition = try parse("condition", template.condition)
    fact = try parse("fact", template.fact)
    request = try parse("request", template.request)
    system = template.system
    introduction = template.introduction
    separator = template.separator
  }

  func condition(number: Int, name: String, description: String) -> String {
    condition.render(["number": "\(number)", "name": name, "description": description])
  }

  func fact(number: Int, _ fact: String) -> String { self.fact.render(["number": "\(number)", "fact": fact]) }

  func request(_ prompt: String) -> String { request.render(["prompt": prompt]) }
}
