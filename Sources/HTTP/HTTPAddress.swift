/// The address of a server: `http://127.0.0.1:8000/v1`. Never holds a name or a password.
package struct HTTPAddress: Sendable, Equatable {
  package let scheme: String
  /// Lower case; an IPv6 address with its brackets.
  package let host: String
  /// As written; `nil` for the scheme's own.
  package let port: Int?
  /// Begins with a slash, or is empty.
  package private(set) var path: String
  /// With its question mark, or empty.
  package let query: String

  /// - Throws: ``HTTPError`` of the kind ``HTTPError/Kind/address`` where the text is no address of this form.
  package init(_ text: String) throws(HTTPError) {
    func refuse(_ problem: String) -> HTTPError { HTTPError(.address, server: Self.shown(text), problem) }
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }) else {
      throw refuse("an address has no spaces, control characters or backslashes")
    }
    guard let separator = text.range(of: "://") else { throw refuse("an address starts with http:// or https://") }
    scheme = text[..<separator.lowerBound].lowercased()
    guard scheme == "http" || scheme == "https" else { throw refuse("an address starts with http:// or https://") }
    let rest = text[separator.upperBound...].prefix { $0 != "#" }
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    guard !authority.contains("@") else {
      throw refuse("an address holds no name and no password; a key comes from A2C_API_KEY")
    }
    let tail = rest[authority.endIndex...]
    path = String(tail.prefix { $0 != "?" })
    query = String(tail.drop { $0 != "?" })
    let colon =
      authority.hasPrefix("[")
      ? authority.lastIndex(of: "]").flatMap { end in authority[end...].firstIndex(of: ":") }
      : authority.firstIndex(of: ":")
    host = authority[..<(colon ?? authority.endIndex)].lowercased()
    guard !host.isEmpty, host != "[]" else { throw refuse("the address names no host") }
    guard let colon else {
      port = nil
      return
    }
    guard let number = Int(authority[authority.index(after: colon)...]), (1...65535).contains(number) else {
      throw refuse("a port is a number from 1 to 65535")
    }
    port = number
  }

  /// What a request is sent to.
  package var text: String { "\(server)\(path)\(query)" }

  /// For messages: without the query, in which some services want a key.
  package var shown: String { "\(server)\(path)" }

  private var server: String { "\(scheme)://\(host)" + (port.map { ":\($0)" } ?? "") }

  /// The port that is connected to.
  package var effectivePort: Int { port ?? (scheme == "https" ? 443 : 80) }

  /// Whether what is sent stays on this machine.
  package var isLoopback: Bool {
    host == "localhost" || host == "[::1]" || (host.hasPrefix("127.") && host.allSatisfy { $0.isNumber || $0 == "." })
  }

  /// The address with another path.
  package func with(path: String) -> HTTPAddress {
    var address = self
    address.path = path
    return address
  }

  /// Whether what is meant for this server may be sent to another address: to the same server, or to its encrypted side.
  package func covers(_ other: HTTPAddress) -> Bool {
    guard host == other.host else { return false }
    if scheme == other.scheme { return effectivePort == other.effectivePort }
    return scheme == "http" && effectivePort == 80 && other.scheme == "https" && other.effectivePort == 443
  }

  /// An address that cannot be read, without what may be a password in it.
  private static func shown(_ text: String) -> String {
    guard let at = text.lastIndex(of: "@") else { return String(text.prefix { $0 != "?" }) }
    let scheme = text.range(of: "://").map { String(text[..<$0.upperBound]) } ?? ""
    return scheme + "…" + text[at...].prefix { $0 != "?" }
  }
}

extension StringProtocol {
  /// The first place of a text.
  fileprivate func range(of wanted: String) -> Range<Index>? { self.ranges(of: wanted).first }
}
