package import Support

/// An error that crosses from the worker to the host. An ``AdapterFailure`` arrives as itself, any other with its
/// words, place, hint and exit status. The words are the worker's; which adapter it is, and whether the exit status is one
/// that a worker may give, the host knows.
package enum WorkerFailure {
  /// Characters of a text that the host takes, and lines of a log.
  private static let longest = 2000
  private static let lines = 1001

  static func json(_ error: any ExplainedError) -> JSON {
    switch error {
    case AdapterFailure.reported(_, let function, let status, let message, let place, let hint, let log):
      .object([
        "kind": "reported", "function": .string(function), "status": .int(Int(status)),
        "message": .string(message), "place": place.map { .string($0) }, "hint": hint.map { .string($0) },
        "log": .array(WorkerLog.fitting(log, bytes: 1 << 18).map { .string($0) }),
      ])
    case AdapterFailure.contract(_, let function, let detail):
      .object(["kind": "contract", "function": .string(function), "detail": .string(detail)])
    default:
      .object([
        "kind": "other", "message": .string(error.message), "place": error.place.map { .string($0) },
        "hint": error.hint.map { .string($0) }, "exit": .int(Int(error.exitStatus.rawValue)),
      ])
    }
  }

  /// The error again, `nil` where the text is not one of ours.
  /// - Parameters:
  ///   - adapter: the one that was asked to run.
  ///   - isCancelled: whether the host has cancelled the request; else nothing that comes is an interruption.
  package static func error(_ json: JSON, adapter: String, isCancelled: Bool) -> (any ExplainedError)? {
    func text(_ key: String) -> String? { json[key]?.stringValue.map { TerminalText.safe($0, limit: longest) } }
    let (place, hint) = (text("place"), text("hint"))
    switch json["kind"]?.stringValue {
    case "reported":
      guard let function = text("function"), let status = json["status"]?.intValue.flatMap({ Int32(exactly: $0) }),
        let message = text("message"), let log = json["log"]?.arrayValue?.compactMap(\.stringValue)
      else { return nil }
      return AdapterFailure.reported(
        adapter: adapter, function: function, status: StatusCode.settled(status, isCancelled: isCancelled),
        message: message, place: place, hint: hint,
        log: log.prefix(lines).map { TerminalText.safe($0, limit: longest) })
    case "contract":
      guard let function = text("function"), let detail = text("detail") else { return nil }
      return AdapterFailure.contract(adapter: adapter, function: function, detail: detail)
    case "other":
      guard let message = text("message"), let exit = json["exit"]?.intValue.flatMap({ Int32(exactly: $0) }) else {
        return nil
      }
      // Nobody is to take an adapter's words for the program's own.
      let named = message.contains(adapter) ? message : "adapter \(adapter): \(message)"
      return RelayedError(
        message: named, place: place, hint: hint, exitStatus: exitStatus(exit, isCancelled: isCancelled))
    default: return nil
    }
  }

  /// The exit statuses that what an adapter does can lead to. Any other, success above all, would let a stranger decide
  /// what a script takes the run for.
  private static func exitStatus(_ code: Int32, isCancelled: Bool) -> ExitStatus {
    switch ExitStatus(rawValue: code) {
    case let status? where [.badInput, .missingFile, .unavailable, .io].contains(status): status
    case .interrupted? where isCancelled: .interrupted
    default: .unavailable
    }
  }
}

/// An error that happened in a worker and is none of an adapter's: a library that cannot be loaded, for instance.
package struct RelayedError: ExplainedError, Equatable {
  package let message: String
  package let place: String?
  package let hint: String?
  package let exitStatus: ExitStatus
}
