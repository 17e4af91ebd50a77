package import Support

/// A library could not be loaded as an adapter.
package enum LoadError: ExplainedError, Equatable {
  case missing(file: String, adapter: String)
  /// The manifest names no library for this machine.
  case noLibraryForPlatform(adapter: String, platform: String, known: [String])
  /// Not a shared library that this machine can run; `detail` says why.
  case notLoadable(file: String, detail: String)
  case hash(file: String, expected: String, found: String)
  /// The dynamic linker said no.
  case linker(file: String, detail: String)
  case noEntry(file: String, symbol: String)
  case probe(file: String)
  /// The entry table or a descriptor breaks the ABI.
  case table(file: String, detail: String)
  /// The manifest and the library name different adapters.
  case identity(file: String, field: String, manifest: String, library: String)
  /// The file system said no.
  case unreadable(FileError)

  package var message: String {
    switch self {
    case .missing(_, let adapter): "the library of adapter \(adapter) is missing"
    case .noLibraryForPlatform(let adapter, let platform, _): "adapter \(adapter) has no library for \(platform)"
    case .notLoadable(_, let detail): "not a library this machine can load: \(detail)"
    case .hash(_, let expected, let found): "the SHA-256 is \(found), the manifest says \(expected)"
    case .linker(_, let detail): "the library cannot be loaded: \(detail)"
    case .noEntry(_, let symbol): "the library does not export \(symbol)"
    case .probe: "the library was compiled for another machine or another major version of the ABI"
    case .table(_, let detail): "the library breaks the adapter ABI: \(detail)"
    case .identity(_, let field, let manifest, let library):
      "the manifest says \(field) '\(manifest)', the library says '\(library)'"
    case .unreadable(let error): error.message
    }
  }

  package var place: String? {
    switch self {
    case .noLibraryForPlatform: nil
    case .missing(let file, _), .notLoadable(let file, _), .hash(let file, _, _), .linker(let file, _),
      .noEntry(let file, _), .probe(let file), .table(let file, _), .identity(let file, _, _, _):
      file
    case .unreadable(let error): error.place
    }
  }

  package var hint: String? {
    switch self {
    case .missing: "build it (`make build` for the adapters of this project) or reinstall the adapter's folder"
    case .noLibraryForPlatform(_, _, let known):
      known.isEmpty ? nil : "the manifest has one for " + known.joined(separator: ", ")
    case .hash: "reinstall the adapter, or correct `sha256` in its adapter.yaml if the library was rebuilt on purpose"
    case .noEntry:
      "the entry function needs A2C_EXPORT in C, or `@c @implementation public func` in Swift"
    case .identity: "make adapter.yaml and the library's descriptor agree"
    case .probe: "recompile it with the headers of this version"
    case .notLoadable, .linker, .table: nil
    case .unreadable(let error): error.hint
    }
  }

  package var exitStatus: ExitStatus { .unavailable }
}
