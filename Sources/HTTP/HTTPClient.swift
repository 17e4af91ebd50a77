import Synchronization

/// Sends requests. Connections are kept for further ones; any thread may send.
package final class HTTPClient: Sendable {
  private let idle = Mutex<[CurlHandle]>([])

  /// Connections kept.
  private static let mostIdle = 64
  /// Steps from one address to the next that are followed.
  private static let mostRedirects = 5

  package init() {}

  /// Sends a request and waits for the answer.
  ///
  /// A server that sends elsewhere is followed to itself only: neither the key nor the body goes to another one.
  /// - Parameters:
  ///   - isCancelled: asked now and then; the request ends where it says so.
  ///   - onData: offered the body of an answer of success as it comes, with its type; what it does not take is kept.
  ///     Called on the caller's thread.
  package func send(
    _ request: HTTPRequest, isCancelled: () -> Bool = { false },
    onData: (_ type: String, UnsafeRawBufferPointer) -> Bool = { _, _ in false }
  ) throws(HTTPError) -> HTTPResponse {
    var request = request
    for _ in 0...Self.mostRedirects {
      let handle = try takeHandle(for: request.address)
      let (response, next) = try handle.send(request, isCancelled: isCancelled, onData: onData)
      keep(handle)
      guard (300...399).contains(response.status), let next else { return response }
      let address = try HTTPAddress(next)
      guard request.address.covers(address) else {
        throw HTTPError(.redirect, server: request.address.shown, "the server sends elsewhere, to \(address.shown)")
      }
      request.address = address
    }
    throw HTTPError(
      .redirect, server: request.address.shown, "the server sends from one address to the next without end")
  }

  private func takeHandle(for address: HTTPAddress) throws(HTTPError) -> CurlHandle {
    if let handle = idle.withLock({ $0.popLast() }) { return handle }
    return try CurlHandle(for: address)
  }

  /// Where sending failed the handle goes, and its connection with it.
  private func keep(_ handle: CurlHandle) {
    idle.withLock { if $0.count < Self.mostIdle { $0.append(handle) } }
  }
}
