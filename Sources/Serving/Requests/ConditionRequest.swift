package import Manifests
package import Support

/// One condition that a client wants to look at before anything is written.
package struct ConditionRequest: Sendable {
  /// With one condition; its adapter is ``guess`` where the client asks what the files are.
  package let manifest: RunManifest
  package let guesses: Bool
  /// The name that stands for "find out".
  package static let guess = "auto"

  /// - Throws: ``ServerError`` or `ManifestError`
  package init(json: JSON) throws {
    guard var members = json.withoutNulls.members else {
      throw ServerError(400, "invalid_request", "expected an object with input, and adapter where it is known")
    }
    let named = json["adapter"]?.stringValue
    guesses = named == nil || named == Self.guess
    if guesses {
      members.removeAll { $0.key == "adapter" }
      members.append(JSON.Member("adapter", .string(Self.guess)))
    }
    manifest = try RunManifest.parse(
      json: .object([JSON.Member("conditions", .array([.object(members)]))]), path: "request", folder: "/")
  }
}
