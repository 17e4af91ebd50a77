/// A shared library of the system that is opened when it is first needed, so that what does not need it starts without
/// it. Adapters' libraries, which are strangers', are loaded elsewhere (`DynamicLibrary`).
package struct SystemLibrary: Sendable {
  private let library: SharedLibrary
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
      do throws(SharedLibrary.Failure) {
        return SystemLibrary(library: try SharedLibrary(name, as: .system), name: name)
      } catch {
        first = first ?? Missing(library: name, detail: error.message)
      }
    }
    throw first ?? Missing(library: "", detail: "no name given")
  }

  package var handle: UnsafeMutableRawPointer { library.handle }

  /// The address of an exported function.
  /// - Throws: ``Missing`` where there is none of that name.
  package func function(_ name: String) throws(Missing) -> UnsafeMutableRawPointer {
    guard let address = library.symbol(name) else { throw lacks(name) }
    return address
  }

  /// The error that a function is not there.
  package func lacks(_ function: String) -> Missing {
    Missing(library: name, detail: "it has no function \(function)")
  }

  /// Gives the library back. Nothing that was looked up in it may be called afterwards.
  package func close() { library.close() }
}
