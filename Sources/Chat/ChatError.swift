package import HTTP
package import Support

/// A server gave no answer that can be used.
package struct ChatError: ExplainedError {
  package enum Reason: Sendable {
    /// No answer at all.
    case http(HTTPError)
    /// An answer that is an error.
    case status(Int, String)
    /// An answer of success that holds none: what was found instead.
    case empty(String)
    /// The model is not on the server; which are, where it says so.
    case model(String, known: [String])
    /// The server does not take pictures; ask without them.
    case pictures(String)
  }

  package let reason: Reason
  package let server: String
  /// What was tried, one line each: `1: HTTP 503: busy; waited 0.5 s`.
  package var tried: [String] = []
  /// A key was held back, because a manifest names the server.
  package var isKeyHeldBack = false
  /// Seconds after which the server wants to be asked again.
  package var retryAfter: Double?
  /// A key was sent.
  package var hadKey = false
  /// The answer of success was nothing at all.
  var isWordless = false

  package init(_ reason: Reason, server: String) {
    self.reason = reason
    self.server = server
  }

  package var message: String {
    let text =
      switch reason {
      case .http(let error): error.detail
      case .status(let status, let said): "HTTP \(status)" + (said.isEmpty ? "" : ": \(said)")
      case .empty(let found): found
      case .model("", let known):
        known.isEmpty
          ? "no model is named, and the server lists none" : "no model is named, and the server has \(known.count)"
      case .model(let name, _): "the server has no model \(TerminalText.quoted(name))"
      case .pictures(let said): "the server takes no pictures" + (said.isEmpty ? "" : ": \(said)")
      }
    return text + (tried.count > 1 ? " (asked \(tried.count) times: \(tried.joined(separator: "; ")))" : "")
  }

  /// The message without where the server is, which is not for everybody who reads a caption.
  package var withoutPlace: String {
    if case .http = reason { "the server cannot be reached, or its answer broke off" } else { message }
  }

  package var place: String? { TerminalText.safe(server, limit: 200) }

  package var hint: String? {
    switch reason {
    case .http(let error): return error.hint
    case .model(_, let known):
      guard !known.isEmpty else { return "name a model that the server has loaded, with --model or A2C_MODEL" }
      return "it has " + known.prefix(6).map { TerminalText.safe($0, limit: 80) }.joined(separator: ", ")
    case .pictures: return "ask without them: vision: off beside the server's name"
    case .status(401, _), .status(403, _):
      if isKeyHeldBack {
        return "keys go only to servers that you name yourself: --server, or \(ServerKey.server) in the environment"
      }
      return hadKey
        ? "the server does not take the key that the environment holds (\(ServerKey.own) or \(ServerKey.common))"
        : "set \(ServerKey.own) in the environment to the server's key"
    case .status(404, _), .status(405, _):
      return
        "the address is the one that ends in /v1, as http://127.0.0.1:8000/v1; the path is written out where it has another"
    case .status(429, _): return "the server limits how often it is asked: try again later, or ask less at a time"
    case .status(413, _): return "lower limits in the run manifest: image_pixels, frames"
    case .status(let status, _) where status >= 500: return "the server is in trouble; its log says more"
    case .status: return nil
    case .empty:
      return "is this the address of a server that speaks OpenAI's protocol, and is the model one that chats?"
    }
  }

  package var exitStatus: ExitStatus {
    switch reason {
    case .http(let error): error.exitStatus
    case .status(429, _), .status(503, _): .retryLater
    default: .unavailable
    }
  }
}
