/// A model behind a server that speaks OpenAI's protocol: `{server: URL, name: NAME}`.
package struct ServerReference: Record, Equatable {
  /// Whether pictures are sent: until the server refuses them, always, or never.
  package enum Vision: String, CaseIterable, Sendable { case auto, on, off }
  /// Whether the model analyses the task before it describes the video.
  package enum Reason: String, CaseIterable, Sendable { case auto, off }

  package var address: String
  /// `nil` where the server has one model, which then is asked for.
  package var name: String?
  package var vision: Vision
  package var reason: Reason
  /// Seconds for one request, `nil` for the program's own patience.
  package var timeout: Double?
  /// The user named the server, on the command line or in the environment, and not a manifest that may come from
  /// anybody: it gets the key that the environment holds.
  package var isUsers: Bool

  package init(
    address: String, name: String? = nil, vision: Vision = .auto, reason: Reason = .auto, timeout: Double? = nil,
    isUsers: Bool = false
  ) {
    self.address = address
    self.name = name
    self.vision = vision
    self.reason = reason
    self.timeout = timeout
    self.isUsers = isUsers
  }

  package init(_ fields: inout Fields) {
    address = fields.required("server", .url, "The address of an OpenAI-compatible server.")
    name = fields.required("name", .text(), "The model's name on the server.")
    vision = fields.value(
      "vision", .choice(), default: .auto, "Whether pictures are sent; auto until the server refuses them.")
    reason = fields.value(
      "reason", .choice(), default: .auto, "Whether the model analyses the task first; off is faster.")
    timeout = fields.optional("timeout", .number(least: 1, most: 86_400), "Seconds for one request.")
    isUsers = false
  }
}
