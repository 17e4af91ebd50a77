/// A request as the service sees it, whoever brought it.
package struct ServerRequest: Sendable {
  /// In capitals.
  package var method: String
  /// What stands between the host and the `?`, as it was sent.
  package var path: String
  /// Decoded, in the order of the address.
  package var query: [(name: String, value: String)]
  /// Names in small letters.
  package var headers: [(name: String, value: String)]
  /// What the client calls the server, with its port: `localhost:8080`.
  package var host: String?
  package var body: [UInt8]
  /// By which the request is found in the log.
  package let id: String

  package init(
    _ method: String, _ target: String, host: String? = "localhost", headers: [(name: String, value: String)] = [],
    body: [UInt8] = [], id: String = RandomID.text("req", bytes: 8)
  ) {
    self.method = method
    let mark = target.utf8.firstIndex(of: UInt8(ascii: "?"))
    path = mark.map { String(target[..<$0]) } ?? target
    query = mark.map { PercentEncoding.query(target[target.index(after: $0)...]) } ?? []
    self.host = host
    self.headers = headers.map { ($0.name.lowercased(), $0.value) }
    self.body = body
    self.id = id
  }

  /// The first header of a name that is given in small letters.
  package func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }

  /// The first value of a name in the address.
  package func parameter(_ name: String) -> String? { query.first { $0.name == name }?.value }

  /// The path's components, each decoded by itself: a slash that was written as `%2F` stays inside of its component.
  /// - Returns: `nil` where an escape is broken or a component is no text.
  package var components: [String]? {
    var components: [String] = []
    for part in path.utf8.split(separator: UInt8(ascii: "/")) {
      guard let text = PercentEncoding.decoded(part) else { return nil }
      components.append(text)
    }
    return components
  }

  /// The media type of the body, without parameters, in small letters.
  package var mediaType: String? {
    header("content-type").map { value in
      String(value.lowercased().prefix { $0 != ";" }.filter { !$0.isWhitespace })
    }
  }
}
