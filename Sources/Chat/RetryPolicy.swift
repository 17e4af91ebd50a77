import Glibc
import Support

/// How often a request is sent again where that may help, and how long is waited before.
package struct RetryPolicy: Sendable {
  /// Requests in all.
  package var attempts = 4
  /// Seconds before the second one; each further pause is twice as long.
  package var firstPause = 0.5
  package var longestPause = 20.0
  /// The longest pause that a server may ask for; where it asks for more the run ends and says so.
  package var longestWish = 60.0
  package var sleep: @Sendable (Double) -> Void = { usleep(UInt32(clamping: Int(min($0, 3600) * 1e6))) }

  package init() {}

  /// - Parameters:
  ///   - attempt: how many requests failed so far, from 1.
  ///   - wish: what the server asks for.
  ///   - random: from 0 to 1, so that many clients do not come back at once.
  /// - Returns: `nil` where there is no use in another request.
  func pause(after attempt: Int, wish: Double?, random: Double) -> Double? {
    guard attempt < attempts else { return nil }
    if let wish { return wish <= longestWish ? wish : nil }
    var pause = firstPause
    for _ in 1..<max(attempt, 1) { pause = min(pause * 2, longestPause) }
    return pause * (0.75 + random / 2)
  }
}
