package import Support

/// An error that crosses from the worker to the host. An ``AdapterFailure`` arrives as itself, any other with its
/// words, place, hint and exit status.
enum WorkerFailure {
  static func json(_ error: any ExplainedError) -> JSON {
    switch error {
    case AdapterFailure.reported(let adapter, let function, let status, let message, let place, let hint, let log):
      .object([
        "kind": "reported", "adapter": .string(adapter), "function": .string(function), "status": .int(Int(status)),
        "message": .string(message), "place": place.map { .string($0) }, "hint": hint.map { .string($0) },
        "log": .array(log.map { .string($0) }),
      ])
    case AdapterFailure.contract(let adapter, let function, let detail):
      .object([
        "kind": "contract", "adapter": .string(adapter), "function": .string(function), "detail": .string(detail),
      ])
    default:
      .object([
        "kind": "other", "message": .string(error.message), "place": error.place.map { .string($0) },
        "hint": error.hint.map { .string($0) }, "exit": .int(Int(error.exitStatus.rawValue)),
      ])
    }
  }

  /// The error again, `nil` where the text is not one of ours.
  static func error(_ json: JSON) -> (any ExplainedError)? {
    let (place, hint) = (json["place"]?.stringValue, json["hint"]?.stringValue)
    switch json["kind"]?.stringValue {
    case "reported":
      guard let adapter = json["adapter"]?.stringValue, let function = json["function"]?.stringValue,
        let status = json["status"]?.intValue.flatMap({ Int32(exactly: $0) }),
        let message = json["message"]?.stringValue, let log = json["log"]?.arrayValue?.compactMap(\.stringValue)
      else { return nil }
      return AdapterFailure.reported(
        adapter: adapter, function: function, status: status, message: message, place: place, hint: hint, log: log)
    case "contract":
      guard let adapter = json["adapter"]?.stringValue, let function = json["function"]?.stringValue,
        let detail = json["detail"]?.stringValue
      else { return nil }
      return AdapterFailure.contract(adapter: adapter, function: function, detail: detail)
    case "other":
      guard let message = json["message"]?.stringValue,
        let exit = json["exit"]?.intValue.flatMap({ Int32(exactly: $0) }).flatMap(ExitStatus.init(rawValue:))
      else { return nil }
      return RelayedError(message: message, place: place, hint: hint, exitStatus: exit)
    default: return nil
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
