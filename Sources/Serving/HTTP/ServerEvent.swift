package import Support

/// One server-sent event (WHATWG HTML, "Server-sent events").
package struct ServerEvent: Sendable, Equatable {
  /// `nil` for an event without a name, as OpenAI's clients expect them.
  package var name: String?
  package var data: String

  package init(_ name: String?, _ data: JSON) { self.init(name, text: data.text()) }

  package init(_ name: String?, text: String) {
    self.name = name
    data = text
  }

  /// What is sent while there is nothing to say, so that nobody on the way takes the connection for dead.
  package static let keepAlive = Array(": keep-alive\n\n".utf8)

  /// The event as it is sent.
  package var bytes: [UInt8] {
    var text = name.map { "event: \($0)\n" } ?? ""
    for line in data.split(separator: "\n", omittingEmptySubsequences: false) { text += "data: \(line)\n" }
    return Array((text + "\n").utf8)
  }
}
