import Glibc
import Support

/// A batch cannot begin or go on.
enum BatchError: ExplainedError {
  /// The records are those of another input.
  case otherInput(line: Int)
  case records(path: String, line: Int)
  case busy(path: String)
  case occupied(path: String)
  case reading(CInt)
  case writing(path: String, CInt)
  /// The server answers no more.
  case server(failures: Int, last: String)

  var message: String {
    switch self {
    case .otherInput(let line): "line \(line) is not the line that the results have a record of"
    case .records(_, let line): "line \(line) is no record of a batch"
    case .busy: "another batch is writing this file"
    case .occupied: "the file exists"
    case .reading(let code): "cannot read: \(String(cString: strerror(code)))"
    case .writing(_, let code): "cannot write: \(String(cString: strerror(code)))"
    case .server(let failures, let last): "\(failures) lines in a row had no answer from the server; the last: \(last)"
    }
  }

  var place: String? {
    switch self {
    case .otherInput, .reading: "standard input"
    case .records(let path, _), .busy(let path), .occupied(let path), .writing(let path, _): path
    case .server: nil
    }
  }

  var hint: String? {
    switch self {
    case .otherInput: "resume with the input that the results are of, or name another file for the results"
    case .records, .busy: "name another file with --out"
    case .occupied: "--resume goes on with it, --force begins anew"
    case .server: "--resume --retry-failed goes on when it is there again"
    case .reading, .writing: nil
    }
  }

  var exitStatus: ExitStatus {
    switch self {
    case .otherInput, .records: .badInput
    case .busy, .server: .retryLater
    case .occupied: .usage
    case .reading, .writing: .io
    }
  }
}
