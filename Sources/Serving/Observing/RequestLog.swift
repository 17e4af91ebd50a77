import Glibc
package import Support

/// Lines of JSON on standard error, one for each thing that happens, with the id of the request that it belongs to.
package struct RequestLog: Sendable {
  package enum Level: String, Sendable { case info, warning, error }

  private let write: @Sendable (String) -> Void

  /// - Parameter write: takes one line.
  package init(_ write: @escaping @Sendable (String) -> Void) { self.write = write }

  package static let standardError = RequestLog { line in
    let bytes = Array((line + "\n").utf8)
    // One call, so that lines of several threads do not mix; what cannot be said cannot be reported either.
    _ = bytes.withUnsafeBytes { Glibc.write(2, $0.baseAddress, $0.count) }
  }

  /// For tests, and for who wants none.
  package static let none = RequestLog { _ in }

  package func note(_ level: Level, _ event: String, _ values: [JSON.Member] = []) {
    write(
      JSON.object(
        [
          JSON.Member("time", .string(Self.now())), JSON.Member("level", .string(level.rawValue)),
          JSON.Member("event", .string(event)),
        ] + values
      ).text())
  }

  /// `2026-01-31T12:00:00.123Z`
  private static func now() -> String {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    var parts = tm()
    gmtime_r(&time.tv_sec, &parts)
    func two(_ value: CInt) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let milliseconds = String(1000 + time.tv_nsec / 1_000_000).dropFirst()
    return "\(1900 + parts.tm_year)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))T"
      + "\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec)).\(milliseconds)Z"
  }
}
