package import Support

/// An adapter reported an error, or did what the ABI forbids.
package enum AdapterFailure: ExplainedError, Equatable {
  /// What the adapter told through its error record.
  /// - `status`: one of the A2C_ statuses.
  case reported(
    adapter: String, function: String, status: Int32, message: String, place: String?, hint: String?, log: [String])
  /// The adapter broke the ABI's rules.
  case contract(adapter: String, function: String, detail: String)
  /// The host called functions in the wrong order; a defect of this program.
  case lifecycle(adapter: String, function: String, state: String)

  package var message: String {
    switch self {
    case .reported(let adapter, _, _, let message, _, _, _): "adapter \(adapter): \(message)"
    case .contract(let adapter, let function, let detail): "adapter \(adapter) broke the ABI in \(function): \(detail)"
    case .lifecycle(let adapter, let function, let state): "\(function) of adapter \(adapter) was called while \(state)"
    }
  }

  package var place: String? {
    if case .reported(_, _, _, _, let place, _, _) = self { place } else { nil }
  }

  package var hint: String? {
    switch self {
    case .reported(_, _, _, _, _, let hint, _): hint
    case .contract(let adapter, _, _): "this is a defect of \(adapter); tell its author"
    case .lifecycle: nil
    }
  }

  package var exitStatus: ExitStatus {
    switch self {
    case .reported(_, _, let status, _, _, _, _): StatusCode.exitStatus(status)
    case .contract: .unavailable
    case .lifecycle: .internalFault
    }
  }
}
