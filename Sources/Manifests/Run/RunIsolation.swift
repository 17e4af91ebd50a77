/// Where adapters run, as a user asks for it.
package enum RunIsolation: String, CaseIterable, Sendable {
  /// Trusted ones in the program's own process, strangers' in one of their own.
  case auto
  /// Each in a process of its own.
  case process
  /// The same, and a stranger's is refused where the kernel cannot hold it back from everything.
  case strict

  /// What holds where two places ask.
  package static func stronger(_ one: RunIsolation, _ other: RunIsolation) -> RunIsolation {
    let order = allCases
    return (order.firstIndex(of: one) ?? 0) >= (order.firstIndex(of: other) ?? 0) ? one : other
  }
}
