package import Support

/// A step of making a dataset failed, for one instance or as a whole.
package enum DatasetError: ExplainedError {
  case noClips(path: String)
  case line(String)
  case inLine(Int, String)
  /// No line is left to write out.
  case noInstances(leftOut: Int)
  case toolTimedOut(tool: String, seconds: Double, said: String)
  case toolFailed(tool: String, status: Int32, said: String)
  case toolWroteNothing(tool: String, path: String)
  case unrecognised(tool: String, reason: String)
  case otherKind(tool: String, wanted: String, found: String)

  package var message: String {
    switch self {
    case .noClips: "no clips are in it"
    case .line(let problem), .inLine(_, let problem): problem
    case .noInstances(let count): "no instance is there to write: \(count) \(count == 1 ? "line" : "lines") left out"
    case .toolTimedOut(_, let seconds, let said):
      "ended after \(seconds) s, its timeout" + Self.said(said)
    case .toolFailed(_, let status, let said): "ended with status \(status)" + Self.said(said)
    case .toolWroteNothing(_, let path): "ended well and wrote nothing at \(path)"
    case .unrecognised(_, let reason): "no adapter reads its result: \(reason)"
    case .otherKind(_, let wanted, let found): "its result is no \(wanted): it reads as \(found)"
    }
  }

  package var place: String? {
    switch self {
    case .noClips(let path): path
    case .line, .noInstances: nil
    case .inLine(let number, _): "line \(number)"
    case .toolTimedOut(let tool, _, _), .toolFailed(let tool, _, _), .toolWroteNothing(let tool, _),
      .unrecognised(let tool, _), .otherKind(let tool, _, _):
      tool
    }
  }

  package var exitStatus: ExitStatus {
    switch self {
    case .noClips, .line, .inLine, .noInstances: .badInput
    default: .failure
    }
  }

  private static func said(_ text: String) -> String { text.isEmpty ? "" : "; it said last: \(text)" }
}
