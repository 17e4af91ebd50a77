import Claims
package import Generators
import Manifests
package import Support

/// A caption that a client has already, as an answer of this server or edited by its user, for which prompts or bundles
/// are wanted.
package struct CaptionSource: Sendable {
  package let record: CaptionRecord
  /// Conditions, generators, escaping: what a request for a caption may say.
  package let request: CaptionRequest

  /// - Throws: ``ServerError``, `ManifestError`, `StructuredCaptionError`
  package init(json: JSON) throws {
    guard let caption = json["caption"] else {
      throw ServerError(400, "invalid_request", "there is no caption", at: "caption", hint: "send its six parts")
    }
    let own: Set = ["caption", "user", "claims"]
    if let text = caption.stringValue {
      record = CaptionRecord(caption: try StructuredCaption(text: text), usersOwn: nil, measured: [])
    } else {
      record = try CaptionFile.record(
        .object((json.members ?? []).filter { own.contains($0.key) || $0.key == "prompt" }))
    }
    var members = (json.members ?? []).filter { !own.contains($0.key) && $0.key != "seed" }
    if let seed = json["seed"] { members.append(JSON.Member("caption", .object(["seed": seed]))) }
    request = try CaptionRequest(json: .object(members))
    guard !request.manifest.generators.isEmpty else {
      throw ServerError(
        400, "invalid_request", "no generator is named", at: "generators", hint: "see GET /v1/generators")
    }
  }
}
