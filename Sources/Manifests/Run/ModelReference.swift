import Support

/// What writes the caption.
package enum ModelReference: Sendable, Equatable {
  /// No model: the user's words and what was measured.
  case facts
  /// The bundled model (`nano`), a folder, a `.gguf` file, or a name in the Hugging Face cache, as written.
  case name(String)
  /// A server that speaks the OpenAI protocol.
  case server(ServerReference)

  /// What writes for a run that names nothing.
  package static let standard = ModelReference.facts

  /// The name that stands for no model in a manifest.
  package static let factsName = "facts"

  /// What a name as written stands for.
  package init(name: String) { self = name == Self.factsName ? .facts : .name(name) }
}

extension Schema where Value == ModelReference {
  static var modelReference: Schema {
    let name = Schema<String>.text("facts, or a model's name or path").map(
      placeholder: ModelReference.standard, write: \.written
    ) { ModelReference(name: $0) }
    let server = Schema<ServerReference>.record().map(placeholder: ModelReference.standard) {
      .server($0)
    }
    return .either(name, server, expected: "facts, a model's name or path, or {server: URL, name: NAME}")
  }
}

extension ModelReference {
  fileprivate var written: JSON? {
    switch self {
    case .facts: .string(Self.factsName)
    case .name(let name): .string(name)
    case .server: nil
    }
  }
}
