import Support

/// Which model answers.
package enum ModelReference: Sendable, Equatable {
  /// The bundled model (`nano`), a folder, a `.gguf` file, or a name in the Hugging Face cache, as written.
  case name(String)
  /// A server that speaks the OpenAI protocol.
  case server(url: String, name: String)

  /// The model of a run that names none.
  package static let standard = ModelReference.name("nano")
}

/// `{server: URL, name: NAME}`
private struct ServerReference: Record {
  let server: String
  let name: String

  init(_ fields: inout Fields) {
    server = fields.required("server", .url, "The address of an OpenAI-compatible server.")
    name = fields.required("name", .text(), "The model's name on the server.")
  }
}

extension Schema where Value == ModelReference {
  static var modelReference: Schema {
    let name = Schema<String>.text("a model's name or path").map(
      placeholder: ModelReference.standard, write: { if case .name(let name) = $0 { .string(name) } else { nil } }
    ) { .name($0) }
    let server = Schema<ServerReference>.record().map(placeholder: ModelReference.standard) {
      .server(url: $0.server, name: $0.name)
    }
    return .either(name, server, expected: "a model's name or path, or {server: URL, name: NAME}")
  }
}
