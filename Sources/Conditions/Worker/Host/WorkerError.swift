package import Support

/// A worker did not come to an answer. `log` is the last of what its adapter said and wrote.
package enum WorkerError: ExplainedError, Equatable {
  /// The adapter is to run in a process of its own, and this program has no worker.
  case noWorker(adapter: String)
  case cannotStart(adapter: String, reason: String)
  /// The process was there and did not say that it is a worker.
  case noHandshake(adapter: String, seconds: Double, log: [String])
  /// It ended, `cause` says how: `crashed (SIGSEGV)`.
  case died(adapter: String, function: String, cause: String, hint: String?, log: [String])
  /// `limit` names what the manifest says: `prepare_s`.
  case timedOut(adapter: String, function: String, seconds: Double, limit: String, log: [String])
  /// It and what it has started took more than they may, `amount` says how much: `700 MiB of memory`.
  case tookTooMuch(adapter: String, function: String, amount: String, mebibytes: Int, log: [String])
  /// What came from it makes no sense.
  case malformed(adapter: String, function: String, detail: String, log: [String])
  case cancelled(adapter: String)

  /// Lines of log that an error shows.
  package static let shownLines = 20

  package var message: String {
    switch self {
    case .noWorker(let adapter):
      "adapter \(adapter) has to run in a process of its own, which this program cannot start"
    case .cannotStart(let adapter, let reason): "no process can be started for adapter \(adapter): \(reason)"
    case .noHandshake(let adapter, let seconds, _):
      "the process for adapter \(adapter) did not answer within \(Self.text(seconds)) s"
    case .died(let adapter, let function, let cause, _, _): "adapter \(adapter) \(cause) in \(function)"
    case .timedOut(let adapter, let function, let seconds, _, _):
      "adapter \(adapter) was still in \(function) after \(Self.text(seconds)) s and was ended"
    case .tookTooMuch(let adapter, let function, let amount, _, _):
      "adapter \(adapter) and what it started took \(amount) in \(function) and were ended"
    case .malformed(let adapter, let function, let detail, _):
      "the process of adapter \(adapter) sent nonsense in \(function): \(detail)"
    case .cancelled(let adapter): "adapter \(adapter) was cancelled"
    }
  }

  package var hint: String? {
    switch self {
    case .noWorker, .cancelled: nil
    case .cannotStart: "see whether the limit of processes (ulimit -u) or of open files (ulimit -n) is reached"
    case .noHandshake: "try again when the machine is less busy"
    case .died(let adapter, _, _, let hint, _): hint ?? "this is a defect of \(adapter); report it to its author"
    case .timedOut(let adapter, _, _, let limit, _):
      "give it less to do, or raise limits.\(limit) in the adapter.yaml of \(adapter)"
    case .tookTooMuch(let adapter, _, _, let mebibytes, _):
      "its adapter.yaml allows \(mebibytes) MiB (limits.memory_mb) and \(MemoryWatch.mostProcesses) processes: raise the "
        + "limit, or tell the author of \(adapter)"
    case .malformed(let adapter, _, _, _):
      "this is a defect of \(adapter), which wrote over memory; report it to its author"
    }
  }

  package var exitStatus: ExitStatus {
    switch self {
    case .cancelled: .interrupted
    default: .unavailable
    }
  }

  /// The last lines of the log.
  package var log: [String] {
    switch self {
    case .noHandshake(_, _, let log), .died(_, _, _, _, let log), .timedOut(_, _, _, _, let log),
      .malformed(_, _, _, let log), .tookTooMuch(_, _, _, _, let log):
      log
    case .noWorker, .cannotStart, .cancelled: []
    }
  }

  /// The error, and the log's last lines below it.
  package var lines: [String] { [description] + log.map { "  | \($0)" } }

  private static func text(_ seconds: Double) -> String {
    seconds == seconds.rounded() ? "\(Checked.rounded(seconds) ?? 0)" : "\(seconds)"
  }
}
