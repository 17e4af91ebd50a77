import Media
import Support

/// The host could not do what an adapter asked for.
enum HostError: ExplainedError {
  case argument(String)
  case file(FileError)
  case media(MediaError)
  /// No file fits a pattern, or a folder is empty.
  case noFiles(path: String)

  var message: String {
    switch self {
    case .argument(let text): text
    case .file(let error): error.message
    case .media(let error): error.message
    case .noFiles: "no files found"
    }
  }

  var place: String? {
    switch self {
    case .argument: nil
    case .file(let error): error.place
    case .media(let error): error.place
    case .noFiles(let path): path
    }
  }

  var hint: String? {
    switch self {
    case .argument: nil
    case .file(let error): error.hint
    case .media(let error): error.hint
    case .noFiles: "a pattern has one number, such as pose_%06d.json, and needs at least one file that fits"
    }
  }

  var exitStatus: ExitStatus {
    switch self {
    case .argument: .usage
    case .file(let error): error.exitStatus
    case .media(let error): error.exitStatus
    case .noFiles: .missingFile
    }
  }
}
