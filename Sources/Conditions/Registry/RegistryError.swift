package import Support

/// No adapter of that name can be used.
package enum RegistryError: ExplainedError, Equatable {
  /// - `suggestion`: a sentence; `searched`: the folders that were looked into.
  case unknown(name: String, suggestion: String?, searched: [String], place: String?)
  /// There is a bundle for it, and this is why it does not count.
  case rejected(name: String, bundle: String, reason: String, place: String?)
  /// `A2C_ADAPTERS` does not list it.
  case notAllowed(id: String, place: String?)
  /// Several adapters have ids that end so.
  case ambiguous(name: String, ids: [String], place: String?)
  case path(SearchPathError)
  case missingFolder(path: String)
  /// The manifest requires an extension that this host lacks.
  case requires(adapter: String, extension: String)
  /// The manifest names another entry function than the one this host calls.
  case entry(adapter: String, wanted: String, offered: String)

  package var message: String {
    switch self {
    case .unknown(let name, _, _, _): "unknown adapter '\(name)'"
    case .rejected(let name, _, let reason, _): "adapter '\(name)' cannot be used: \(reason)"
    case .notAllowed(let id, _): "adapter \(id) is not among those that A2C_ADAPTERS allows"
    case .ambiguous(let name, let ids, _): "'\(name)' could be \(ids.joined(separator: " or "))"
    case .path(let error): error.message
    case .missingFolder: "no such folder of adapters"
    case .requires(let adapter, let name):
      "adapter \(adapter) requires the host extension \(name), which this program lacks"
    case .entry(let adapter, let wanted, let offered):
      "adapter \(adapter) has the entry function \(wanted), this program calls \(offered)"
    }
  }

  package var place: String? {
    switch self {
    case .unknown(_, _, _, let place), .notAllowed(_, let place), .ambiguous(_, _, let place): place
    case .rejected(_, let bundle, _, let place): place ?? bundle
    case .missingFolder(let path): path
    case .path, .requires, .entry: nil
    }
  }

  package var hint: String? {
    switch self {
    case .unknown(_, let suggestion, let searched, _):
      suggestion
        ?? (searched.isEmpty ? "no folder of adapters exists" : "looked in " + searched.joined(separator: ", "))
    case .rejected(_, let bundle, _, let place): place == nil ? nil : "its folder is \(bundle)"
    case .notAllowed(let id, _): "add it: A2C_ADAPTERS=\(id),…"
    case .ambiguous: "write the whole id"
    case .path(let error): error.hint
    case .missingFolder: "give a folder that holds NAME.a2c folders"
    case .requires, .entry: "use a newer version of this program, or an older one of the adapter"
    }
  }

  package var exitStatus: ExitStatus {
    switch self {
    case .path(let error): error.exitStatus
    case .missingFolder: .missingFile
    default: .unavailable
    }
  }
}
