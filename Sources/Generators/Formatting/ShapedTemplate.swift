import Claims
import Manifests

/// A generator's template of the whole prompt, in the shape that its form asks for. Its names are the six parts, film
/// terms and facts of the subject; bodies stand in it as they are, in JSON as its strings spell them.
struct ShapedTemplate: Sendable {
  private let template: TextTemplate
  private let shape: any PromptShape.Type

  /// - Parameter path: the manifest's.
  /// - Throws: ``FormatError/template(problem:hint:at:)`` where the text has not the shape that was asked for, whichever
  ///   parts a caption lacks.
  init(_ template: TextTemplate, _ shape: any PromptShape.Type, path: String) throws(FormatError) {
    self.template = template
    self.shape = shape
    try checkShape(path)
  }

  /// - Parameters:
  ///   - terms: of film, for places of their own.
  ///   - known: what a bundle says of its references, as it shall stand there.
  func render(
    _ bodies: [CaptionPart: String], terms: [FilmTermKind: String] = [:], subject: [SubjectFact: String] = [:],
    known: [String: String] = [:]
  ) -> String {
    let text = rendered(bodies, terms, subject, known)
    return shape.tidied(text) ?? text
  }

  private func rendered(
    _ bodies: [CaptionPart: String], _ terms: [FilmTermKind: String], _ subject: [SubjectFact: String],
    _ known: [String: String] = [:]
  ) -> String {
    var values = known
    for (part, body) in bodies { values[part.rawValue] = shape.inserted(body) }
    for (kind, term) in terms { values[kind.rawValue] = shape.inserted(Formatter.capitalized(term)) }
    for (fact, text) in subject { values[fact.rawValue] = shape.inserted(text) }
    return template.filled(values)
  }

  /// Tries every choice of parts, 64 of them, with film terms and without.
  private func checkShape(_ path: String) throws(FormatError) {
    let parts = CaptionPart.allCases
    for choice in (0..<(1 << parts.count)).reversed() {
      let chosen = parts.indices.filter { choice >> $0 & 1 == 1 }.map { parts[$0] }
      let bodies = Dictionary(uniqueKeysWithValues: chosen.map { ($0, "A \"b\".") })
      let terms = Dictionary(uniqueKeysWithValues: FilmTermKind.allCases.map { ($0, "a term") })
      let subject = Dictionary(uniqueKeysWithValues: SubjectFact.allCases.map { ($0, $0 == .count ? "2" : "a fact") })
      guard
        shape.tidied(rendered(bodies, [:], [:])) == nil || shape.tidied(rendered(bodies, terms, subject)) == nil
      else { continue }
      let missing = parts.filter { !chosen.contains($0) }.map(\.rawValue).joined(separator: ", ")
      throw .template(
        problem: missing.isEmpty
          ? "it makes no JSON object" : "it makes no JSON object for a caption without \(missing)",
        hint: "put the parts between quotation marks, and commas inside the sections they belong to",
        at: template.mark.map { "\(path):\($0)" } ?? path)
    }
  }
}
