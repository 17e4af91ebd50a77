import Synchronization

/// Memory for the bodies of all requests together: each alone may be large, and many of them at once may not.
package final class BodyRoom: Sendable {
  private let limit: Int
  private let used = Mutex(0)

  /// - Parameter limit: in bytes.
  package init(limit: Int) { self.limit = limit }

  /// Bytes that are taken.
  package var size: Int { used.withLock { $0 } }

  /// What one request has taken, given back with this object.
  package final class Share: Sendable {
    private let room: BodyRoom
    private let bytes = Mutex(0)

    package init(of room: BodyRoom) { self.room = room }

    /// - Throws: where all requests together would have more than there is.
    package func take(_ count: Int) throws(ServerError) {
      guard room.take(count) else { throw BodyRoom.full }
      bytes.withLock { $0 += count }
    }

    deinit { room.giveBack(bytes.withLock { $0 }) }
  }

  private func take(_ count: Int) -> Bool {
    used.withLock { used in
      guard count <= limit - used else { return false }
      used += count
      return true
    }
  }

  private func giveBack(_ count: Int) { used.withLock { $0 -= count } }

  private static let full = ServerError(
    503, "bodies_full", "too many large requests are coming at once",
    hint: "try again in 5 s; files go to POST /v1/files",
    headers: [("retry-after", "5")])
}
