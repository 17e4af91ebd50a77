package import Support

/// An answer, whoever takes it to the client.
package struct ServerResponse: Sendable {
  package enum Body: Sendable {
    case bytes([UInt8])
    /// A file that is sent piece by piece, and removed afterwards.
    case file(TemporaryFile)
    /// Server-sent events. The stream is given up when the client is gone, which ends the work behind it.
    case events(AsyncStream<ServerEvent>)
  }

  package var status: Int
  package var headers: [(name: String, value: String)]
  package var body: Body

  package init(status: Int = 200, headers: [(name: String, value: String)] = [], body: Body = .bytes([])) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  package static func json(_ value: JSON, status: Int = 200) -> ServerResponse {
    text(value.text() + "\n", type: "application/json", status: status)
  }

  package static func text(_ text: String, type: String, status: Int = 200) -> ServerResponse {
    ServerResponse(status: status, headers: [("content-type", type)], body: .bytes(Array(text.utf8)))
  }

  /// Nothing may keep it on the way: each event is for the client at once.
  package static func events(_ stream: AsyncStream<ServerEvent>) -> ServerResponse {
    ServerResponse(
      headers: [
        ("content-type", "text/event-stream"), ("cache-control", "no-store"), ("x-accel-buffering", "no"),
      ], body: .events(stream))
  }

  /// A header of a name that is given in small letters.
  package func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}
