import Glibc

/// A shared library that was opened. The only file that knows `dlopen`.
///
/// An adapter's is never unloaded: Swift's runtime keeps pointers into every library it has seen, and a library's own
/// threads or exit handlers may do the same.
package struct SharedLibrary: @unchecked Sendable {
  // checked: the linker may be asked from any thread.
  package let handle: UnsafeMutableRawPointer

  /// The linker's own words.
  package struct Failure: Error {
    package let message: String
  }

  /// When a library's names are looked up, and how long it stays.
  package enum Use {
    /// All at once, and for good. What it brings itself goes before what this program has of the same name.
    case adapter
    /// Each when it is needed, until it is closed.
    case system
  }

  #if SANITIZED
    /// The sanitizers' runtime refuses libraries that have names of their own for what it watches.
    private static let ownNamesFirst: CInt = 0
  #else
    private static let ownNamesFirst: CInt = RTLD_DEEPBIND
  #endif

  /// - Parameter name: a path, or a name that the linker looks for in its folders.
  package init(_ name: String, as use: Use) throws(Failure) {
    let flags =
      switch use {
      case .adapter: RTLD_NOW | CInt(RTLD_NODELETE) | Self.ownNamesFirst
      case .system: RTLD_LAZY
      }
    guard let handle = dlopen(name, flags | RTLD_LOCAL) else {
      throw Failure(message: dlerror().map { String(cString: $0) } ?? "no reason given")
    }
    self.handle = handle
  }

  /// The address of an exported function, `nil` where there is none of that name.
  package func symbol(_ name: String) -> UnsafeMutableRawPointer? { dlsym(handle, name) }

  /// Gives the library back. Nothing that was looked up in it may be called afterwards.
  package func close() { dlclose(handle) }
}
