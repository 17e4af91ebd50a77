package import Captioning
package import Manifests
package import Support
package import Tensors

/// The models that clients may name, opened once: those that the operator listed, and no other.
package final class ModelShelf: Sendable {
  /// What writes, under the name that clients use.
  package struct Entry: Sendable {
    package let name: String
    package let reference: ModelReference
    package let core: OpenedCore
    let batching: BatchingCore?

    /// What every answer says of it. What is said of a server's model names the server, and is for the operator.
    var clientsNotice: String? { core.remote == nil ? core.notice : nil }
  }

  /// In the operator's order; the first one writes where a request names none.
  package let entries: [Entry]

  /// Opens models.
  /// - Parameters:
  ///   - models: each once.
  ///   - limits: how much of the media each reads.
  /// - Throws: what opening a model throws.
  package init(
    _ models: [ModelReference], installation: Installation, precision: Precision? = nil, limits: RunLimits = RunLimits()
  ) throws {
    entries = try models.map { reference in
      let core = try OpenedCore(
        RunManifest(model: reference, limits: limits), installation, precision: precision)
      return Entry(
        name: Self.name(reference, core), reference: reference, core: core,
        batching: core.model.map { BatchingCore($0.core) })
    }
  }

  /// A folder's place is the operator's business, as a server's address is.
  private static func name(_ reference: ModelReference, _ core: OpenedCore) -> String {
    guard case .name(let name) = reference else { return core.name }
    return name.contains("/") && FileSystem.kind(name) == .folder ? Path.name(name) : name
  }

  /// - Parameter place: where the request names it.
  /// - Throws: ``ServerError`` of status 404 where no model has the name.
  package func entry(_ name: String?, at place: String = "model") throws(ServerError) -> Entry {
    guard let name else {
      guard let first = entries.first else { throw ServerError(500, "no_model", "this server has no model") }
      return first
    }
    guard let entry = entries.first(where: { $0.name == name }) else {
      throw ServerError(
        404, "model_not_found", "no model \(TerminalText.quoted(name))", at: place,
        hint: Suggestion.hint(for: name, among: entries.map(\.name)))
    }
    return entry
  }

  /// What the operator is told of the models when the server starts.
  package var notices: [String] { entries.filter { $0.core.remote != nil }.compactMap(\.core.notice) }

  /// Whether a client's name for a model is one.
  package func has(_ name: String) -> Bool { entries.contains { $0.name == name } }

  /// In the form of OpenAI's list.
  package var json: JSON {
    .object([
      "object": "list",
      "data": .array(
        entries.map { entry in
          .object([
            "id": .string(entry.name), "object": "model", "created": 0, "owned_by": "a2c",
            "training": .string(entry.core.training), "notice": entry.clientsNotice.map { .string($0) } ?? .null,
            "default": .bool(entry.name == entries.first?.name),
          ])
        }),
    ])
  }
}
