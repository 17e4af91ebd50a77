package import Support

/// A ComfyUI workflow cannot be made for a generator.
package enum WorkflowError: ExplainedError {
  /// No file of that name in the places where workflows are kept.
  case missing(name: String, manifest: String, places: [String])
  case file(FileError)
  case json(JSONError)
  /// The file is JSON, but no workflow.
  case shape(path: String, node: String?, what: String)
  /// A placeholder that is unknown, or that the generator's manifest has no value for.
  case placeholder(path: String, node: String, name: String, hint: String?)

  package var message: String {
    switch self {
    case .missing(let name, _, _): "no workflow '\(name)'"
    case .file(let error): error.message
    case .json(let error): error.message
    case .shape(_, let node, let what): node.map { "node \($0): \(what)" } ?? what
    case .placeholder(_, let node, let name, _): "node \(node): nothing to put for {{\(name)}}"
    }
  }

  package var place: String? {
    switch self {
    case .missing(_, let manifest, _): manifest
    case .file(let error): error.place
    case .json(let error): error.place
    case .shape(let path, _, _), .placeholder(let path, _, _, _): path
    }
  }

  package var hint: String? {
    switch self {
    case .missing(_, _, let places): "it was looked for as " + places.joined(separator: ", ")
    case .file(let error): error.hint
    case .json(let error): error.hint
    case .shape: nil
    case .placeholder(_, _, _, let hint): hint
    }
  }

  package var exitStatus: ExitStatus {
    switch self {
    case .missing: .missingFile
    case .file(let error): error.exitStatus
    case .json, .shape, .placeholder: .badInput
    }
  }
}
