/// A request as it is sent.
package struct HTTPRequest: Sendable {
  package var address: HTTPAddress
  /// JSON that is posted; `nil` for a question without a body.
  package var body: [UInt8]?
  /// What is accepted, for the header of that name.
  package var accept: String
  /// Goes into `Authorization`, and to no other server than the address's.
  package var key: Secret?
  package var patience: HTTPPatience
  /// Bytes of an answer, unpacked, above which it is refused.
  package var limit: Int

  package init(
    _ address: HTTPAddress, body: [UInt8]? = nil, accept: String = "application/json", key: Secret? = nil,
    patience: HTTPPatience = HTTPPatience(), limit: Int = HTTPRequest.answerBytes
  ) {
    self.address = address
    self.body = body
    self.accept = accept
    self.key = key
    self.patience = patience
    self.limit = limit
  }

  /// The longest answer that is taken.
  package static let answerBytes = 16 << 20
}

/// How long a server is waited for, in seconds.
package struct HTTPPatience: Sendable, Equatable {
  package var connect = 10.0
  /// Without a single byte, in either direction.
  package var silence = 300.0
  /// For the whole, however steadily it drips.
  package var total = 1800.0

  package init() {}
}

/// An answer with its whole body, or with what was not handed on while it came.
package struct HTTPResponse: Sendable {
  package var status: Int
  /// Lower case, without parameters: `application/json`; empty where the server does not say.
  package var type: String
  /// Seconds after which the server wants to be asked again; `nil` where it does not say.
  package var retryAfter: Double?
  package var body: [UInt8]

  package var isSuccess: Bool { (200...299).contains(status) }
}
