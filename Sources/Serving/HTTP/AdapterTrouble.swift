import Conditions

/// That a condition could not be read, and whose fault that was: counted for each adapter.
package struct AdapterTrouble: Sendable, Equatable {
  package enum Kind: String, Sendable {
    /// It says so itself, of the files it was given.
    case refused
    case crash
    case timeout
    /// It broke the rules between adapter and host, or cannot be loaded.
    case broken
  }

  package let adapter: String
  package let kind: Kind

  /// - Returns: `nil` where the error is none of an adapter.
  package init?(_ error: any Error) {
    switch error {
    case AdapterFailure.reported(let adapter, _, _, _, _, _, _): (self.adapter, kind) = (adapter, .refused)
    case AdapterFailure.contract(let adapter, _, _), AdapterFailure.lifecycle(let adapter, _, _):
      (self.adapter, kind) = (adapter, .broken)
    case WorkerError.died(let adapter, _, _, _, _): (self.adapter, kind) = (adapter, .crash)
    case WorkerError.timedOut(let adapter, _, _, _, _), WorkerError.noHandshake(let adapter, _, _):
      (self.adapter, kind) = (adapter, .timeout)
    case WorkerError.malformed(let adapter, _, _, _): (self.adapter, kind) = (adapter, .broken)
    case WorkerError.noWorker(let adapter), WorkerError.cannotStart(let adapter, _):
      (self.adapter, kind) = (adapter, .broken)
    // Whatever else an adapter ran into; it does not say which one.
    case is RelayedError: (adapter, kind) = ("", .refused)
    case let failed as BundlesFailed:
      guard let trouble = failed.first.flatMap({ AdapterTrouble($0) }) else { return nil }
      self = trouble
    default: return nil
    }
  }
}
