/// One thing that the service does.
package struct Route: Sendable, Equatable {
  /// What becomes of a request's body.
  package enum Body: Sendable, Equatable { case none, json, file }

  package let method: String
  /// With names in braces for components that vary: `/v1/files/{id}`. As the OpenAPI document and the metrics spell it.
  package let pattern: String
  package let body: Body
  /// Whether it needs no key.
  package let isOpen: Bool
  /// Whether it may take long, so that it is given up when its client leaves.
  package let isLong: Bool

  init(_ method: String, _ pattern: String, body: Body = .none, isOpen: Bool = false, isLong: Bool = false) {
    self.method = method
    self.pattern = pattern
    self.body = body
    self.isOpen = isOpen
    self.isLong = isLong
  }

  package static let all = [
    Route("GET", "/health/live", isOpen: true), Route("GET", "/health/ready", isOpen: true), Route("GET", "/metrics"),
    Route("GET", "/v1/openapi.json", isOpen: true), Route("GET", "/v1/models"), Route("GET", "/v1/models/{name}"),
    Route("GET", "/v1/adapters"), Route("GET", "/v1/generators"),
    Route("POST", "/v1/files", body: .file), Route("PUT", "/v1/files/{id}", body: .file),
    Route("DELETE", "/v1/files/{id}"), Route("POST", "/v1/conditions", body: .json, isLong: true),
    Route("POST", "/v1/captions", body: .json, isLong: true), Route("POST", "/v1/prompts", body: .json, isLong: true),
    Route("POST", "/v1/bundles", body: .json, isLong: true),
    Route("POST", "/v1/chat/completions", body: .json, isLong: true),
  ]

  /// The values of the names in braces, `nil` where the path is another.
  func match(_ components: [String]) -> [String: String]? {
    let parts = pattern.split(separator: "/")
    guard parts.count == components.count else { return nil }
    var values: [String: String] = [:]
    for (part, component) in zip(parts, components) {
      if part.hasPrefix("{") {
        values[String(part.dropFirst().dropLast())] = component
      } else if part != component {
        return nil
      }
    }
    return values
  }
}
