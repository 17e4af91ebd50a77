import Chat
package import Support

/// A request that is refused.
package struct ServerError: ExplainedError {
  /// Of HTTP.
  package var status: Int
  /// For programs: `queue_full`.
  package var code: String
  package var message: String
  package var hint: String?
  /// What of the request is wrong: `messages[0].content`.
  package var place: String?
  package var headers: [(name: String, value: String)] = []

  package init(
    _ status: Int, _ code: String, _ message: String, at place: String? = nil, hint: String? = nil,
    headers: [(name: String, value: String)] = []
  ) {
    self.status = status
    self.code = code
    self.message = message
    self.place = place
    self.hint = hint
    self.headers = headers
  }

  package static func notFound(_ path: String) -> ServerError {
    ServerError(404, "not_found", "there is nothing at \(TerminalText.quoted(path))", hint: "see /v1/openapi.json")
  }

  package static func method(_ method: String, allowed: [String]) -> ServerError {
    ServerError(
      405, "method_not_allowed", "\(TerminalText.safe(method, limit: 20)) does not work here",
      hint: "it takes \(allowed.joined(separator: ", "))", headers: [("allow", allowed.joined(separator: ", "))])
  }

  package static func tooLarge(limit: Int) -> ServerError {
    ServerError(413, "body_too_large", "the body is larger than the \(limit) bytes that this server takes here")
  }

  package static let cancelled = ServerError(499, "client_gone", "the client has left")

  /// The place it has among the errors of HTTP, whatever it is.
  package static func of(_ error: any Error) -> ServerError {
    if let error = error as? ServerError { return error }
    if error is CancellationError { return cancelled }
    if let error = error as? ChatError { return upstream(error) }
    guard let error = error as? any ExplainedError else {
      return ServerError(500, "internal", "the request failed for a reason that this program does not know")
    }
    let (status, code) = kind(error)
    return ServerError(status, code, error.message, at: error.place, hint: error.hint)
  }

  /// A model's server that gave no answer. Where it is and which key it gets is the operator's business.
  private static func upstream(_ error: ChatError) -> ServerError {
    let (status, code) = error.exitStatus == .retryLater ? (503, "busy") : (502, "model_failed")
    let what: String
    switch error.reason {
    case .http: what = "it cannot be reached, or its answer broke off"
    case .status(let status, _): what = "it answered \(status)"
    case .empty: what = "its answer holds no text"
    case .model: what = "it does not have the model"
    case .pictures: what = "it takes no pictures"
    }
    return ServerError(
      status, code, "the model's server gave no caption: \(what)", hint: "another model may: GET /v1/models lists them")
  }

  private static func kind(_ error: any ExplainedError) -> (Int, String) {
    if AdapterTrouble(error) != nil { return (422, "condition_failed") }
    if let first = (error as? BundlesFailed)?.first as? any ExplainedError { return kind(first) }
    switch error.exitStatus {
    case .internalFault, .io, .failure: return (500, "internal")
    case .retryLater: return (503, "busy")
    case .interrupted: return (499, "client_gone")
    case .ok, .usage, .badInput, .missingFile, .unavailable: return (400, "invalid_request")
    }
  }

  /// In the form of OpenAI's errors, which their clients show.
  package func json(request: String) -> JSON {
    .object([
      "error": .object([
        "message": .string(hint.map { "\(description). Hint: \($0)" } ?? description),
        "type": .string(
          status == 401 ? "authentication_error" : status >= 500 ? "server_error" : "invalid_request_error"),
        "param": place.map { .string($0) } ?? .null, "code": .string(code), "what": .string(message),
        "hint": hint.map { .string($0) } ?? .null, "request_id": .string(request),
      ])
    ])
  }

  package func response(request: String) -> ServerResponse {
    var response = ServerResponse.json(json(request: request), status: status)
    response.headers += headers
    return response
  }
}
