import Support

/// How a generator's prompt reads where a bundle holds reference pictures or a reference clip.
///
/// Its template has three places beside the parts: `{{references}}`, a line for each; `{{reference_names}}`, their names in
/// a row; `{{retained}}`, a line for each of what is kept of it.
package struct GeneratorReferences: Record {
  package static let places = ["references", "reference_names", "retained"]

  package let prompt: GeneratorPrompt
  /// A picture, with `{{n}}` and `{{name}}`: the name that the run gives it.
  package let picture: GeneratorReference
  /// A clip; `nil` where clips are no references.
  package let clip: GeneratorReference?

  package init(_ fields: inout Fields) {
    prompt = fields.required("prompt", .record(), "How the caption is phrased then.")
    picture = fields.required("picture", .record(), "What is said of each picture.")
    clip = fields.optional("clip", .record(), "What is said of a clip.")
  }
}

/// What a prompt says of one reference.
package struct GeneratorReference: Record {
  package static let places = ["n", "name"]

  /// Its line in `{{references}}`.
  package let define: TextTemplate
  /// Its name in `{{reference_names}}`.
  package let name: TextTemplate
  /// Its line in `{{retained}}`.
  package let retain: TextTemplate

  package init(_ fields: inout Fields) {
    let text = Schema<TextTemplate>.template(Self.places)
    define = fields.required("define", text, "What it is, with {{n}}, its number, and {{name}}.")
    name = fields.value("name", text, default: .empty, "What the prompt calls it.")
    retain = fields.value("retain", text, default: .empty, "What the video keeps of it.")
  }
}

extension GeneratorReferences {
  /// The prompt for these references.
  /// - Parameters:
  ///   - names: what the run calls each picture; empty texts where it has no name.
  ///   - clips: how many clips there are.
  package func prompt(pictures names: [String], clips: Int) -> GeneratorPrompt {
    var all: [(form: GeneratorReference, values: [String: String])] = []
    for (index, name) in names.enumerated() { all.append((picture, ["n": "\(index + 1)", "name": name])) }
    if let clip { for index in 0..<max(0, clips) { all.append((clip, ["n": "\(index + 1)"])) } }
    let named = all.map { $0.form.name.filled($0.values) }
    var prompt = prompt
    prompt.known = [
      "references": all.map { $0.form.define.filled($0.values) }.joined(separator: "\n"),
      "reference_names": named.count < 2
        ? named.joined() : named.dropLast().joined(separator: ", ") + " and " + named[named.count - 1],
      "retained": all.map { $0.form.retain.filled($0.values) }.joined(separator: "\n"),
    ]
    return prompt
  }
}
