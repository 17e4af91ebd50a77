import Glibc

/// A shared library of the system that is opened when it is first needed, so that what does not need it starts without
/// it. It stays in the process. Adapters' libraries, which are strangers', are loaded elsewhere (`DynamicLibrary`).
package struct SystemLibrary: @unchecked Sendable {
  // checked: the linker may be asked from any thread.
  package let handle: UnsafeMutableRawPointer
  /// The name that it was asked for by: `libavutil.so.57`.
  package let name: String

  /// Why a library cannot be used.
  package struct Missing: Error, Equatable {
    package let library: String
    /// The linker's words.
    package let detail: String

    package init(library: String, detail: String) {
      self.library = library
      self.detail = detail
    }
  }

  /// Opens the first of several names that there is.
  /// - Throws: ``Missing`` with the first name, where there is none.
  package static func open(_ names: String...) throws(Missing) -> SystemLibrary {
    var first: Missing?
    for name in names {
      if let handle = dlopen(name, RTLD_LAZY | RTLD_LOCAL) { return SystemLibrary(handle: handle, name: name) }
      first = first ?? Missing(library: name, detail: dlerror().map { String(cString: $0) } ?? "no reason given")
    }
    throw first ?? Missing(library: "", detail: "no name given")
  }

  /// The address of an exported function.
  /// - Throws: ``Missing`` where there is none of that name.
  package func function(_ name: String) throws(Missing) -> UnsafeMutableRawPointer {
    guard let address = dlsym(handle, name) else { throw lacks(name) }
    return address
  }

  /// The error that a function is not there.
  package func lacks(_ function: String) -> Missing {
    Missing(library: name, detail: "it has no function \(function)")
  }

  /// Gives the library back. Nothing that was looked up in it may be called afterwards.
  package func close() { dlclose(handle) }
}
