package import Captioning
package import Manifests
package import Support
package import Tensors

/// The models that clients may name, opened once: those that the operator listed, and no other.
package final class ModelShelf: Sendable {
  /// What writes, under the name that clients use.
  package struct Entry: Sendable {
    package let name: String
    package let core: OpenedCore
    let batching: BatchingCore?
  }

  /// In the operator's order; the first one writes where a request names none.
  package let entries: [Entry]

  /// Opens models.
  /// - Parameters:
  ///   - names: `facts`, `nano`, folders, or names in the Hugging Face cache; each once.
  ///   - limits: how much of the media each reads.
  /// - Throws: what opening a model throws.
  package init(
    _ names: [String], installation: Installation, precision: Precision = .f32, limits: RunLimits = RunLimits()
  ) throws {
    entries = try names.map { name in
      let manifest = RunManifest(model: ModelReference(name: name), limits: limits)
      let core = try OpenedCore(manifest, installation, precision: precision)
      // A folder's place is the operator's business.
      return Entry(
        name: name.contains("/") && FileSystem.kind(name) == .folder ? Path.name(name) : name, core: core,
        batching: core.model.map { BatchingCore($0.core) })
    }
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

  /// In the form of OpenAI's list.
  package var json: JSON {
    .object([
      "object": "list",
      "data": .array(
        entries.map { entry in
          .object([
            "id": .string(entry.name), "object": "model", "created": 0, "owned_by": "a2c",
            "training": .string(entry.core.training), "notice": entry.core.notice.map { .string($0) } ?? .null,
            "default": .bool(entry.name == entries.first?.name),
          ])
        }),
    ])
  }
}
