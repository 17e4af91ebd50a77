import Support

/// Who may ask: by the name that a client calls the server, by the page that its script comes from, by its key.
///
/// A browser lets any page send requests to `localhost`, and a name of a stranger's can be made to mean this machine; both
/// are told by the headers Host and Origin, which scripts cannot choose.
package struct Admission: Sendable {
  /// Names that the server may be called, in small letters, without a port.
  private let hosts: Set<String>
  /// Whether any address in numbers is one of them: of a server that others reach.
  private let allowsAddresses: Bool
  /// Pages of others that may ask: `https://studio.example`.
  private let origins: Set<String>
  private let keys: KeyRing?

  /// Names of this machine that mean no other.
  package static let loopback: Set<String> = ["localhost", "127.0.0.1", "[::1]"]

  /// - Parameters:
  ///   - isLoopback: whether the server listens to this machine alone.
  ///   - keys: `nil` lets everyone in, which only a server on loopback may.
  package init(isLoopback: Bool, hosts: [String] = [], origins: [String] = [], keys: KeyRing?) {
    self.hosts = Set(hosts.map { $0.lowercased() }).union(Self.loopback)
    allowsAddresses = !isLoopback
    self.origins = Set(origins.map { $0.lowercased() })
    self.keys = keys
  }

  package var needsKey: Bool { keys != nil }

  /// - Parameter isOpen: whether what is asked for is for everyone: the page and whether the server is there.
  package func check(_ request: ServerRequest, isOpen: Bool) throws(ServerError) {
    // The first one is the host, and is no header here.
    guard request.header("host") == nil else {
      throw ServerError(400, "two_hosts", "the request says twice whom it is for")
    }
    guard let host = request.host?.lowercased(), !host.isEmpty else {
      throw ServerError(400, "no_host", "the request does not say whom it is for", hint: "send the header Host")
    }
    guard isOwn(Self.name(host)) else {
      throw ServerError(
        403, "foreign_host", "this server is not called \(TerminalText.quoted(host))",
        hint: "whoever runs it allows a name with --host NAME")
    }
    if let origin = request.header("origin"), !isAllowed(origin, host: host) {
      throw ServerError(
        403, "foreign_origin", "pages of \(TerminalText.quoted(origin)) may not use this server",
        hint: "whoever runs it allows them with --origin ORIGIN")
    }
    guard let keys, !isOpen, request.method != "OPTIONS" else { return }
    guard let key = Self.key(request) else {
      throw ServerError(
        401, "no_key", "this server wants a key", hint: "send the header Authorization: Bearer KEY",
        headers: [("www-authenticate", "Bearer")])
    }
    guard keys.contains(key) else {
      throw ServerError(
        401, "wrong_key", "the key is not one of this server", headers: [("www-authenticate", "Bearer")])
    }
  }

  /// Whether a page may ask, which is this server's own or an allowed one.
  package func isAllowed(_ origin: String, host: String) -> Bool {
    let origin = origin.lowercased()
    return origin == "http://\(host)" || origin == "https://\(host)" || origins.contains(origin)
  }

  private func isOwn(_ name: String) -> Bool { hosts.contains(name) || (allowsAddresses && Self.isAddress(name)) }

  /// `localhost` of `localhost:8080`, `[::1]` of `[::1]:8080`.
  private static func name(_ host: String) -> String {
    if host.hasPrefix("["), let end = host.firstIndex(of: "]") {
      return isPort(host[host.index(after: end)...]) ? String(host[...end]) : host
    }
    let name = host.prefix { $0 != ":" }
    return isPort(host[name.endIndex...]) ? String(name) : host
  }

  /// Nothing, or a colon with digits.
  private static func isPort(_ text: Substring) -> Bool {
    text.isEmpty || (text.first == ":" && text.utf8.dropFirst().allSatisfy { (48...57).contains($0) })
  }

  /// An address in numbers, which no server of names can make mean another machine.
  private static func isAddress(_ name: String) -> Bool {
    if name.hasPrefix("[") { return name.dropFirst().dropLast().allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." } }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
  }

  private static func key(_ request: ServerRequest) -> String? {
    if let value = request.header("authorization") {
      let words = value.split(separator: " ", maxSplits: 1)
      guard words.count == 2, words[0].lowercased() == "bearer" else { return nil }
      return String(words[1])
    }
    return request.header("x-api-key")
  }
}
