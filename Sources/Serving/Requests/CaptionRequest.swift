package import Generators
package import Manifests
package import Support

/// A caption that a client asks for: a run manifest as JSON, with what only a server needs.
package struct CaptionRequest: Sendable {
  package var manifest: RunManifest
  /// The name of what writes; `nil` for the server's first model.
  package var model: String?
  package var isStreamed = false
  /// What the client wants back.
  package var wantsBundles = false
  /// Bundles hold texts alone.
  package var isTextOnly = false
  package var escaping = PromptEscaping.none

  package init(manifest: RunManifest) { self.manifest = manifest }

  /// Keys of a run manifest that a client may not set, with the reason.
  private static let refused: [(key: String, reason: String)] = [
    ("output", "results come back in the answer; a client names no place to write to"),
    ("limits", "how much of the media is read is the operator's to say"),
  ]

  /// - Throws: ``ServerError`` or `ManifestError`, with everything that is wrong.
  package init(json: JSON) throws {
    let json = json.withoutNulls
    guard let members = json.members else {
      throw ServerError(400, "invalid_request", "expected an object with prompt, conditions, generators")
    }
    for (key, reason) in Self.refused where json[key] != nil {
      throw ServerError(400, "not_allowed", reason, at: key, hint: "leave the key out")
    }
    if json["model"]?.members != nil {
      throw ServerError(
        400, "not_allowed", "a client names no server; models are named as GET /v1/models lists them", at: "model",
        hint: "write model: NAME")
    }
    if let value = json["model"] {
      guard let name = value.stringValue else {
        throw ServerError(400, "invalid_request", "expected a model's name", at: "model")
      }
      model = name
    }
    let own: Set = ["model", "stream", "bundles", "text_only", "escaping"]
    manifest = try RunManifest.parse(
      json: .object(members.filter { !own.contains($0.key) }), path: "request", folder: "/")
    isStreamed = try Self.flag(json, "stream")
    wantsBundles = try Self.flag(json, "bundles")
    isTextOnly = try Self.flag(json, "text_only")
    if let value = json["escaping"] {
      guard let escaping = value.stringValue.flatMap(PromptEscaping.init(rawValue:)) else {
        throw ServerError(400, "invalid_request", "expected none or comfyui", at: "escaping")
      }
      self.escaping = escaping
    }
  }

  static func flag(_ json: JSON, _ key: String) throws(ServerError) -> Bool {
    switch json[key] {
    case nil, .some(.null): return false
    case .some(.bool(let value)): return value
    default: throw ServerError(400, "invalid_request", "expected true or false", at: key)
    }
  }
}
