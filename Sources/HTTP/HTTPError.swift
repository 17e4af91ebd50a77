package import Support

/// A request had no answer.
package struct HTTPError: ExplainedError, Equatable {
  package enum Kind: Sendable, Equatable {
    /// libcurl cannot be used.
    case library
    case address
    /// Nobody there, or no way to it.
    case connection
    case encryption
    /// Nothing came for too long, or the whole took too long.
    case time
    /// The connection broke while the request or the answer was on its way.
    case broken
    /// The answer is longer than is taken.
    case tooLong
    /// The server sends elsewhere.
    case redirect
    case cancelled
  }

  package let kind: Kind
  /// The address, without what is not to be shown.
  package let server: String
  package let detail: String
  /// Whether some of the answer had come.
  package var hadBegun = false

  package init(_ kind: Kind, server: String, _ detail: String) {
    self.kind = kind
    self.server = server
    self.detail = detail
  }

  /// Whether the same request may succeed a little later.
  package var isPassing: Bool { kind == .connection || kind == .broken }

  package var message: String { detail }
  package var place: String? { TerminalText.safe(server, limit: 200) }

  package var hint: String? {
    switch kind {
    case .library: "install libcurl: apt-get install libcurl4"
    case .address: "write it like http://127.0.0.1:8000/v1"
    case .connection: "is the server running, and is the address right?"
    case .encryption: "a server with a certificate of its own: name the file of its authority in SSL_CERT_FILE"
    case .time: "give it more time: timeout: SECONDS beside the server's name in the run manifest"
    case .redirect: "name that address yourself where you trust it"
    case .broken, .tooLong, .cancelled: nil
    }
  }

  package var exitStatus: ExitStatus {
    switch kind {
    case .address: .usage
    case .cancelled: .interrupted
    default: .unavailable
    }
  }
}
