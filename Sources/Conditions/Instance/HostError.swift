import CA2CPlugin
import Media
import Support
import Tensors

/// The host could not do what an adapter asked for.
enum HostError: ExplainedError {
  case argument(String)
  case file(FileError)
  case media(MediaError)
  /// No file fits a pattern, or a folder holds none, but perhaps other folders.
  case noFiles(path: String, isFolder: Bool = false, folders: [String] = [])
  case weights(WeightsError)
  case noMemory(String)
  /// The host lacks what it takes.
  case unsupported(String, hint: String?)

  var message: String {
    switch self {
    case .argument(let text), .noMemory(let text), .unsupported(let text, _): text
    case .file(let error): error.message
    case .media(let error): error.message
    case .noFiles(_, isFolder: false, _): "no files found"
    case .noFiles(_, _, let folders) where folders.isEmpty: "no files found: the folder is empty"
    case .noFiles(_, _, let folders):
      "no files found: the folder holds other folders alone (\(Self.list(folders)))"
    case .weights(let error): error.message
    }
  }

  var place: String? {
    switch self {
    case .argument, .noMemory, .unsupported: nil
    case .file(let error): error.place
    case .media(let error): error.place
    case .noFiles(let path, _, _): path
    case .weights(let error): error.place
    }
  }

  var hint: String? {
    switch self {
    case .argument: nil
    case .file(let error): error.hint
    case .media(let error): error.hint
    case .weights(let error): error.hint
    case .noMemory: "raise limits.memory_mb in the adapter's adapter.yaml"
    case .unsupported(_, let hint): hint
    case .noFiles(_, isFolder: true, let folders): folders.isEmpty ? nil : "give one of these, or the files themselves"
    case .noFiles: "a pattern has one number, such as pose_%06d.json, and needs at least one file that fits"
    }
  }

  var exitStatus: ExitStatus {
    switch self {
    case .argument: .usage
    case .file(let error): error.exitStatus
    case .media(let error): error.exitStatus
    case .noFiles: .missingFile
    case .weights(let error): error.exitStatus
    case .noMemory, .unsupported: .unavailable
    }
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(4).map { TerminalText.safe($0, limit: 80) }.joined(separator: ", ")
    return names.count > 4 ? "\(shown) and \(names.count - 4) more" : shown
  }

  /// What the adapter's record says.
  var status: a2c_status {
    if case .noMemory = self { A2C_NO_MEMORY } else { StatusCode.status(exitStatus) }
  }
}
